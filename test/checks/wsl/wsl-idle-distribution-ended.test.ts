import check from '../../../checks/wsl/wsl-idle-distribution-ended.ts';
import { testCheck } from '../../helpers/test-check.ts';

const idle = {
  'platform.system': 'wsl2',
  'platform.container': null,
  'wsl.vmIdleTimeout': -1,
  'wsl.instanceIdleTimeout': null,
  'wsl.endsIdle': null,
  services: [{ serves: 'ollama', activeState: 'active' }],
} as const;

testCheck(check, {
  found: [
    { name: 'the machine is kept, the distribution is not', is: 'exposed', facts: idle },
    {
      name: 'a report with the file',
      is: 'suspected',
      facts: { ...idle, 'wsl.endsIdle': { prose: true } },
      log: ['WSL idles out services like ollama despite vmIdleTimeout=-1'],
      cites: 'https://github.com/microsoft/WSL/issues/13014',
    },
    {
      name: 'a report without one',
      is: 'suspected',
      facts: { 'platform.system': 'wsl2', 'platform.container': { gap: 'not-in-text' }, 'wsl.endsIdle': { prose: true } },
      log: ['WSL2 completely shuts down when inactive'],
      cites: 'https://github.com/microsoft/WSL/issues/10157',
    },
    {
      name: 'the terminal first',
      is: 'suspected',
      facts: { 'platform.system': 'wsl2', 'platform.container': { gap: 'not-in-text' }, 'wsl.endsIdle': { prose: true } },
      log: ['After closing the terminal, WSL shuts down within a minute'],
    },
    {
      name: 'what it does not do',
      is: 'suspected',
      facts: { 'platform.system': 'wsl2', 'platform.container': { gap: 'not-in-text' }, 'wsl.endsIdle': { prose: true } },
      log: ["wsl doesn't keep running in background after closing window"],
      cites: 'https://github.com/microsoft/WSL/issues/9401',
    },
  ],
  clear: [
    { name: 'all defaults, and nothing told', facts: { ...idle, 'wsl.vmIdleTimeout': null } },
    { name: 'nothing serves there', facts: { ...idle, services: [] } },
    { name: 'the distribution is kept as well', facts: { ...idle, 'wsl.instanceIdleTimeout': -1 } },
    { name: 'a time of the user’s own', facts: { ...idle, 'wsl.vmIdleTimeout': 600000 } },
    { name: 'Linux itself', facts: { ...idle, 'platform.system': 'native' } },
  ],
  unknown: [
    {
      name: 'Windows’ drive is not mounted',
      facts: { ...idle, 'wsl.vmIdleTimeout': { gap: 'unsupported' }, 'wsl.instanceIdleTimeout': { gap: 'unsupported' } },
    },
    {
      name: 'the file in a report of something else',
      facts: { 'platform.system': 'wsl2', 'wsl.vmIdleTimeout': -1, 'wsl.instanceIdleTimeout': null },
      log: ['vmIdleTimeout=-1', 'torch.OutOfMemoryError: CUDA out of memory.'],
    },
    {
      name: 'another thing of WSL’s that stops',
      facts: { 'platform.system': 'wsl2' },
      log: ['WSL crashes when the memory is full', 'Ollama unloads the model after it was idle for 5 minutes'],
    },
  ],
});
