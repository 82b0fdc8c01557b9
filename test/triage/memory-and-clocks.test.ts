import { describe, expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

const fenced = (...lines: string[]): string => ['```', ...lines, '```'].join('\n');
const gib = 1024 ** 3;

describe('memory', () => {
  test.each([
    ['My server has 128 GB of RAM.', 128],
    ['- RAM: 64GB', 64],
    ['- CPU: Ryzen 9 7950X, 96 GB DDR5', 96],
    ['Framework Desktop 128GB, Fedora 43', 128],
    ['GTX 1050 Ti, 32 GB RAM, Fedora 40', 32],
    ['RTX 3090 with 64 GB of system RAM', 64],
  ])('installed: %s', (words, size) => {
    expect(factOf(triageOf(words), 'memory.total')).toBe(`~${size * gib}`);
  });

  test.each([
    'The runner uses 64 GB of RAM and crashes.',
    'The VM has 16 GB of RAM.',
    'RTX 3090 with 24 GB',
    'I took one 16GB RAM module out of it.',
    'Laptop with Fedora 40, GTX 1050 Ti with 4Gb RAM.',
    'You need at least 64 GB of RAM.',
  ])('not: %s', (words) => {
    expect(factOf(triageOf(words), 'memory.total')).toBeUndefined();
  });

  test('as Ollama logs it', () => {
    const report = triageOf(
      fenced('time=2025-03-12T10:05:01 level=INFO source=server.go:97 msg="system memory" total="62.5 GiB" free="59.0 GiB" free_swap="2.0 GiB"'),
    );
    expect(factOf(report, 'memory.total')).toBe(62.5 * gib);
    expect(factOf(report, 'memory.available')).toBe(59 * gib);
    expect(factOf(report, 'memory.swapFree')).toBe(2 * gib);
  });

  test('what Ollama finds too little', () => {
    const report = triageOf(fenced('Error: model requires more system memory (12.5 GiB) than is available (5.5 GiB)'));
    expect(factOf(report, 'memory.available')).toBe(5.5 * gib);
  });

  test.each([
    [fenced('ARC size (current):                                    98.9 %   31.0 GiB'), 31 * gib],
    [fenced('size                            4    34359738368'), 32 * gib],
    ['The ZFS ARC takes 48 GB.', `~${48 * gib}`],
  ])('ZFS: %s', (words, size) => {
    expect(factOf(triageOf(words), 'memory.zfsArcReclaimable')).toBe(size);
  });

  test('the limit of ZFS is not its size', () => {
    expect(factOf(triageOf('ARC max is 48 GB here.'), 'memory.zfsArcReclaimable')).toBeUndefined();
  });
});

describe('GPUs', () => {
  test('lines of amdgpu without an address, cut out of the log by a word', () => {
    const report = triageOf(fenced('[    4.2] [drm] amdgpu: 512M of VRAM memory ready', '[    4.2] [drm] amdgpu: 15700M of GTT memory ready.'));
    expect(itemsOf(report, 'gpus')).toMatchObject([{ vendor: 'amd', vramTotal: 512 * 1024 ** 2, gttTotal: 15_700 * 1024 ** 2 }]);
  });

  test('the NPU of AMD logs under a longer name', () => {
    const report = triageOf(fenced('amdxdna_accel_driver 0000:c6:00.1: [drm] *ERROR* amdxdna_drm_open: SVA bind device failed, ret -95'));
    expect(factOf(report, 'npu.driver')).toBe('amdxdna');
  });

  test('a query with its command above it', () => {
    const report = triageOf(
      fenced(
        '$ nvidia-smi --query-gpu=index,name,pcie.link.gen.current,pcie.link.width.current --format=csv',
        'index, name, pcie.link.gen.current, pcie.link.width.current',
        '0, NVIDIA GeForce RTX 3090, 1, 1',
      ),
    );
    expect(itemsOf(report, 'gpus')).toMatchObject([{ vendor: 'nvidia', name: 'GeForce RTX 3090', linkWidth: 1 }]);
  });

  test('Vulkan’s “AMD Radeon Graphics” is the GPU that ROCm knows by its target', () => {
    const report = triageOf(
      fenced(
        'ggml_cuda_init: found 1 ROCm devices:',
        '  Device 0: AMD Radeon Graphics, gfx1151 (0x1151), VMM: no, Wave Size: 32',
        'ggml_vulkan: Found 1 Vulkan devices:',
        'ggml_vulkan: 0 = AMD Radeon Graphics (RADV GFX1151) (radv) | uma: 1 | fp16: 1 | warp size: 64',
      ),
    );
    expect(itemsOf(report, 'gpus').filter(({ arch }) => arch === 'gfx1151')).toMatchObject([{ integrated: true }]);
    expect(itemsOf(report, 'gpus')).toHaveLength(1);
  });

  test('clocks that something holds down', () => {
    const lines = (thermal: string, brake: string): string =>
      fenced(
        '    Clocks Event Reasons',
        '        HW Slowdown                       : Active',
        `            HW Thermal Slowdown           : ${thermal}`,
        `            HW Power Brake Slowdown       : ${brake}`,
      );
    expect(factOf(triageOf(lines('Not Active', 'Active')), 'nvidia.clockReasons')).toEqual(['power-brake']);
    expect(factOf(triageOf(lines('Active', 'Not Active')), 'nvidia.clockReasons')).toEqual(['hw-thermal']);
    expect(factOf(triageOf(lines('Not Active', 'Not Active')), 'nvidia.clockReasons')).toEqual([]);
  });
});

describe('one GPU is right, several are not', () => {
  // github.com/ROCm/legacy-rocm-build/issues/6342, github.com/ROCm/hip/issues/3331
  test.each([
    'Using either GPU exclusively performs as expected, both cards together write garbage.',
    'Multi-GPU loading of models produces gibberish.',
    'One card works fine. With two cards the output is gibberish.',
    // github.com/ggml-org/llama.cpp/issues/16424
    'ROCm produces garbage output with --split-mode layer',
    'The output is garbage. With a small model and setting --split-mode none, everything is working well.',
  ])('%s', (words) => {
    expect(factOf(triageOf(words), 'told.severalGpusWrong')).toBe('~true');
  });

  test.each([
    'Both GPUs work well, generation is slow.',
    'It is slow with --split-mode layer, and fine with -sm none.',
    'The output is garbage with --split-mode row.',
    'Each card alone writes gibberish.',
  ])('not: %s', (words) => {
    expect(factOf(triageOf(words), 'told.severalGpusWrong')).toBeUndefined();
  });
});
