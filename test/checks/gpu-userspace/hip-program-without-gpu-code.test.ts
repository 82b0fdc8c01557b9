import check from '../../../checks/gpu-userspace/hip-program-without-gpu-code.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ROCm error: invalid device function';

testCheck(check, {
  found: [
    {
      name: 'llama.cpp',
      is: 'suspected',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/22013',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1103' }] } },
      log: [line],
    },
    { name: 'its other words', is: 'confirmed', log: ['ROCm error: no kernel image is available for execution on the device'] },
    {
      name: 'HIP itself',
      is: 'confirmed',
      cites: 'https://github.com/ROCm/tensorflow-upstream/issues/1800',
      log: ['"hipErrorNoBinaryForGpu: Unable to find code object for all current devices!"'],
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
    {
      name: 'llama.cpp of 2023, which calls HIP CUDA',
      is: 'suspected',
      cites: 'https://github.com/abetlen/llama-cpp-python/issues/1008',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1100' }] } },
      log: ['CUDA error 98 at /tmp/pip-install-d1/llama-cpp-python_0a/vendor/llama.cpp/ggml-cuda.cu:7104: invalid device function'],
    },
    {
      name: 'a title',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1100' }] } },
      log: ['Invalid device function on ROCm'],
    },
    {
      name: 'llama.cpp of 2024',
      is: 'suspected',
      cites: 'https://github.com/abetlen/llama-cpp-python/issues/1372',
      facts: { 'rocm.version': '6.0.0' },
      log: ['ggml_cuda_compute_forward: GET_ROWS failed', 'CUDA error: invalid device function'],
    },
    {
      name: 'vLLM, on a card that PyTorch’s own wheels hold code for',
      is: 'suspected',
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/4447',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1102' }] } },
      log: ['ERROR 03-17 03:57:17 [engine.py:411] RuntimeError: HIP error: invalid device function'],
    },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }], torch: [{ lastError: 'ValueError: x' }] } }],
  unknown: [
    {
      name: 'the processor’s graphics, beside the card that works',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1100', integrated: false }] }, runtimes: { incomplete: [{ kind: 'pytorch' }] } },
      log: [':1:hip_fatbin.cpp:506 : No compatible code objects found for: gfx1036, value of HIP_FORCE_SPIRV_CODEOBJECT=0'],
    },
    {
      name: 'what HIP’s log says of the processor’s graphics beside a card that works',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [':1:hip_fatbin.cpp :687 : 1143 us:  No compatible code objects found for: gfx1036, value of HIP_FORCE_SPIRV_CODEOBJECT: 0'],
    },
    { name: 'nothing is known' },
    { name: 'a kernel that rocBLAS lacks', log: ["rocBLAS error from hip error code: 'hipErrorInvalidDeviceFunction':98", line] },
    {
      name: 'the same words on an NVIDIA machine',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['CUDA error: invalid device function', 'invalid device function on a 4090'],
    },
    {
      name: 'a guide that speaks of other releases',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1151' }] } },
      log: [
        'We checked that ROCm 7.2.3 GA and the stable wheels of PyTorch do not carry working kernels for it, and fail with `HIP fault: invalid device function`, so stay on the index',
      ],
    },
    {
      name: 'an error that is over, or is not meant',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1100' }] } },
      log: ['It used to say invalid device function', 'No invalid device function any more since 6.4.', 'This is not the invalid device function error.'],
    },
    { name: 'the sibling: another error of ROCm', log: ['ROCm error: out of memory', 'CUDA error: no kernel image is available for execution on the device'] },
  ],
});
