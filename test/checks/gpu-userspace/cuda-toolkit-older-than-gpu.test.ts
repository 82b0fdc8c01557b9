import check from '../../../checks/gpu-userspace/cuda-toolkit-older-than-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'a 4090',
      is: 'confirmed',
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_89'"],
      cites: 'https://github.com/NVIDIA/nvbandwidth/issues/25',
    },
    {
      name: 'a 5090, with the letter of its own features',
      is: 'confirmed',
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_120a'"],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/23224',
    },
    {
      name: 'a GTX 1060, beside a toolkit that has not dropped it yet',
      is: 'suspected',
      facts: { 'cuda.toolkit': '9.1' },
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_61'"],
      cites: 'https://github.com/AlexeyAB/darknet/issues/471',
    },
    {
      name: 'a system that never had the CUDA that dropped it',
      is: 'suspected',
      facts: { 'distro.id': 'ubuntu', 'distro.version': '16.04' },
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_60'"],
    },
    {
      name: 'an RTX 2060',
      is: 'confirmed',
      log: ['Error:"Unsupported gpu architecture \'compute_75\'"'],
      cites: 'https://github.com/facebookresearch/detectron2/issues/272',
    },
    { name: 'an extension that PyTorch builds', is: 'present', facts: { torch: [{ lastError: "nvcc fatal : Unsupported gpu architecture 'compute_90a'" }] } },
  ],
  clear: [
    { name: 'an old toolkit that nobody builds with', facts: { 'cuda.toolkit': '9.1', runtimes: [], torch: [{ lastError: null }] } },
    { name: 'nothing failed', facts: { runtimes: [], torch: [{ lastError: null }] } },
  ],
  unknown: [
    {
      name: 'the siblings: architectures that a toolkit dropped',
      log: ["nvcc fatal   : Unsupported gpu architecture 'compute_61'", "nvcc fatal   : Unsupported gpu architecture 'compute_35'"],
    },
    { name: 'a number that no toolkit has', log: ["nvcc fatal   : Unsupported gpu architecture 'compute_86a'"] },
    { name: 'an old number that CUDA 13 calls otherwise', log: ["nvcc fatal   : Unsupported gpu architecture 'compute_101'"] },
    { name: 'a warning alone', log: ["nvcc warning : The 'compute_35' architecture is deprecated", '-- Using CUDA architectures: 89'] },
  ],
});
