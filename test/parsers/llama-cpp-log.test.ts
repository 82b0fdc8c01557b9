// Samples: ggml-org/llama.cpp issues 24066 (b9484), 18317 (b7651), 27923, 10421 (SYCL), pull 2059 (2024); benches of kyuz0/amd-strix-halo-toolboxes and h34v3nzc0dex/strix-halo-llm-finetune-guide.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLlamaCppLog } from '../../src/parsers/llama-cpp-log.ts';
import { parseLlamaVersion } from '../../src/parsers/llama-version.ts';

const sample = (name: string): string => readFileSync(new URL(`samples/llama-cpp-log/${name}.txt`, import.meta.url), 'utf8');

describe('parseLlamaCppLog', () => {
  test('b9484 on an RX 6600, as its reporter wrote the version', () => {
    expect(parseLlamaCppLog(sample('server-b9484-rx6600'))).toMatchObject({
      build: 9484,
      commit: '63e66fdd2',
      builtWith: 'GCC 16.1.1 for x86_64',
      asked: ['vulkan'],
      devices: [{ backend: 'vulkan', name: 'AMD Radeon RX 6600 (RADV NAVI23)' }],
    });
  });

  // https://github.com/ggml-org/llama.cpp/issues/17334
  test.each([
    [true, 'ggml_vulkan: Found 1 Vulkan devices:\nggml_vulkan: 0 = Intel(R) Iris(R) Xe Graphics (ADL GT2) (Intel open-source Mesa driver) | uma: 1 | fp16: 1'],
    [false, 'ggml_vulkan: Found 2 Vulkan devices:\nggml_vulkan: 0 = Intel(R) Iris(R) Xe Graphics (ADL GT2) (Intel open-source Mesa driver) | uma: 1 | fp16: 1'],
    [false, 'ggml_vulkan: Found 1 Vulkan devices:\nggml_vulkan: 0 = Intel(R) Iris'],
    [false, 'ggml_vulkan: 0 = Intel(R) Iris(R) Xe Graphics (ADL GT2) (Intel open-source Mesa driver) | uma: 1 | fp16: 1'],
  ])('all Vulkan devices: %s', (all, text) => expect(parseLlamaCppLog(text).allVulkan).toBe(all));

  test('two runs in one text name the same cards, not more of them', () => {
    const run = (...names: string[]) => names.map((name, at) => `  Device ${at}: ${name}, compute capability 8.6, VMM: yes`).join('\n');
    const names = (text: string) => parseLlamaCppLog(text).devices.map(({ name }) => name);
    expect(names([run('RTX 3090'), run('RTX 3090')].join('\n'))).toEqual(['RTX 3090']);
    expect(names([run('RTX 3090', 'RTX 3090'), run('RTX 3090'), run('RTX 3060')].join('\n'))).toEqual(['RTX 3090', 'RTX 3090', 'RTX 3060']);
  });

  test('SYCL’s table of devices, and its buffers', () => {
    const text = [
      'found 1 SYCL devices:',
      '|ID|        Device Type|                                   Name|Version|units  |group   |group|size   |       Driver version|',
      '|--|-------------------|---------------------------------------|-------|-------|--------|-----|-------|---------------------|',
      '| 0| [level_zero:gpu:0]|                Intel Arc A770 Graphics|    1.5|    512|    1024|   32| 16704M|            1.3.31093|',
      'llama_kv_cache_init:      SYCL0 KV buffer size =  3937.50 MiB',
    ].join('\n');
    expect(parseLlamaCppLog(text)).toMatchObject({
      asked: ['sycl'],
      devices: [{ backend: 'sycl', name: 'Intel Arc A770 Graphics', driver: '1.3.31093' }],
      bench: [],
    });
  });

  test('b7651 with two cards', () => {
    const log = parseLlamaCppLog(sample('server-b7651-2x7900xtx'));
    expect(log).toMatchObject({ build: 7651, commit: 'ccbc84a53', noUsableGpu: false });
    expect(log.devices).toHaveLength(2);
    expect(log.devices[0]).toEqual({
      backend: 'vulkan',
      name: 'Radeon RX 7900 XTX (RADV NAVI31)',
      driver: 'radv',
      integrated: false,
      matrixCores: 'KHR_coopmat',
    });
  });

  test('bench on ROCm: the CUDA code names the back end, the row the speed', () => {
    const log = parseLlamaCppLog(sample('llama-bench-strix-halo-rocm'));
    expect(log).toMatchObject({ build: 9187, asked: ['hip'], devices: [{ backend: 'hip', name: 'AMD Radeon 8060S Graphics', arch: 'gfx1151' }] });
    expect(log.bench).toEqual([
      { model: 'deepseek2 30B.A3B BF16', backend: 'ROCm', layers: 99, test: 'pp512', tokensPerSecond: 422.28, flashAttention: '1' },
      { model: 'deepseek2 30B.A3B BF16', backend: 'ROCm', layers: 99, test: 'tg128', tokensPerSecond: 23.17, flashAttention: '1' },
    ]);
  });

  test('a build without a number has none', () => {
    const log = parseLlamaCppLog(sample('llama-bench-vulkan-strix-halo'));
    expect(log.build).toBeUndefined();
    expect(log.bench).toHaveLength(4);
  });

  test('a bench of 2024', () => {
    expect(parseLlamaCppLog(sample('bench-2024-vulkan-rocm'))).toMatchObject({ build: 2047, devices: [{ backend: 'vulkan', name: 'AMD Radeon RX 7900 XTX' }] });
  });

  test('one device listed twice is one', () => {
    expect(parseLlamaCppLog(sample('list-devices-strix-halo')).devices).toHaveLength(1);
  });

  test('CUDA that could not be initialised', () => {
    expect(parseLlamaCppLog(sample('cpu-fallback'))).toMatchObject({ noUsableGpu: true, asked: ['cuda'], devices: [] });
  });

  test('a CUDA start with layers, architectures and context', () => {
    const log = parseLlamaCppLog(
      [
        'ggml_cuda_init: found 1 CUDA devices:',
        '  Device 0: NVIDIA GeForce RTX 4090, compute capability 8.9, VMM: yes',
        'system_info: n_threads = 16 (n_threads_batch = 16) / 32 | CUDA : ARCHS = 500,610,700,750,800,860,890 | USE_GRAPHS = 1 |',
        'load_tensors: offloaded 20/33 layers to GPU',
        '0.00.171.234 W srv    load_model: the slot context (4096) exceeds the training context of the model (1024) - capping',
        "0.00.171.300 I srv    load_model: initializing, n_slots = 1, n_ctx_slot = 1024, kv_unified = 'false'",
      ].join('\n'),
    );
    expect(log).toMatchObject({
      devices: [{ backend: 'cuda', arch: '8.9' }],
      layersOffloaded: 20,
      layersTotal: 33,
      context: 1024,
      contextTrained: 1024,
      contextRequested: 4096,
      slots: 1,
    });
    expect(log.cudaArchs).toContain('610');
  });

  // https://github.com/ggml-org/llama.cpp/issues/27727
  test('a build without git has no number', () => {
    const log = parseLlamaCppLog('version: 0.3.0-dev (build 1, commit 5d5cb4c)\nbuilt with Clang 23.0.0 for Linux x86_64');
    expect(log).toMatchObject({ release: '0.3.0-dev', commit: '5d5cb4c' });
    expect(log.build).toBeUndefined();
  });

  // https://github.com/ggml-org/llama.cpp/issues/22748
  test.each([
    ['CUDA : ARCHS = 750,800,860,890,1200,1210 | USE_GRAPHS = 1 | PEER_MAX_BATCH_SIZE = 128 | BLACKWELL_NATIVE_FP4 = 1 | CPU : SSE3 = 1 | SSSE3 = 1 |', false],
    ['CUDA : ARCHS = 860 | USE_GRAPHS = 1 | PEER_MAX_BATCH_SIZE = 128 | FA_ALL_QUANTS = 1 | CPU : SSE3 = 1 |', true],
    ['CUDA : ARCHS = 860 | USE_GRAPHS = 1 |', undefined],
  ])('CUDA code for all types of the cache: %s', (features, all) => {
    expect(parseLlamaCppLog(`system_info: n_threads = 10 (n_threads_batch = 10) / 16 | ${features}`).allCacheTypes).toBe(all);
  });

  test('other text is refused, also with the word build in it', () => {
    expect(() => parseLlamaCppLog('Docker version 28.1.1, build 4eba377\nWindows build 22631\n| a | b |')).toThrow('no line of llama.cpp');
  });

  test('any text parses or is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        try {
          parseLlamaCppLog(`ggml_vulkan: 0 = ${text}`);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });
});

test.each([
  ['version: 9484 (63e66fdd2)\nbuilt with GCC 16.1.1 for x86_64', { build: 9484, commit: '63e66fdd2' }],
  ['version: 0.7.0 (build 11669, commit Debian)\nbuilt with cc (Debian) for Linux', { build: 11669, release: '0.7.0', commit: 'Debian' }],
  ['version: 0.1.0-dev (build 10438, commit 9d57ce456)', { build: 10438, release: '0.1.0-dev' }],
  ['main: build = 2145 (6c00a066)', { build: 2145, commit: '6c00a066' }],
  ['INFO [main] build info | tid="22172" build=3091 commit="2b338967"', { build: 3091 }],
  ['"build_info":"b11669-Debian"', { build: 11669 }],
])('version form %#', (text, wanted) => {
  expect(parseLlamaVersion(text)).toMatchObject(wanted);
});

test('a version of something else is refused', () => {
  expect(() => parseLlamaVersion('version: 12 (bookworm)')).toThrow('no version line');
});
