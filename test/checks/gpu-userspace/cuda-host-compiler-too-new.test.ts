import check from '../../../checks/gpu-userspace/cuda-host-compiler-too-new.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = '/usr/include/crt/host_config.h:143:2: error: #error -- unsupported GNU version! gcc versions later than 13 are not supported!';

const nvidia = { gpus: [{ vendor: 'nvidia' }] };

testCheck(check, {
  found: [
    { name: 'gcc 14 beside CUDA 12.4', is: 'confirmed', log: [line], cites: 'https://github.com/ggml-org/llama.cpp/issues/9205' },
    { name: 'as CMake breaks it', is: 'confirmed', log: ['    error: #error -- unsupported GNU version! gcc versions later than'] },
    { name: 'clang', is: 'confirmed', log: ['#error -- unsupported clang version! clang version must be less than 19 and greater than 3.2 .'] },
    {
      name: 'PyTorch’s own check',
      is: 'confirmed',
      log: ['RuntimeError: The current installed version of x86_64-linux-gnu-g++ (12.3.0) is greater than the maximum required version by CUDA 11.7 (11.5.0).'],
    },
    {
      name: 'the headers of gcc 11',
      is: 'confirmed',
      log: ['/usr/include/c++/11/bits/std_function.h:435:145: error: parameter packs not expanded with ‘...’:'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/11112',
    },
    {
      name: 'the same in gcc’s words',
      is: 'confirmed',
      log: ['  ‘_Float32’ does not name a type; did you mean ‘float3’?'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/10629',
    },
    { name: 'the headers of gcc 13', is: 'confirmed', log: ['/usr/include/x86_64-linux-gnu/bits/mathcalls.h(53): error: identifier "_Float32" is undefined'] },
    { name: 'the last error of a run', is: 'present', facts: { ...nvidia, torch: [{ lastError: `RuntimeError: ${line}` }] } },
    { name: 'quoted without its beginning', is: 'confirmed', log: ['unsupported GNU version! gcc versions later than 12 are not supported'] },
    {
      name: 'in a sentence',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ["I get an error saying that I'm using an unsupported version of GCC"],
      cites: 'https://github.com/spiritbuun/buun-llama-cpp/issues/77',
    },
  ],
  clear: [
    { name: 'a Radeon machine without a toolkit', facts: { gpus: [{ vendor: 'amd' }], 'cuda.toolkit': null } },
    { name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: ninja is required' }], runtimes: [] } },
  ],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }], runtimes: [] } },
    {
      name: 'gcc as it stands in a list',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [
        '- **GCC Version** 16.1.1',
        'gcc 13 is supported by CUDA 12.4',
        'Since CUDA 12.4 only supports gcc up to 13, I built with gcc-13.',
        'It said unsupported gcc version until I took gcc-13; now it builds and runs on the CPU.',
        'gcc 14 is too new for CUDA 12.4, so the image has gcc 13',
        'nvcc complains about unsupported GNU version. I installed gcc-12 and it builds.',
      ],
    },
    {
      name: 'siblings: the headers clash, and the GPU is unknown',
      log: [
        'mathcalls.h(79): error: exception specification is incompatible with that of previous function "cospi"',
        "nvcc fatal   : Unsupported gpu architecture 'compute_120'",
        'The C compiler identification is GNU 14.2.0',
        'error: ‘_Float32’ does not name a type; did you mean ‘_Float64’?',
        'x.cu(12): error: ‘float16_t’ does not name a type; did you mean ‘float3’?',
      ],
    },
  ],
});
