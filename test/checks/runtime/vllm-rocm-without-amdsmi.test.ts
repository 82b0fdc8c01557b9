import check from '../../../checks/runtime/vllm-rocm-without-amdsmi.ts';
import { testCheck } from '../../helpers/test-check.ts';

const infer = 'RuntimeError: Failed to infer device type';
const facts = {
  gpus: [{ vendor: 'amd' }],
  'platform.system': 'native',
  torch: [{ variant: 'rocm6.2', vllm: '0.6.4', lastError: infer, packages: { entries: { torch: '2.5.1+rocm6.2', vllm: '0.6.4' } } }],
} as const;

testCheck(check, {
  found: [
    {
      name: 'a newer release, some of which ask PyTorch then',
      is: 'suspected',
      facts: { ...facts, torch: [{ variant: 'rocm7.2', vllm: '0.22.1', lastError: infer, packages: { entries: { torch: '2.11.0+rocm7.2' } } }] },
    },
    {
      name: 'an RX 7900 XT, whose list of packages does not have it',
      is: 'confirmed',
      facts,
      log: [infer],
      cites: 'https://github.com/vllm-project/vllm/issues/10653',
    },
    {
      name: 'the module itself',
      is: 'confirmed',
      facts: { ...facts, torch: [{ variant: 'rocm7.0', lastError: "ModuleNotFoundError: No module named 'amdsmi'" }] },
    },
    {
      name: 'the end of a traceback, without the rest',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] }, 'platform.system': 'native', torch: { incomplete: [{ variant: 'rocm6.3' }] } },
      log: ["ModuleNotFoundError: No module named 'amdsmi'"],
    },
    {
      name: 'the debug line',
      is: 'suspected',
      cites: 'https://github.com/vllm-project/vllm/issues/24576',
      facts: { gpus: facts.gpus },
      log: ["DEBUG 09-10 18:43:10 [__init__.py:120] ROCm platform is not available because: No module named 'amdsmi'"],
    },
  ],
  clear: [
    {
      name: 'the wheel for CUDA, of which no more is known',
      facts: { ...facts, torch: [{ variant: 'cu128' }] },
      log: ["ROCm platform is not available because: No module named 'amdsmi'"],
    },
    { name: 'an NVIDIA machine', facts: { ...facts, gpus: [{ vendor: 'nvidia' }] } },
    { name: 'the wheel for CUDA', facts: { ...facts, torch: [{ variant: 'cu128', hip: null, lastError: infer }] } },
    { name: 'WSL', facts: { ...facts, 'platform.system': 'wsl2' } },
    {
      name: 'it is installed',
      facts: { ...facts, torch: [{ variant: 'rocm6.2', vllm: '0.6.4', lastError: infer, packages: { entries: { amdsmi: '7.0.2' } } }] },
    },
  ],
  unknown: [
    { name: 'a live machine does not tell', facts: { ...facts, torch: [{ variant: 'rocm6.2', lastError: { gap: 'unsupported' } }] } },
    { name: 'the wheel is not known', facts: { gpus: facts.gpus }, log: [infer] },
    { name: 'the line of any machine', log: ["ROCm platform is not available because: No module named 'amdsmi'"] },
  ],
});
