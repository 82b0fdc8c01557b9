import { expect, test } from 'vitest';
import journal from '../../src/probes/journal.ts';
import { gather, shown } from '../helpers/gather.ts';

const unit = `
-- ok stat /run/systemd/system
kind=dir mode=0755 uid=0 gid=0 user=root group=root size=40 rdev=0:0
-- absent env HOME
-- ok list /etc/systemd/system
ollama.service
-- ok file /etc/systemd/system/ollama.service
[Service]
ExecStart=/usr/local/bin/ollama serve
-- absent list /run/systemd/system
-- absent list /usr/local/lib/systemd/system
-- absent list /usr/lib/systemd/system
-- absent list /lib/systemd/system
-- absent list /etc/systemd/user
-- absent list /usr/local/lib/systemd/user
-- absent list /usr/lib/systemd/user
`;
const command = 'command journalctl -u ollama.service -b -o short-monotonic --no-pager -n 600';

test('the lines of a unit, without times and host', async () => {
  const { facts, log } = await gather(
    `${unit}-- exit 0 ${command}\n[    9.100000] box systemd[1]: Started ollama.service - Ollama Service.\n[    9.200000] box ollama[1555]: Error: mkdir /home/me: permission denied\n`,
    journal,
  );
  expect(shown(facts, 'logs.serviceRead')).toBe(true);
  expect(log).toEqual([
    { text: 'Started ollama.service - Ollama Service.', source: 'journal ollama.service' },
    { text: 'Error: mkdir /home/me: permission denied', source: 'journal ollama.service' },
  ]);
});

test('a journal that is closed to this user', async () => {
  const { facts } = await gather(
    `${unit}-- exit 0 ${command}\n-- No entries --\n-- stderr\nHint: You are currently not seeing messages from other users and the system.\n`.replace(
      '\n-- No entries --',
      '\n\\-- No entries --',
    ),
    journal,
  );
  expect(shown(facts, 'logs.serviceRead')).toEqual({ gap: 'denied' });
});

test('no such unit, no systemd', async () => {
  expect(shown((await gather(unit.replace('ollama serve', 'true'), journal)).facts, 'logs.serviceRead')).toBeNull();
  expect(shown((await gather('-- absent stat /run/systemd/system', journal)).facts, 'logs.serviceRead')).toBeNull();
  expect(shown((await gather('-- denied stat /run/systemd/system', journal)).facts, 'logs.serviceRead')).toEqual({ gap: 'denied' });
});
