import check from '../../../checks/service/systemd-not-running.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'platform.system': 'native',
  'systemd.running': false,
  'platform.container': null,
  runtimes: [{ kind: 'ollama', path: '/usr/local/bin/ollama', packages: [] }],
  servers: [],
  'environment.variables': { entries: {} },
} as const;

testCheck(check, {
  found: [
    { is: 'exposed', name: 'OpenRC', facts, cites: 'https://github.com/ollama/ollama/issues/16191' },
    {
      is: 'exposed',
      name: 'the same, where no package is known and programs may lie elsewhere',
      facts: { ...facts, runtimes: { incomplete: [{ kind: 'ollama', path: '/usr/local/bin/ollama', packages: null }] } },
    },
  ],
  clear: [
    { name: 'a client of a server elsewhere', facts: { ...facts, 'environment.variables': { entries: { OLLAMA_HOST: 'http://nas:11434' } } } },
    { name: 'systemd runs', facts: { ...facts, 'systemd.running': true } },
    { name: 'the server was started otherwise', facts: { ...facts, servers: [{ kind: 'ollama' }] } },
    {
      name: 'a distribution’s package, with a script of its own',
      facts: { ...facts, runtimes: [{ kind: 'ollama', path: '/usr/bin/ollama', packages: ['ollama'] }] },
    },
    { name: 'WSL', facts: { ...facts, 'platform.system': 'wsl2' } },
    { name: 'a container', facts: { ...facts, 'platform.container': 'docker' } },
  ],
  unknown: [
    { name: 'processes not listed', facts: { ...facts, servers: { gap: 'denied' } } },
    { name: 'the message of any other program', log: ["System has not been booted with systemd as init system (PID 1). Can't operate."] },
  ],
});
