import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseClinfo } from '../../src/parsers/clinfo.ts';
import { parseCudaVersionJson } from '../../src/parsers/cuda-version-json.ts';
import { parseDkmsStatus } from '../../src/parsers/dkms-status.ts';
import { parseKernelCompiler } from '../../src/parsers/kernel-compiler.ts';
import { parseMissingLibraries } from '../../src/parsers/loader-error.ts';
import { parseModinfo } from '../../src/parsers/modinfo.ts';
import { findNvidiaModule } from '../../src/parsers/modules-dep.ts';
import { parseNvccVersion } from '../../src/parsers/nvcc-version.ts';
import { parseNvidiaGpuInformation } from '../../src/parsers/nvidia-gpu-information.ts';
import { parseNvidiaParams } from '../../src/parsers/nvidia-params.ts';
import {
  parseNvidiaSmiCsv,
  parseNvidiaSmiFailure,
  parseNvidiaSmiList,
  parseNvidiaSmiQuery,
  parseNvidiaSmiTable,
  parseNvidiaSmiVersion,
} from '../../src/parsers/nvidia-smi.ts';
import { parseNvidiaVersion } from '../../src/parsers/nvidia-version.ts';
import { parseNvidiaXids } from '../../src/parsers/nvidia-xid.ts';
import { parseSyclLs } from '../../src/parsers/sycl-ls.ts';

const parsers: readonly (readonly [string, (text: string) => unknown])[] = Object.entries({
  parseClinfo,
  parseCudaVersionJson,
  parseDkmsStatus,
  parseKernelCompiler,
  parseMissingLibraries,
  parseModinfo,
  findNvidiaModule,
  parseNvccVersion,
  parseNvidiaGpuInformation,
  parseNvidiaParams,
  parseNvidiaSmiCsv,
  parseNvidiaSmiFailure,
  parseNvidiaSmiList,
  parseNvidiaSmiQuery,
  parseNvidiaSmiTable,
  parseNvidiaSmiVersion,
  parseNvidiaVersion,
  parseNvidiaXids,
  parseSyclLs,
});

// Fragments that get each parser past its first look.
const pieces = [
  'NVIDIA-SMI 580.95 Driver Version: ',
  'NVSMI LOG\n',
  'GPU 0: ',
  '|   0  ',
  '00000000:01:00.0',
  ' : ',
  '[level_zero:gpu]',
  'nvidia/5',
  ', ',
  'Xid (PCI:',
  'lib',
  '.so',
  'gcc (',
  'Platform Name',
  '{"cuda":',
  ' ',
  '\n',
  '|',
  '>',
  '9',
  'a',
];
const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), { maxLength: 40 }).map((parts) => parts.join(''));

describe.each(parsers)('%s', (_, parse) => {
  test('reads any text or refuses it with an error', () => {
    fc.assert(
      fc.property(texts, (text) => {
        try {
          parse(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each(pieces)('is done with a megabyte of %j in time', (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const started = performance.now();
    try {
      parse(text);
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
    }
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
