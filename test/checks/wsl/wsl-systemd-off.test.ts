import check from '../../../checks/wsl/wsl-systemd-off.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = {
  'platform.system': 'wsl2',
  'platform.container': null,
  'systemd.running': false,
  'wsl.systemd': null,
  runtimes: [{ kind: 'ollama', running: false }],
};

testCheck(check, {
  found: [
    { name: 'Debian from the store', facts: wsl, is: 'exposed' },
    {
      name: 'systemctl says so',
      facts: wsl,
      log: ["System has not been booted with systemd as init system (PID 1). Can't operate."],
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/pull/6693',
    },
  ],
  clear: [
    { name: 'systemd is on', facts: { ...wsl, 'systemd.running': true, 'wsl.systemd': true } },
    { name: 'it was started by hand', facts: { ...wsl, runtimes: [{ kind: 'ollama', running: true }] } },
    { name: 'no Ollama', facts: { ...wsl, runtimes: [] } },
    {
      name: 'Linux itself without systemd',
      facts: { ...wsl, 'platform.system': 'native' },
      log: ['System has not been booted with systemd as init system (PID 1).'],
    },
  ],
  unknown: [{ name: 'wsl.conf could not be read', facts: { ...wsl, 'wsl.systemd': { gap: 'denied' } } }],
});
