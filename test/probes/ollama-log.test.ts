import { expect, test } from 'vitest';
import probe from '../../src/probes/ollama-log.ts';
import { gather, shown, shownList } from '../helpers/gather.ts';

const [show, journal] = probe.reads.filter((read) => read.startsWith('command ')) as [string, string];
const unit =
  '-- ok stat /etc/systemd/system/ollama.service\nkind=file mode=0644 uid=0 gid=0 user=root group=root size=1 rdev=0:0\n-- absent stat /usr/lib/systemd/system/ollama.service\n-- absent stat /lib/systemd/system/ollama.service\n';

test('the start of a service that dropped its integrated GPU', async () => {
  const { facts } = await gather(
    `${unit}-- exit 0 ${show}
Environment=PATH=/usr/bin OLLAMA_CONTEXT_LENGTH=65536
EnvironmentFiles=
-- exit 0 ${journal}
time=2026-08-14T20:21:10.761-03:00 level=INFO source=types.go:50 msg="inference compute" id=cpu library=cpu compute="" name=cpu description=cpu libdirs=ollama total="15.0 GiB"
time=2026-08-14T20:21:10.762-03:00 level=INFO source=routes.go:2040 msg="vram-based default context" total_vram="0 B" default_num_ctx=4096
time=2026-08-14T20:21:11.000-03:00 level=WARN source=server.go:1 msg="requested context size too large for model" num_ctx=65536 n_ctx_train=40960
`,
    probe,
  );
  expect(shown(facts, 'ollama.compute')).toEqual(['cpu']);
  expect([shown(facts, 'ollama.totalVram'), shown(facts, 'ollama.contextDefault'), shown(facts, 'ollama.contextRequested')]).toEqual([0, 4096, 65536]);
  expect(shown(facts, 'ollama.runners')).toEqual({ gap: 'unsupported' });
  expect(shownList(facts, 'models')).toMatchObject([{ contextRequested: 65536, contextTrained: 40960, context: 40960 }]);
});

test('a journal that is closed to this user', async () => {
  const { facts } = await gather(
    `${unit}-- exit 0 ${show}\nEnvironment=\nEnvironmentFiles=/etc/default/ollama (ignore_errors=no)\n-- exit 1 ${journal}\nNo journal files were opened due to insufficient permissions.\n`,
    probe,
  );
  expect(shown(facts, 'ollama.compute')).toEqual({ gap: 'denied' });
  // What stands in the file is not shown, so the variables are not known.
  expect(shown(facts, 'ollama.environment')).toMatchObject({ gap: 'unreadable' });
});

test('no such service', async () => {
  const { facts } = await gather(
    '-- absent stat /etc/systemd/system/ollama.service\n-- absent stat /usr/lib/systemd/system/ollama.service\n-- absent stat /lib/systemd/system/ollama.service\n',
    probe,
  );
  expect(shown(facts, 'ollama.compute')).toEqual({ gap: 'unsupported' });
});
