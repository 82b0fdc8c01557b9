// Samples: ollama/ollama issues 11557 (0.9.6), 2718 (0.1.29), 6626 (0.3.9), 16647 (0.30), 8623 (0.5), pull 6736 (0.3); the rest are lines quoted in public logs.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyValues, parseAmount, parseOllamaLog } from '../../src/parsers/ollama-log.ts';

const sample = (name: string): string => readFileSync(new URL(`samples/ollama-log/${name}.txt`, import.meta.url), 'utf8');

describe('parseOllamaLog', () => {
  test('0.9.6 on an RX 7700S, with the journal’s prefix in another language', () => {
    const log = parseOllamaLog(sample('0.9.6-gfx1102'));
    expect(log).toMatchObject({ version: '0.9.6', discovered: true, gfxTargets: ['gfx1102'] });
    expect(log.devices).toEqual([{ library: 'rocm', compute: 'gfx1102', name: '1002:7480', folders: [], total: 8 * 1024 ** 3 }]);
  });

  test('0.15 and later: capital letters, folders, kind and address', () => {
    expect(parseOllamaLog(sample('0.15-gfx1151')).devices).toMatchObject([
      { library: 'rocm', compute: 'gfx1151', name: 'AMD Radeon Graphics', pci: '0000:c5:00.0', integrated: true, folders: ['rocm'], driver: '60342.13' },
    ]);
  });

  test('an integrated GPU that was dropped leaves the CPU, and no memory', () => {
    const log = parseOllamaLog(sample('0.32-igpu-dropped'));
    expect(log.devices).toMatchObject([{ library: 'cpu' }]);
    expect(log).toMatchObject({ totalVram: 0, defaultContext: 4096, discovered: true });
  });

  test('the configuration: empty variables are left out, lists keep their blanks', () => {
    const { environment } = parseOllamaLog(sample('0.30-config'));
    expect(environment).toMatchObject({
      OLLAMA_CONTEXT_LENGTH: '32768',
      OLLAMA_IGPU_ENABLE: '1',
      OLLAMA_VULKAN: 'true',
      OLLAMA_HOST: 'http://127.0.0.1:11434',
    });
    expect(environment).not.toHaveProperty('HSA_OVERRIDE_GFX_VERSION');
    expect(environment?.OLLAMA_ORIGINS).toBe('[http://localhost https://localhost http://localhost:* app://* file://*]');
  });

  test('the older form of the configuration, and layers of "offload to cuda"', () => {
    const log = parseOllamaLog(sample('0.5-offload-cuda'));
    expect(log.environment).toMatchObject({ OLLAMA_HOST: 'http://0.0.0.0:6006' });
    expect(log.loads).toEqual([{ layersTotal: 41, layersOffloaded: 29 }]);
  });

  test('runners of 0.3.9, quoted in an issue', () => {
    expect(parseOllamaLog(sample('0.3.9-runners'))).toMatchObject({
      version: '0.3.9',
      runners: ['cuda_v12', 'rocm_v60102', 'cpu', 'cpu_avx', 'cpu_avx2', 'cuda_v11'],
      discovered: false,
    });
  });

  test('no GPU because of permissions: discovery ended on the CPU', () => {
    expect(parseOllamaLog(sample('0.3-kfd-denied'))).toMatchObject({ discovered: true, devices: [{ library: 'cpu' }] });
  });

  test('targets of 0.1.29', () => {
    expect(parseOllamaLog(sample('0.1.29-gfx1103')).gfxTargets).toEqual(['gfx1103']);
  });

  test('a clamped context and layers of the engine', () => {
    const log = parseOllamaLog(
      'time=2026-06-20T10:00:00Z level=WARN source=server.go:170 msg="requested context size too large for model" num_ctx=131072 n_ctx_train=40960\n' +
        'time=2026-06-20T10:00:01Z level=INFO source=x.go:1 msg="offloaded 0/25 layers to GPU"',
    );
    expect(log.loads).toEqual([
      { contextRequested: 131072, contextTrained: 40960 },
      { layersOffloaded: 0, layersTotal: 25 },
    ]);
  });

  test('a second start replaces what the first one found', () => {
    const log = parseOllamaLog(
      `${sample('0.9.6-gfx1102')}\ntime=2026-01-01T00:00:00Z level=INFO source=routes.go:1 msg="Listening on 127.0.0.1:11434 (version 0.32.4)"`,
    );
    expect(log).toMatchObject({ version: '0.32.4', devices: [], discovered: false });
  });

  test('other text is refused', () => {
    expect(() => parseOllamaLog('nginx: listening on 127.0.0.1:80')).toThrow('no line of an Ollama server log');
  });

  test('any text parses or is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        try {
          parseOllamaLog(`level=INFO source=a.go:1 ${text}`);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });
});

test('keyValues and amounts', () => {
  expect(keyValues('msg="a \\"b\\" c" total="23.6 GiB" id=0')).toEqual({ msg: 'a "b" c', total: '23.6 GiB', id: '0' });
  expect(['0 B', '512.0 MiB', '1 KB', 'much'].map(parseAmount)).toEqual([0, 536870912, 1024, undefined]);
});
