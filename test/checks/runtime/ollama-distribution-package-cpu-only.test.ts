import check from '../../../checks/runtime/ollama-distribution-package-cpu-only.ts';
import { testCheck } from '../../helpers/test-check.ts';

const program = { kind: 'ollama', packages: ['ollama'], backends: ['cpu'] };
const facts = { gpus: [{ vendor: 'nvidia', generation: 'ampere', integrated: false, driver: 'nvidia' }], runtimes: [program] } as const;

testCheck(check, {
  found: [
    {
      name: 'under WSL, where no kernel driver is bound',
      is: 'confirmed',
      facts: { ...facts, 'platform.system': 'wsl2', 'ollama.compute': ['cpu'], gpus: [{ vendor: 'nvidia', generation: 'ampere', integrated: false }] },
    },
    {
      name: 'Arch with the base package, and a GPU that is missed',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/10075',
      facts: { ...facts, 'told.complaints': ['not-on-gpu'] },
    },
    { name: 'and it runs on the CPU', is: 'confirmed', facts: { ...facts, 'ollama.compute': ['cpu'] } },
  ],
  clear: [
    {
      name: 'a card of 2014 that is kept for the display',
      facts: { ...facts, 'platform.system': 'native', gpus: [{ vendor: 'nvidia', generation: 'kepler', integrated: false, driver: 'nouveau' }] },
    },
    {
      name: 'a card that a virtual machine has',
      facts: {
        ...facts,
        'platform.system': 'native',
        'ollama.compute': ['cpu'],
        gpus: [{ vendor: 'nvidia', generation: 'ampere', integrated: false, driver: 'vfio-pci' }],
      },
    },
    { name: 'a container that computes on it, beside a package that is its client', facts: { ...facts, 'ollama.compute': ['cuda'] } },
    { name: 'with ollama-cuda', facts: { ...facts, runtimes: [{ kind: 'ollama', packages: ['ollama', 'ollama-cuda'], backends: ['cpu', 'cuda'] }] } },
    {
      name: 'healthy runners',
      facts: { ...facts, runtimes: [{ ...program, backends: ['cuda'] }] },
      log: ['msg="Dynamic LLM libraries" runners=[cpu cpu_avx cpu_avx2 cuda_v12_avx]'],
    },
    {
      name: 'a Radeon under WSL, which no part of Ollama reaches',
      facts: { ...facts, 'platform.system': 'wsl2', gpus: [{ vendor: 'amd', integrated: false }] },
    },
    { name: 'no GPU', facts: { ...facts, gpus: [] } },
  ],
  unknown: [
    { name: 'what computes is not known: a server in a container, or elsewhere', facts },
    { name: 'runners of an old release on an unknown machine', log: ['level=INFO source=routes.go:1267 msg="Dynamic LLM libraries" runners=[cpu]'] },
    { name: 'the packages are not known', facts: { ...facts, runtimes: [{ ...program, packages: { gap: 'unsupported' } }] } },
  ],
});
