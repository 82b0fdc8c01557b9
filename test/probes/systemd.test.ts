import { expect, test } from 'vitest';
import systemd from '../../src/probes/systemd.ts';
import { gather, shown } from '../helpers/gather.ts';

const running = `
-- ok file /proc/1/comm
systemd
-- ok stat /run/systemd/system
kind=dir mode=0755 uid=0 gid=0 user=root group=root size=40 rdev=0:0
-- ok file /proc/self/status
Uid:	1000	1000	1000	1000
Gid:	1000	1000	1000	1000
Groups:	1000
-- ok file /etc/passwd
me:x:1000:1000::/home/me:/bin/bash
-- ok stat /run/user/1000/systemd
kind=dir mode=0700 uid=1000 gid=1000 user=me group=me size=1 rdev=0:0
-- absent stat /var/lib/systemd/linger/me
-- exit 0 command systemctl show --property=Version,SystemState
Version=255.4-1ubuntu8.10
SystemState=degraded
`;

test('a system with systemd', async () => {
  const { facts } = await gather(running, systemd);
  expect(
    Object.fromEntries(['init', 'running', 'version', 'state', 'userManager', 'lingering'].map((name) => [name, shown(facts, `systemd.${name}`)])),
  ).toEqual({
    init: 'systemd',
    running: true,
    version: '255.4',
    state: 'degraded',
    userManager: true,
    lingering: false,
  });
});

test('another init: nothing is asked', async () => {
  const { facts } = await gather('-- ok file /proc/1/comm\nopenrc-init\n-- absent stat /run/systemd/system', systemd);
  expect([shown(facts, 'systemd.init'), shown(facts, 'systemd.running'), shown(facts, 'systemd.version'), shown(facts, 'systemd.lingering')]).toEqual([
    'openrc-init',
    false,
    null,
    false,
  ]);
});

test('an account that /etc/passwd does not know', async () => {
  const { facts } = await gather(running.replace('me:x:1000', 'you:x:1001'), systemd);
  expect(shown(facts, 'systemd.lingering')).toEqual({ gap: 'unreadable' });
});

test('nothing recorded', async () => {
  const { facts } = await gather('-- ok file /proc/1/comm\nsystemd', systemd);
  expect([shown(facts, 'systemd.running'), shown(facts, 'systemd.lingering')]).toEqual([{ gap: 'not-recorded' }, { gap: 'not-recorded' }]);
});
