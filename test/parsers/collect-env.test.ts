// Samples: vllm-project/vllm issues 41209 (2026), 19542 (0.9.1), 10147 (V100S), pull 9293 (WSL2).
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCollectEnv } from '../../src/parsers/collect-env.ts';

const sample = (name: string): string => readFileSync(new URL(`samples/collect-env/${name}.txt`, import.meta.url), 'utf8');

describe('parseCollectEnv', () => {
  test('vLLM’s form of 2026', () => {
    expect(parseCollectEnv(sample('vllm-2026-4090'))).toMatchObject({
      torch: '2.11.0+cu129',
      cuda: '12.9',
      os: 'Ubuntu 24.04.3 LTS (x86_64)',
      glibc: '2.39',
      python: '3.12.3',
      kernel: '6.14.0-37-generic',
      cudaAvailable: true,
      gpus: ['NVIDIA GeForce RTX 4090'],
      nvidiaDriver: '550.163.01',
    });
  });

  test('PyTorch’s form under WSL2', () => {
    const env = parseCollectEnv(sample('pytorch-2.4-wsl2'));
    expect(env).toMatchObject({
      torch: '2.4.0+cu121',
      cuda: '12.1',
      kernel: '5.15.153.1-microsoft-standard-WSL2',
      gpus: ['NVIDIA GeForce RTX 4070 Laptop GPU'],
      nvidiaDriver: '551.88',
    });
    expect(env.hip).toBeNull();
  });

  test('several GPUs on lines of their own', () => {
    expect(parseCollectEnv(sample('pytorch-2.5-v100')).gpus).toEqual(Array(3).fill('Tesla V100S-PCIE-32GB'));
  });

  test('inside an issue', () => {
    expect(parseCollectEnv(sample('vllm-0.9.1-gtx1080ti'))).toMatchObject({ torch: '2.7.0+cu126', glibc: '2.31', gpus: ['NVIDIA GeForce GTX 1080 Ti'] });
  });

  test('packages and variables', () => {
    const env = parseCollectEnv(
      'PyTorch version: 2.7.0+cu126\n[pip3] flash_attn==2.8.3\n[conda] torch                     2.7.0                    pypi_0    pypi\nvLLM Version                 : 0.9.1\nVLLM_USE_V1=1\nLD_LIBRARY_PATH=/usr/local/cuda/lib64',
    );
    expect(env).toMatchObject({
      vllm: '0.9.1',
      packages: { 'flash-attn': '2.8.3', torch: '2.7.0' },
      environment: { VLLM_USE_V1: '1', LD_LIBRARY_PATH: '/usr/local/cuda/lib64' },
    });
  });

  // https://github.com/MELDProject/meld_graph/issues/92
  test('printed by hand: what it does not speak of is not absent', () => {
    expect(parseCollectEnv('CUDA available: False\nPyTorch version: 1.10.0\nCUDA version: None')).toMatchObject({ torch: '1.10.0', cuda: null });
    const told = parseCollectEnv('PyTorch version: 2.1.0\nCUDA version: 12.2');
    expect([told.cuda, told.hip]).toEqual([undefined, undefined]);
    expect(parseCollectEnv('PyTorch version: 2.1.0+cpu\nCUDA used to build PyTorch: None').cuda).toBeNull();
  });

  // https://github.com/pytorch/pytorch/issues/108607
  test('a CPU build beside a driver: its None is printed as “Could not collect”', () => {
    const head = 'PyTorch version: 2.1.0.dev20230905\nIs debug build: False\n';
    expect(parseCollectEnv(`${head}CUDA used to build PyTorch: Could not collect\nROCM used to build PyTorch: N/A`)).toMatchObject({ cuda: null, hip: null });
    expect(parseCollectEnv(`${head}CUDA used to build PyTorch: 12.1\nGCC version: Could not collect`).cuda).toBe('12.1');
    expect(parseCollectEnv('PyTorch version: N/A\nCUDA used to build PyTorch: Could not collect').cuda).toBeUndefined();
  });

  test('other text is refused', () => {
    expect(() => parseCollectEnv('OS: Linux\nGPU: none')).toThrow('no output of collect_env');
  });

  test('any text parses or is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(parseCollectEnv(`PyTorch version: 2.0\n${text}`).torch).toBeDefined();
      }),
    );
  });
});
