import check from '../../../checks/runtime/build-compiler-too-old.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  "/root/llama.cpp/ggml.c:534:27: warning: implicit declaration of function '_mm256_set_m128i'; did you mean '_mm256_set_epi8'? [-Wimplicit-function-declaration]";

testCheck(check, {
  found: [
    { name: 'gcc 7 on x86', is: 'confirmed', log: [line], cites: 'https://github.com/ggml-org/llama.cpp/issues/1455' },
    {
      name: 'gcc 8 and the other function',
      is: 'confirmed',
      log: ['ggml.c:439:19: warning: implicit declaration of function ‘_mm_loadu_si64’; did you mean ‘_mm_loadl_epi64’? [-Wimplicit-function-declaration]'],
      cites: 'https://github.com/ggml-org/ggml/issues/99',
    },
    {
      name: 'a Jetson Nano',
      is: 'confirmed',
      log: ['error: implicit declaration of function ‘vld1q_s8_x4’; did you mean ‘vld1q_s8_x2’? [-Werror=implicit-function-declaration]'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/7147',
    },
    { name: 'in a program’s last error', is: 'present', facts: { runtimes: [{ startError: line }], 'platform.arch': 'x86_64' } },
  ],
  clear: [
    { name: 'another error', facts: { runtimes: [{ startError: 'No CMAKE_CUDA_COMPILER could be found.' }], torch: [] } },
    {
      // ggml-org/llama.cpp#4827
      name: 'the sibling: 32-bit ARM, where the release was at fault',
      facts: { 'platform.arch': 'armv7l' },
      log: ['ggml-quants.c:7264:19: error: implicit declaration of function ‘vld1q_s8_x4’; did you mean ‘vld1q_s64’? [-Werror=implicit-function-declaration]'],
    },
  ],
  unknown: [
    { name: 'a live machine does not tell', facts: { runtimes: [{ startError: { gap: 'unsupported' } }] } },
    {
      name: 'the siblings: a function of the program’s own, and a header that nvcc cannot read',
      log: [
        "ggml.c:2230:9: error: implicit declaration of function 'ggml_init_cublas' [-Werror=implicit-function-declaration]",
        '/usr/lib/gcc/aarch64-linux-gnu/11/include/arm_neon.h(44): error: identifier "__Poly8x8_t" is undefined',
      ],
    },
    { name: 'a build that went well', log: ['-- The C compiler identification is GNU 7.5.0', '[100%] Built target llama-server'] },
  ],
});
