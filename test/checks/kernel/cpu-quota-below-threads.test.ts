import check from '../../../checks/kernel/cpu-quota-below-threads.ts';
import { testCheck } from '../../helpers/test-check.ts';

const limited = {
  'platform.container': 'docker',
  'cpu.quota': 400,
  'cpu.cores': 8,
  'cpu.allowedThreads': 8,
  gpus: [],
  runtimes: [{ kind: 'ollama', version: '0.32.15' }],
  servers: [{ kind: 'llama.cpp', flags: { entries: {} } }],
};

testCheck(check, {
  found: [{ name: 'four CPUs’ time on eight cores', is: 'exposed', facts: limited, cites: 'https://github.com/ollama/ollama/issues/17916' }],
  clear: [
    { name: 'Ollama before 0.30 reads the quota itself', facts: { ...limited, runtimes: [{ kind: 'ollama', version: '0.12.6' }] } },
    { name: 'the server was told', facts: { ...limited, servers: [{ kind: 'llama.cpp', flags: { entries: { '--threads': '4' } } }] } },
    { name: 'no quota', facts: { ...limited, 'cpu.quota': null } },
    { name: 'pinned to four CPUs with the time of four', facts: { ...limited, 'cpu.allowedThreads': 4 } },
    { name: 'outside of a container', facts: { ...limited, 'platform.container': null } },
    { name: 'the model runs on a GPU', facts: { ...limited, gpus: [{ vendor: 'amd', renderNodeOpens: true }] } },
  ],
  unknown: [{ name: 'the quota could not be read', facts: { ...limited, 'cpu.quota': { gap: 'denied' } } }],
});
