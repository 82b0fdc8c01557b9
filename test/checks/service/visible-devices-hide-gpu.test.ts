import check from '../../../checks/service/visible-devices-hide-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ vendor: 'amd', arch: 'gfx1100' }],
  'ollama.environment': { entries: { HIP_VISIBLE_DEVICES: '-1' } },
  services: [],
  'ollama.compute': ['vulkan'],
  runtimes: [{ kind: 'ollama', version: '0.13.0' }],
} as const;

testCheck(check, {
  found: [
    { is: 'exposed', name: 'hidden from ROCm, Vulkan is used', facts, cites: 'https://github.com/ollama/ollama/issues/18117' },
    {
      is: 'suspected',
      name: 'the warning since 0.13.0',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1100' }] }, runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: ['level=WARN source=runner.go:722 msg="user overrode visible devices" HIP_VISIBLE_DEVICES=-1'],
    },
    {
      is: 'exposed',
      name: 'CUDA’s variable, which HIP reads as well',
      facts: { ...facts, 'ollama.environment': { entries: { CUDA_VISIBLE_DEVICES: '-1' } }, 'ollama.compute': ['cpu'] },
      cites: 'https://github.com/ollama/ollama/issues/15752',
    },
    {
      is: 'exposed',
      name: 'the second of one GPU',
      facts: { ...facts, gpus: [{ vendor: 'nvidia' }], 'ollama.environment': { entries: { CUDA_VISIBLE_DEVICES: '1' } }, 'ollama.compute': ['cpu'] },
    },
  ],
  clear: [
    {
      name: 'an NVIDIA card, kept out in the way of the manual',
      facts: { ...facts, gpus: [{ vendor: 'nvidia' }], 'ollama.environment': { entries: { CUDA_VISIBLE_DEVICES: '-1' } }, 'ollama.compute': ['cpu'] },
    },
    {
      name: 'the CPU alone is wanted',
      facts: { ...facts, 'ollama.environment': { entries: { HIP_VISIBLE_DEVICES: '-1', OLLAMA_VULKAN: '0' } }, 'ollama.compute': ['cpu'] },
    },
    {
      name: 'the graphics of a processor, which Ollama does not take',
      facts: { ...facts, gpus: [{ vendor: 'amd', arch: 'gfx90c' }], 'ollama.compute': ['cpu'] },
    },
    {
      name: 'small graphics in the processor, hidden with everything else',
      facts: {
        ...facts,
        gpus: [{ vendor: 'amd', arch: 'gfx1036' }],
        'ollama.environment': { entries: { CUDA_VISIBLE_DEVICES: '-1' } },
        'ollama.compute': ['cpu'],
      },
    },
    {
      name: 'the second of two GPUs',
      facts: {
        gpus: [{ vendor: 'nvidia' }, { vendor: 'nvidia' }],
        'ollama.environment': { entries: { CUDA_VISIBLE_DEVICES: '1' } },
        services: [],
        'ollama.compute': ['cpu'],
      },
    },
    { name: 'Vulkan was asked for', facts: { ...facts, 'ollama.environment': { entries: { HIP_VISIBLE_DEVICES: '-1', OLLAMA_VULKAN: 'true' } } } },
    {
      name: 'Vulkan was asked for instead of CUDA',
      facts: {
        gpus: [{ vendor: 'nvidia' }],
        'ollama.environment': { entries: { CUDA_VISIBLE_DEVICES: '-1', OLLAMA_VULKAN: '1' } },
        services: [],
        'ollama.compute': ['cpu'],
      },
    },
    {
      name: 'a release that takes Vulkan without being asked',
      facts: { ...facts, runtimes: [{ kind: 'ollama', version: '0.32.15' }] },
    },
    { name: 'a device is named', facts: { ...facts, 'ollama.environment': { entries: { HIP_VISIBLE_DEVICES: '0' } } } },
    { name: 'hidden from ROCm beside a CUDA card that works', facts: { ...facts, 'ollama.compute': ['cuda'] } },
  ],
  unknown: [
    {
      name: 'one of two cards was chosen',
      facts: { gpus: [{ vendor: 'nvidia' }, { vendor: 'nvidia' }], 'ollama.compute': ['cpu'] },
      log: ['msg="user overrode visible devices" CUDA_VISIBLE_DEVICES=1'],
    },
    {
      name: 'another program',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] }, runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: ['llama.cpp CUDA build on RTX 3060, CUDA_VISIBLE_DEVICES=-1'],
    },
    {
      name: 'Vulkan is named beside it, and something tried',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] }, runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: ['If I add `CUDA_VISIBLE_DEVICES=-1` or `OLLAMA_LLM_LIBRARY=vulkan` to run Vulkan on both GPUs, the first is gone', 'CUDA_VISIBLE_DEVICES=-1'],
    },
    { name: 'the environment is not known', facts: { ...facts, 'ollama.environment': { gap: 'denied' } } },
    { name: 'the warning for a chosen device', log: ['level=WARN source=runner.go:722 msg="user overrode visible devices" CUDA_VISIBLE_DEVICES=1'] },
  ],
});
