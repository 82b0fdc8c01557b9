import check from '../../../checks/wsl/wsl-systemd-off.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = {
  'platform.system': 'wsl2',
  'platform.container': null,
  'systemd.running': false,
  'wsl.systemd': null,
  'environment.variables': { entries: {} },
  // Programs may lie elsewhere as well, and none of a live machine is known not to run.
  runtimes: { incomplete: [{ kind: 'ollama', path: '/usr/local/bin/ollama', packages: null }] },
  'ollama.version': null,
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
    { name: 'it was started by hand', facts: { ...wsl, 'ollama.version': '0.32.15' } },
    { name: 'a package of the distribution', facts: { ...wsl, runtimes: [{ kind: 'ollama', path: '/usr/bin/ollama', packages: ['ollama'] }] } },
    { name: 'a client of the server in Windows', facts: { ...wsl, 'environment.variables': { entries: { OLLAMA_HOST: 'http://172.20.0.1:11434' } } } },
    {
      name: 'words of a container, in a report',
      facts: { 'platform.system': { prose: 'wsl2' }, 'platform.container': { prose: 'docker' }, runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: ['System has not been booted with systemd as init system (PID 1)'],
    },
    { name: 'no Ollama', facts: { ...wsl, runtimes: [] } },
    {
      name: 'Linux itself without systemd',
      facts: { ...wsl, 'platform.system': 'native' },
      log: ['System has not been booted with systemd as init system (PID 1).'],
    },
  ],
  unknown: [{ name: 'wsl.conf could not be read', facts: { ...wsl, 'wsl.systemd': { gap: 'denied' } } }],
});
