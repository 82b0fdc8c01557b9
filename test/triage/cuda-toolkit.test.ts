import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

describe('the CUDA toolkit that a text tells', () => {
  test.each([
    ['-- The CUDA compiler identification is NVIDIA 13.2.51', '13.2', '13.2.51'],
    ['-- The CUDA compiler identification is NVIDIA 12.9.86 with host compiler GNU 14.3.1', '12.9', '12.9.86'],
    ['-- Found CUDAToolkit: /usr/local/cuda-12.8/include (found version "12.8.93")', '12.8', '12.8.93'],
    [
      '-- Found CUDAToolkit: /usr/local/cuda/targets/x86_64-linux/include;/usr/include (found suitable version "11.7.64", minimum required is "11.2")',
      '11.7',
      '11.7.64',
    ],
  ])('CMake: %s', (line, toolkit, nvcc) => {
    const report = triageOf(`The build stops.\n\n\`\`\`\n$ cmake -B build\n${line}\nerror: it stops here\n\`\`\`\n`);
    expect(factOf(report, 'cuda.toolkit')).toBe(toolkit);
    expect(factOf(report, 'cuda.nvcc')).toBe(nvcc);
  });

  test('CMake without CUDA tells nothing', () => {
    const report = triageOf(
      'The build stops.\n\n```\n-- The CXX compiler identification is GNU 13.2.0\n-- Could NOT find CUDAToolkit (missing: CUDA_CUDART)\n```\n',
    );
    expect(factOf(report, 'cuda.toolkit')).toBeUndefined();
  });

  test.each([
    // https://github.com/AlexeyAB/darknet/issues/471, https://github.com/facebookresearch/detectron2/issues/272
    ['i use GTX 1060 with nvidia driver 390 and CUDA 9.1', '~9.1'],
    ['RTX2060 with CUDA9.2, it does not build', '~9.2'],
    ['I use it with cuda 7.5 and it fails', '~7.5'],
  ])('an old release: %s', (text, version) => expect(factOf(triageOf(text), 'cuda.toolkit')).toBe(version));

  test.each(['My card is a CUDA 7.5 GPU', 'It needs CUDA 8.0+', 'CUDA 8.0 compute capability is there', 'the CUDA 8.6 card', 'CUDA 9.0 or later is there'])(
    'a compute capability, or what is asked: %s',
    (text) => expect(factOf(triageOf(text), 'cuda.toolkit')).toBeUndefined(),
  );
});
