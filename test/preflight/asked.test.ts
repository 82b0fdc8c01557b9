import { describe, expect, test } from 'vitest';
import { askedDisk, askedNodes, askedPort, askedProbe } from '../../src/preflight/asked.ts';
import type { Probe } from '../../src/probes/define-probe.ts';
import { gather, shown } from '../helpers/gather.ts';

const probe = (...asked: Parameters<typeof askedProbe>[0]): Probe => askedProbe(asked) as Probe;
const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const passwd = '-- ok file /etc/passwd\nroot:x:0:0:root:/root:/bin/bash\nollama:x:998:997::/usr/share/ollama:/bin/false\nme:x:1000:1000::/home/me:/bin/bash\n';

describe('what a document asks of the machine', () => {
  test('free space, on the nearest folder that is there', async () => {
    const { facts } = await gather(
      '-- absent statfs /srv/models/x\n-- absent statfs /srv/models\n-- ok statfs /srv\ntype=0xef53 bsize=4096 blocks=1000 bavail=500\n',
      probe(askedDisk('/srv/models/x')),
    );
    expect(shown(facts, 'asked.free /srv/models/x')).toBe(2_048_000);
    const denied = await gather('-- denied statfs /srv/x\n', probe(askedDisk('/srv/x')));
    expect(shown(denied.facts, 'asked.free /srv/x')).toEqual({ gap: 'denied' });
  });

  test('ports: free, taken with its owner, or not known', async () => {
    const tables = `-- ok file /proc/net/tcp\n${head}   0: 0100007F:2CAA 00000000:0000 0A 00000000:00000000 00:00000000 00000000   998        0 20813 1 0 100 0 0 10 0\n`;
    const taken = await gather(`${tables}-- absent file /proc/net/tcp6\n${passwd}`, probe(askedPort(11434), askedPort(80)));
    expect([shown(taken.facts, 'asked.port 11434'), shown(taken.facts, 'asked.port 80')]).toEqual(['taken by ollama', null]);
    const blind = await gather(`${tables}-- denied file /proc/net/tcp6\n${passwd}`, probe(askedPort(80)));
    expect(shown(blind.facts, 'asked.port 80')).toEqual({ gap: 'denied' });
  });

  const nodes =
    '-- ok list /dev/dri\ncard0\nrenderD128\n-- ok stat /dev/dri/renderD128\nkind=char mode=0660 uid=0 gid=105 user=root group=render size=0 rdev=226:128\n';
  const groups = (members: string) => `-- ok file /etc/group\nroot:x:0:\nrender:x:105:${members}\nollama:x:997:\nme:x:1000:\n`;
  test('device nodes, for a named user', async () => {
    const asked = askedNodes('/dev/dri/renderD*', 'ollama');
    const member = await gather(`${nodes}${passwd}${groups('ollama')}`, probe(asked));
    expect([shown(member.facts, asked.found.id), shown(member.facts, asked.closed.id)]).toEqual([['/dev/dri/renderD128'], []]);
    const stranger = await gather(`${nodes}${passwd}${groups('')}`, probe(asked));
    expect(shown(stranger.facts, asked.closed.id)).toEqual(['/dev/dri/renderD128 (root:render 0660), ollama is in: ollama']);
  });

  test('a person may be let in by an access list, a user may come from a directory: not known', async () => {
    const me = askedNodes('/dev/dri/renderD*', 'me');
    expect(shown((await gather(`${nodes}${passwd}${groups('')}`, probe(me))).facts, me.closed.id)).toEqual({ gap: 'unsupported' });
    const nobody = askedNodes('/dev/dri/renderD*', 'nobodyknown');
    expect(shown((await gather(`${nodes}${passwd}${groups('')}`, probe(nobody))).facts, nobody.closed.id)).toEqual({ gap: 'unreadable' });
  });

  test('device nodes, for this process', async () => {
    const asked = askedNodes('/dev/dri/renderD*', null);
    expect(shown((await gather(`${nodes}-- ok access /dev/dri/renderD128 rw\nno EACCES\n`, probe(asked))).facts, asked.closed.id)).toEqual([
      '/dev/dri/renderD128 (root:render 0660)',
    ]);
    expect(shown((await gather(`${nodes}-- ok access /dev/dri/renderD128 rw\nyes\n`, probe(asked))).facts, asked.closed.id)).toEqual([]);
    const none = await gather('-- absent list /dev/dri\n', probe(asked));
    expect(shown(none.facts, asked.found.id)).toEqual([]);
  });

  test('nothing asked, no probe', () => expect(askedProbe([])).toBeUndefined());
});
