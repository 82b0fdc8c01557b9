import check from '../../../checks/service/service-killed-by-oomd.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { services: [{ result: 'oom-kill', memoryMax: null }], 'memory.oomKills': 0 } as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'ended for memory, the kernel killed nothing', facts, cites: 'https://github.com/systemd/systemd/pull/22629' },
    {
      is: 'confirmed',
      name: 'what the manager logs',
      log: ['systemd[1]: ollama.service: systemd-oomd killed 23 process(es) in this unit.'],
      cites: 'https://github.com/systemd/systemd/pull/20690',
    },
    {
      is: 'confirmed',
      name: 'what systemd-oomd logs',
      log: [
        'systemd-oomd[812]: Killed /system.slice/llama-server.service due to memory pressure for /system.slice being 84.10% > 80.00% for > 30s with reclaim activity',
      ],
    },
  ],
  clear: [
    { name: 'the kernel killed it', facts: { ...facts, 'memory.oomKills': 1 } },
    { name: 'the unit has a limit of its own', facts: { ...facts, services: [{ result: 'oom-kill', memoryMax: 1024 ** 3 }] } },
  ],
  unknown: [
    {
      name: 'a terminal was ended, in which anything may have run',
      log: [
        'systemd-oomd[934]: Killed /user.slice/user-1000.slice/user@1000.service/app.slice/app-org.gnome.Terminal.slice/vte-spawn-1.scope due to memory pressure for /user.slice/user-1000.slice/user@1000.service being 65.85% > 50.00% for > 20s with reclaim activity',
      ],
    },
    { name: 'the kernel’s count is not known', facts: { ...facts, 'memory.oomKills': { gap: 'not-recorded' } } },
    {
      name: 'another program of the desktop was ended',
      log: [
        'systemd-oomd[934]: Killed /user.slice/user-1000.slice/user@1000.service/app.slice/app-gnome-firefox-41.scope due to memory pressure for /user.slice/user-1000.slice/user@1000.service being 65.85% > 50.00%',
      ],
    },
    { name: 'another program was ended', log: ['systemd[1]: app-firefox.scope: systemd-oomd killed 5 process(es) in this unit.'] },
  ],
});
