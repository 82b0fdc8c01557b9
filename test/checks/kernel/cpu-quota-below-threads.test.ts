import check from '../../../checks/kernel/cpu-quota-below-threads.ts';
import { testCheck } from '../../helpers/test-check.ts';

const limited = {
  'platform.container': 'docker',
  'cpu.quota': 400,
  'cpu.cores': 8,
  'cpu.allowedThreads': 8,
  'cpu.threads': 8,
  'cpu.vendor': 'amd',
  'cpu.model': 'AMD EPYC 7543P 32-Core Processor',
  gpus: [],
  runtimes: [{ kind: 'ollama', version: '0.32.15' }],
  servers: [{ kind: 'llama.cpp', flags: { entries: {} }, environment: { entries: {} } }],
};

testCheck(check, {
  found: [
    { name: 'four CPUs’ time on eight cores', is: 'exposed', facts: limited, cites: 'https://github.com/ollama/ollama/issues/17916' },
    {
      name: 'a server that was told to choose by itself',
      is: 'exposed',
      facts: { ...limited, servers: [{ kind: 'llama.cpp', flags: { entries: { '--threads': '-1' } }, environment: { entries: {} } }] },
    },
    {
      name: 'pinned to four CPUs with the time of four',
      is: 'exposed',
      facts: { ...limited, 'cpu.allowedThreads': 4 },
      cites: 'https://github.com/ollama/ollama/issues/17916',
    },
  ],
  clear: [
    { name: 'Ollama before 0.30 reads the quota itself', facts: { ...limited, runtimes: [{ kind: 'ollama', version: '0.24.0' }] } },
    { name: 'the server was told', facts: { ...limited, servers: [{ kind: 'llama.cpp', flags: { entries: { '--threads': '4' } } }] } },
    {
      name: 'the server was told by its environment',
      facts: { ...limited, servers: [{ kind: 'llama.cpp', flags: { entries: {} }, environment: { entries: { LLAMA_ARG_THREADS: '4' } } }] },
    },
    {
      name: 'eight fast cores and eight slow ones, of which llama.cpp takes the fast',
      facts: { ...limited, 'cpu.quota': 800, 'cpu.cores': 16, 'cpu.allowedThreads': 24 },
    },
    { name: 'no quota', facts: { ...limited, 'cpu.quota': null } },
    {
      name: 'a Core Ultra without hyperthreading, of which llama.cpp takes four',
      facts: {
        ...limited,
        'cpu.quota': 600,
        'cpu.cores': 20,
        'cpu.threads': 20,
        'cpu.allowedThreads': 20,
        'cpu.vendor': 'intel',
        'cpu.model': 'Intel(R) Core(TM) Ultra 7 265K',
      },
    },
    { name: 'outside of a container', facts: { ...limited, 'platform.container': null } },
    { name: 'the model runs on a GPU', facts: { ...limited, gpus: [{ vendor: 'amd', renderNodeOpens: true }] } },
  ],
  unknown: [{ name: 'the quota could not be read', facts: { ...limited, 'cpu.quota': { gap: 'denied' } } }],
});
