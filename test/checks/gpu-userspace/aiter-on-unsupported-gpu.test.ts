import check from '../../../checks/gpu-userspace/aiter-on-unsupported-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const message =
  "Unknown GPU architecture: gfx1151. Supported architectures: ['native', 'gfx90a', 'gfx908', 'gfx940', 'gfx941', 'gfx942', 'gfx945', 'gfx1100', 'gfx950']";

const radeon = { gpus: [{ vendor: 'amd', arch: 'gfx1151' }] };

testCheck(check, {
  found: [
    {
      name: 'vLLM on Strix Halo',
      is: 'confirmed',
      cites: 'https://github.com/gpustack/gpustack/issues/3880',
      log: [`RuntimeError: Get GPU arch from rocminfo failed "${message}"`],
    },
    { name: 'SGLang', is: 'confirmed', cites: 'https://github.com/gpustack/gpustack/issues/3345', log: [`KeyError: "${message.replace('1151', '1101')}"`] },
    {
      name: 'its compiler',
      is: 'confirmed',
      cites: 'https://github.com/kyuz0/amd-strix-halo-vllm-toolboxes/issues/73',
      log: ["AssertionError: One of GPU archs of ['gfx1151'] is invalid or not supported"],
    },
    {
      name: 'the sorted list of 2026',
      is: 'confirmed',
      log: [`KeyError: "Unknown GPU architecture: gfx1030. Supported architectures: ['gfx1100', 'gfx1101', 'gfx90a', 'gfx942', 'gfx950', 'native']"`],
    },
    { name: 'the last error of Python', is: 'present', facts: { ...radeon, torch: [{ lastError: `RuntimeError: ${message}` }] } },
    {
      name: 'in a sentence',
      is: 'suspected',
      cites: 'https://github.com/ROCm/aiter/issues/3294',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1201' }] } },
      log: ['vllm fails to start with an error related to aiter not being available for the compute type.'],
    },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: x' }] } }],
  unknown: [
    { name: 'nothing is known' },
    {
      name: 'other faults on a machine where it is off',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1151' }] } },
      log: [
        'vLLM crashes with a page fault. AITER is not supported on gfx1151, so it is off.',
        'Requests fail with out of memory; I know that aiter is unsupported here.',
        'FP8 is not supported without VLLM_ROCM_USE_AITER=1',
        'Does SGLang crash at start on a 7900 XTX since aiter is not supported there?',
      ],
    },
    {
      name: 'what vLLM says on each Radeon',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1151' }] } },
      log: ['It says AITER is not found or not supported on the current platform, and runs.'],
    },
    {
      name: 'another fault of AITER, on an Instinct',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx942' }] } },
      log: ['It crashes, and aiter says that this dtype is not supported'],
    },
    {
      name: 'a list of targets that was given for a build',
      log: ["AssertionError: One of GPU archs of ['gfx906', 'gfx942'] is invalid or not supported"],
    },
    {
      name: 'a healthy log, and siblings',
      log: [
        'WARNING quark_ocp_mx.py: AITER is not found or not supported on the current platform',
        'RuntimeError: HIP error: invalid device function',
        'Unknown GPU architecture',
      ],
    },
  ],
});
