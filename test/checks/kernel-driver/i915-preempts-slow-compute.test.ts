import check from '../../../checks/kernel-driver/i915-preempts-slow-compute.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gpu = { vendor: 'intel', driver: 'i915', integrated: true, arch: 'gen9.5' } as const;
const uhd630 = {
  gpus: [gpu],
  runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }],
  'ollama.compute': { gap: 'unsupported' },
  'intel.engineTimeouts': { entries: { 'card0/rcs0/preempt_timeout_ms': '640' } },
  'logs.gpuFaults': { entries: {} },
} as const;

testCheck(check, {
  found: [
    { name: 'UHD 630 with Vulkan', is: 'exposed', facts: uhd630 },
    {
      name: 'the kernel’s lines',
      is: 'suspected',
      facts: uhd630,
      log: ['i915 0000:00:02.0: [drm] Resetting rcs0 for preemption time out'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/29054',
    },
    {
      name: 'a paste',
      is: 'suspected',
      facts: { gpus: [gpu], runtimes: uhd630.runtimes },
      log: ['   i915 0000:00:02.0: [drm] Resetting rcs0 for preemption time out'],
    },
    {
      name: 'what the program says, of an iGPU that Vulkan names',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'intel', integrated: true, arch: 'gen9.5' }] }, runtimes: uhd630.runtimes },
      log: ["terminate called after throwing an instance of 'vk::DeviceLostError'"],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/13248',
    },
    { name: 'only the fence', is: 'suspected', facts: uhd630, log: ['Fence expiration time out i915-0000:00:02.0:llama-server[4711]:2'] },
  ],
  clear: [
    { name: 'the limit is raised', facts: { ...uhd630, 'intel.engineTimeouts': { entries: { 'card0/rcs0/preempt_timeout_ms': '10000' } } } },
    {
      name: 'a browser’s job',
      facts: { ...uhd630, 'logs.gpuFaults': { entries: { 'intel-other-reset': 'GPU HANG: ecode 9:1:85dffffb, in firefox [2211]' } } },
      log: ['i915 0000:00:02.0: [drm] Resetting rcs0 for preemption time out', 'i915 0000:00:02.0: [drm] GPU HANG: ecode 9:1:85dffffb, in firefox [2211]'],
    },
    {
      name: 'newer graphics, whose name is not told',
      facts: {
        gpus: { incomplete: [{ vendor: 'intel', driver: 'i915', integrated: true }] },
        runtimes: uhd630.runtimes,
        'logs.gpuFaults': { entries: { 'intel-compute-reset': 'i915 0000:00:02.0: [drm] GPU HANG: ecode 12:1:85dffffb, in llama-server [1808332]' } },
      },
      log: ['Fence expiration time out i915-0000:00:02.0:0000:00:02.0:554!'],
    },
    {
      name: 'Ollama, which left the GPU to the CPU',
      facts: { ...uhd630, runtimes: [{ kind: 'ollama', backends: ['vulkan', 'cpu'] }], 'ollama.compute': ['cpu'] },
    },
    { name: 'a card beside it, which Vulkan takes', facts: { ...uhd630, gpus: [gpu, { vendor: 'nvidia', driver: 'nvidia', integrated: false }] } },
    {
      name: 'the sibling: a Radeon that lost its device, beside an iGPU',
      facts: { ...uhd630, gpus: [gpu, { vendor: 'amd', driver: 'amdgpu', integrated: false }] },
      log: ['vk::Queue::submit: ErrorDeviceLost'],
    },
    {
      name: 'the sibling: an APU that lost its device',
      facts: { gpus: { incomplete: [{ vendor: 'amd', integrated: true }] }, runtimes: uhd630.runtimes },
      log: ['vk::Queue::submit: ErrorDeviceLost'],
    },
    { name: 'an Xe iGPU', facts: { ...uhd630, gpus: [{ ...gpu, arch: 'xe-lp' }] } },
  ],
  unknown: [
    { name: 'the sibling: a video engine', log: ['i915 0000:00:02.0: [drm] Resetting vcs0 for preemption time out'] },
    { name: 'the sibling: a card', log: ['i915 0000:03:00.0: [drm] Resetting ccs0 for preemption time out'] },
    { name: 'limits could not be read', facts: { ...uhd630, 'intel.engineTimeouts': { gap: 'denied' } } },
  ],
});
