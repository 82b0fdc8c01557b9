import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCheckEnv } from '../../src/parsers/check-env.ts';

describe('parseCheckEnv', () => {
  // https://github.com/sgl-project/sglang/issues/6297
  test('SGLang’s', () => {
    expect(
      parseCheckEnv(
        [
          'Python: 3.10.12 (main, Feb  4 2025, 14:57:36) [GCC 11.4.0]',
          'CUDA available: True',
          'GPU 0,1: NVIDIA H20',
          'GPU 0,1 Compute Capability: 9.0',
          'CUDA_HOME: /usr/local/cuda',
          'NVCC: Cuda compilation tools, release 12.4, V12.4.131',
          'CUDA Driver Version: 535.161.08',
          'PyTorch: 2.6.0+cu124',
          'sglang: 0.4.6.post4',
          'sgl_kernel: 0.1.2.post1',
          'vllm: Module Not Found',
          'NVIDIA Topology: ',
          'ulimit soft: 1048576',
        ].join('\n'),
      ),
    ).toEqual({
      torch: '2.6.0+cu124',
      python: '3.10.12',
      gpus: [
        { number: 0, name: 'NVIDIA H20', computeCapability: '9.0' },
        { number: 1, name: 'NVIDIA H20', computeCapability: '9.0' },
      ],
      nvidiaDriver: '535.161.08',
      packages: { sglang: '0.4.6.post4', 'sgl-kernel': '0.1.2.post1' },
    });
  });

  // https://github.com/InternLM/lmdeploy/issues/3154
  test('LMDeploy’s, with a driver that is not told and GPUs of several kinds', () => {
    expect(
      parseCheckEnv(
        'sys.platform: linux\nCUDA available: True\nMUSA available: False\nnumpy_random_seed: 2147483648\nGPU 0: NVIDIA A10\nGPU 1: Tesla T4\nPyTorch: 2.4.1+cu118\nPyTorch compiling details: PyTorch built with:\n  - GCC 9.3\n  - CUDA Runtime 11.8\n',
      ),
    ).toEqual({
      torch: '2.4.1+cu118',
      gpus: [
        { number: 0, name: 'NVIDIA A10' },
        { number: 1, name: 'Tesla T4' },
      ],
      packages: {},
    });
  });

  test('other text is refused', () => {
    expect(() => parseCheckEnv('PyTorch: installed\nCUDA available: True')).toThrow('no output of check_env');
  });

  test('any text parses or is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(parseCheckEnv(`PyTorch: 2.0.1\n${text}`).torch).toBeDefined();
      }),
    );
  });
});
