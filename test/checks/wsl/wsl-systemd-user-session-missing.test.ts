import check from '../../../checks/wsl/wsl-systemd-user-session-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gone = { 'platform.system': 'wsl2', 'platform.container': null, 'wsl.userBus': false, 'systemd.running': true, 'wsl.systemd': null } as const;

testCheck(check, {
  found: [
    {
      name: 'systemctl --user',
      is: 'suspected',
      facts: gone,
      log: ['Failed to connect to user scope bus via local transport: No such file or directory'],
      cites: 'https://github.com/microsoft/WSL/issues/13143',
    },
    {
      name: 'WSL says so itself',
      is: 'confirmed',
      facts: { 'platform.system': 'wsl2' },
      log: ["wsl: Failed to start the systemd user session for 'jane'. See journalctl for more details."],
    },
  ],
  clear: [
    { name: 'Linux itself', facts: { ...gone, 'platform.system': 'native' }, log: ['Failed to connect to bus: No such file or directory'] },
    {
      name: 'systemd is off, and systemctl says the same',
      facts: { ...gone, 'systemd.running': false },
      log: ['Failed to connect to user scope bus via local transport: No such file or directory'],
    },
    { name: 'a live machine', facts: { ...gone, 'wsl.userBus': null } },
  ],
  unknown: [
    {
      name: 'nobody tells whether systemd is on',
      facts: { ...gone, 'systemd.running': { gap: 'not-in-text' }, 'wsl.systemd': { gap: 'not-in-text' } },
      log: ['Failed to connect to bus: No such file or directory'],
    },
    { name: 'the system’s bus, without systemd', facts: { 'platform.system': 'wsl2' }, log: ['Failed to connect to bus: Host is down'] },
  ],
});
