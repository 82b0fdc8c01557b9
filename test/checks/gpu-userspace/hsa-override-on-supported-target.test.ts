import check from '../../../checks/gpu-userspace/hsa-override-on-supported-target.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gpu = (arch: string, override?: string, release = '7.2.0') => ({
  gpus: [{ vendor: 'amd', arch }],
  'environment.variables': { entries: override === undefined ? {} : { HSA_OVERRIDE_GFX_VERSION: override } },
  'ollama.environment': { entries: {} },
  'ollama.version': '0.32.0',
  'ollama.compute': ['rocm'],
  'rocm.version': release,
  torch: [],
  runtimes: [{ kind: 'llama.cpp', backends: ['hip'] }],
});
const fault = 'Memory access fault by GPU node-1 (Agent handle: 0x1b376c50) on address 0x7f762a667000. Reason: Page not present or supervisor privilege.';

testCheck(check, {
  found: [
    { name: 'gfx1151 as 11.0.0, not seen to fail', is: 'exposed', facts: gpu('gfx1151', '11.0.0') },
    {
      name: 'it faults',
      is: 'suspected',
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5824',
      facts: gpu('gfx1151', '11.0.0'),
      log: [fault],
    },
    {
      name: 'gfx1150 as 11.5.1',
      is: 'suspected',
      cites: 'https://github.com/ROCm/rocm-libraries/pull/4693',
      facts: gpu('gfx1150', '11.5.1'),
      log: ['StatCO::getStatFunc err != hipSuccess'],
    },
    {
      name: 'in the server of Ollama',
      is: 'exposed',
      facts: { ...gpu('gfx1103'), 'ollama.environment': { entries: { HSA_OVERRIDE_GFX_VERSION: '11.0.0' } }, 'ollama.version': '0.31.1' },
    },
  ],
  clear: [
    { name: 'llama.cpp on Vulkan, which does not read it', facts: { ...gpu('gfx1151', '11.0.0'), runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }] } },
    {
      name: 'a 780M in an Ollama that holds its target no more',
      facts: { ...gpu('gfx1103'), 'ollama.environment': { entries: { HSA_OVERRIDE_GFX_VERSION: '11.0.0' } }, 'ollama.version': '0.31.2' },
    },
    {
      name: 'Ollama on Vulkan, which does not read it',
      facts: { ...gpu('gfx1151'), 'ollama.environment': { entries: { HSA_OVERRIDE_GFX_VERSION: '11.0.0' } }, 'ollama.compute': ['vulkan'] },
    },
    {
      name: 'in this session, beside Ollama alone, whose server has its own environment',
      facts: { ...gpu('gfx1151', '11.0.0'), runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan', 'cpu'] }] },
    },
    {
      name: 'Ollama on the CPU',
      facts: { ...gpu('gfx1151'), 'ollama.environment': { entries: { HSA_OVERRIDE_GFX_VERSION: '11.0.0' } }, 'ollama.compute': ['cpu'] },
    },
    { name: 'its own target', facts: gpu('gfx1151', '11.5.1'), log: [fault] },
    { name: 'no override', facts: gpu('gfx1151'), log: [fault] },
    { name: 'ROCm that does not hold the target', facts: gpu('gfx1151', '11.0.0', '6.4.1'), log: [fault] },
    { name: 'a 780M, which ROCm’s packages do not hold', facts: gpu('gfx1103', '11.0.0'), log: [fault] },
    {
      name: 'a wheel that needs it',
      facts: { ...gpu('gfx1151', '11.0.0'), torch: [{ variant: 'rocm6.3', hip: '6.3' }] },
      log: [fault],
    },
    { name: 'a card without code of its own', facts: gpu('gfx1032', '10.3.0') },
    { name: 'a sibling that guides name for good reason', facts: gpu('gfx1101', '11.0.0') },
    { name: 'another generation, which is another finding', facts: gpu('gfx1151', '12.0.1') },
  ],
  unknown: [
    {
      name: 'the fault of the one GPU, and not a word of the override',
      facts: { gpus: [{ vendor: 'amd', arch: 'gfx1201' }], 'rocm.version': '7.12.0', torch: [{ variant: 'rocm7.12.0' }] },
      log: [fault],
    },
    { name: 'the variables are not known', facts: { gpus: [{ vendor: 'amd', arch: 'gfx1151' }] } },
    { name: 'only the fault', log: [fault] },
    {
      name: 'the fault of such a GPU, and not a word of the override',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1151' }] }, 'rocm.version': '7.2.0' },
      log: [fault],
    },
    { name: 'a healthy log', log: ['ggml_cuda_init: found 1 ROCm devices:'] },
  ],
});
