import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findInstructionSets, findLaterInstructionSets } from '../../src/reference/instruction-sets.ts';
import { factOf, triageOf } from './read.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('processors of which it is known', () => {
  test.each([
    ['Intel(R) Xeon(R) CPU           X5670  @ 2.93GHz', false],
    ['a Dell T610 with a Xeon 5660', false],
    ['dual Xeon E5520', false],
    ['Xeon W3520', false],
    ['Intel(R) Xeon(R) CPU E7- 4870  @ 2.40GHz', false],
    ['Intel(R) Core(TM) i7 CPU         920  @ 2.67GHz', false],
    ['Intel(R) Core(TM) i5 CPU       M 520  @ 2.40GHz', false],
    ['Intel(R) Core(TM)2 Duo CPU     E8400  @ 3.00GHz', false],
    ['Intel(R) Pentium(R) CPU G4560 @ 3.50GHz', false],
    ['Intel(R) Celeron(R) N5105 @ 2.00GHz', false],
    ['Pentium Silver J5005', false],
    ['Intel(R) Atom(TM) CPU C2750  @ 2.40GHz', false],
    ['AMD Phenom(tm) II X6 1090T Processor', false],
    ['AMD Athlon(tm) II X4 640 Processor', false],
    ['AMD Opteron(tm) Processor 6172', false],
    ['Common KVM processor', false],
    ['Intel(R) Core(TM) i5-3470 CPU @ 3.20GHz', true],
    ['Intel(R) Xeon(R) CPU E5-2670 0 @ 2.60GHz', true],
    ['Intel(R) Xeon(R) CPU E5-2650 v2 @ 2.60GHz', true],
    ['Intel(R) Xeon(R) CPU E7-4830 v2 @ 2.20GHz', true],
    ['AMD FX(tm)-8350 Eight-Core Processor', true],
  ])('%s', (text, avx) => {
    const flags = findInstructionSets(text)?.flags;
    expect(flags).toBeDefined();
    expect(flags?.includes('avx')).toBe(avx);
    expect(flags).not.toContain('avx2');
    expect(flags).not.toEqual([]);
  });

  test.each([
    'Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz',
    'dual Xeon E5-2680-v4',
    'Xeon E5-2690 (v3)',
    'Xeon v4 E5-2697',
    'Intel(R) Xeon(R) CPU E7-8890 v3 @ 2.50GHz',
    'Xeon Gold 6430, DDR5 5600',
    'AMD PRO A4-3350B APU',
    'INTEL(R) XEON(R) GOLD 5520+',
    'Intel(R) Xeon(R) Gold 5618Y',
    'Intel Xeon w5-3525',
    'Intel(R) Xeon(R) W-2145 CPU @ 3.70GHz',
    'Intel(R) Xeon(R) 6740P',
    'Intel(R) Xeon(R) CPU E3-1230 v3',
    'Intel(R) Core(TM) i5-13600K',
    'Intel(R) Core(TM) i3-N305',
    'Intel(R) Core(TM) i7-4770 CPU @ 3.40GHz',
    'Intel(R) N100',
    'Intel(R) Pentium(R) Gold G7400',
    'Intel(R) Celeron(R) G6900',
    'Intel Pentium Gold 7505',
    'Intel Pentium D1508',
    'Intel Atom(R) x7425E',
    'AMD Athlon 3000G',
    'AMD Opteron(tm) Processor 6376',
    'AMD A8-7600',
    'Quadro FX 4800',
    'an i7 with 960 GB',
    'i7 960GB SSD',
    'QEMU Virtual CPU version 2.5+',
    'AMD Ryzen 7 5800X',
  ])('not known, or with AVX2: %s', (text) => expect(findInstructionSets(text)).toBeUndefined());

  test('Bulldozer has AVX only', () => expect(findInstructionSets('AMD Opteron(tm) Processor 6376')).toBeUndefined());
});

describe('what a text says of them', () => {
  test('in prose', () => {
    const report = triageOf('The server has a Xeon X5670 and the runner ends at once.');
    expect(factOf(report, 'cpu.flags')).toBe('~pni,sse4_1,sse4_2,ssse3');
    expect(factOf(report, 'cpu.model')).toBe('~Xeon X5670');
    expect(factOf(triageOf('CPU: AMD Phenom II X4 955'), 'cpu.vendor')).toBe('~amd');
  });

  test('in the output of a tool that names the model only', () => {
    expect(factOf(triageOf('```\nArchitecture: x86_64\nCPU(s): 24\nModel name:   Intel(R) Xeon(R) CPU X5670 @ 2.93GHz\n```'), 'cpu.flags')).toBe(
      '~pni,sse4_1,sse4_2,ssse3',
    );
  });

  test('flags that were pasted are not touched', () => {
    const report = triageOf('A Xeon X5670 it says.\n\n```\nflags\t\t: fpu vme de pse lm sse4_2 avx avx2 fma bmi2\n```');
    expect(factOf(report, 'cpu.flags')).toEqual(['avx', 'avx2', 'bmi2', 'fma', 'sse4_2']);
  });

  // github.com/facebookresearch/faiss/issues/896
  test('flags of which one is pointed out', () => {
    const text = (mark: string) => `flags\t\t: fpu vme de pse tsc lm sse4_1 sse4_2 xsave ${mark}avx${mark} f16c rdrand lahf_lm epb`;
    expect(factOf(triageOf(text('`')), 'cpu.flags')).toContain('avx');
    expect(factOf(triageOf(text('**')), 'cpu.flags')).toContain('f16c');
  });

  test('flags that are cut off are not those that are there', () => {
    const cut = triageOf(
      'A Xeon E5-2670 crashes.\n\n```\nmodel name\t: Intel(R) Xeon(R) CPU E5-2670 0 @ 2.60GHz\nflags\t\t: fpu vme de pse tsc msr pae mce cx8 apic se\n```',
    );
    // By the name of the processor, as prose.
    expect(factOf(cut, 'cpu.flags')).toMatch(/^~avx,/);
    expect(factOf(triageOf('```\nflags\t\t: fpu vme de pse tsc msr pae mce cx8 apic se\n```'), 'cpu.flags')).toBeUndefined();
  });

  test('of another machine nothing is claimed', () => {
    expect(factOf(triageOf('It works fine on my Xeon X5670. The new one crashes.'), 'cpu.flags')).toBeUndefined();
    expect(factOf(triageOf('A modern CPU with a Ryzen 9 9950X crashes.'), 'cpu.flags')).toBeUndefined();
  });

  test('of a guest nothing follows from a name that somebody writes', () => {
    // github.com/ollama/ollama/issues/1495 and /516
    expect(factOf(triageOf('In a VM on Proxmox it crashes.\n\nMine is a Ryzen 7 5800H.'), 'cpu.flags')).toBeUndefined();
    expect(factOf(triageOf('# It crashes in KVM\n\nI have the same issue on an Intel(R) Xeon(R) CPU X3480.'), 'cpu.flags')).toBeUndefined();
    // What the guest itself prints of a host without AVX, and a virtual processor's name, tell.
    const printed = 'In a VM on Proxmox it crashes.\n\n```\n$ lscpu\nArchitecture: x86_64\nModel name: Intel(R) Xeon(R) CPU E5520 @ 2.27GHz\n```';
    expect(factOf(triageOf(printed), 'cpu.flags')).not.toContain('avx');
    expect(factOf(triageOf('In a VM on Proxmox with CPU type kvm64 it crashes.'), 'cpu.flags')).toBe('~pni');
    // WSL passes on what there is.
    expect(factOf(triageOf('In WSL2 on a Ryzen 7 5800X it crashes.'), 'cpu.flags')).toContain('avx2');
  });

  test('of later ones that they have AVX2', () => {
    expect(factOf(triageOf('A modern CPU with a Ryzen 7 5800X crashes.'), 'cpu.flags')).toContain('avx2');
    for (const name of ['Intel(R) Core(TM) i5-13600K', 'Core i7-4770', 'AMD Ryzen Threadripper 3960X', 'AMD EPYC 7543P 32-Core Processor'])
      expect(findLaterInstructionSets(name)).toContain('avx2');
    for (const name of [
      'Intel(R) Core(TM) i7-3770',
      'Core i9-7900X',
      'Core i7-1065G7',
      'Core i7-11700K',
      'Ryzen 7 7700X',
      'EPYC 9654',
      'RTX 3060',
      'Ryzen AI Max+ 395',
    ])
      expect(findLaterInstructionSets(name)).toBeUndefined();
  });

  test('what the reporter says that it lacks', () => {
    expect(factOf(triageOf('I get illegal instructions because my CPU does not support AVX2 or FMA.'), 'cpu.flags')).toBe('~avx,pni,sse4_2');
    expect(factOf(triageOf('The server has 2 CPUs without AVX or AVX2.'), 'cpu.flags')).toBe('~pni');
    expect(factOf(triageOf('It is an ESX host with an 8 core CPU and won’t support avx2.'), 'cpu.flags')).toBe('~avx,pni,sse4_2');
    // github.com/leejet/stable-diffusion.cpp/issues/1351, github.com/Mintplex-Labs/anything-llm/issues/1331
    expect(factOf(triageOf('I looked, and it seems it doesn’t, only avx, could that be it?'), 'cpu.flags')).toBe('~avx,pni,sse4_2');
    expect(factOf(triageOf('It’s a XEON 2660 but only supports AVX. It crashes.'), 'cpu.flags')).toBe('~avx,pni,sse4_2');
    for (const other of [
      'It has only AVX and AVX2.',
      'It supports only AVX512.',
      'The build only has AVX in its flags.',
      'It supports not only AVX.',
      'Ollama only supports AVX CPUs.',
      'The image has only AVX processors listed.',
    ])
      expect(factOf(triageOf(other), 'cpu.flags'), other).toBeUndefined();
    expect(factOf(triageOf('If the CPU does not support AVX2 it falls back. It needs a CPU with AVX2.'), 'cpu.flags')).toBeUndefined();
  });

  test('no check reads the lack of what the table does not tell for sure', () => {
    const files = readdirSync(join(root, 'checks'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const asked = files.flatMap((name) =>
      [...readFileSync(join(root, 'checks', name), 'utf8').matchAll(/cpu\.flags\.has\('([^']+)'\)/g)].map(([, flag]) => flag),
    );
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((flag) => /^(?:pni|s?sse\d?(?:_\d)?|movbe|xsave|popcnt)$/.test(flag ?? ''))).toEqual([]);
  });
});

test('boards and cores of ARM', () => {
  const report = triageOf('torch crashes on my Raspberry Pi 4B.');
  expect(factOf(report, 'cpu.flags')).toBe('~asimd');
  expect(factOf(report, 'platform.arch')).toBe('~aarch64');
  expect(factOf(report, 'cpu.vendor')).toBe('~arm');
  expect(factOf(triageOf('It is a Raspberry Pi 5.'), 'cpu.flags')).toContain('atomics');
  expect(factOf(triageOf('It is a Raspberry Pi 2.'), 'cpu.flags')).toBeUndefined();
  for (const name of ['AWS Graviton2', 'Ampere Altra', 'DGX Spark (GB10)', 'Neoverse-N1', 'Grace Hopper']) {
    const named = triageOf(`torch crashes on my ${name}.`);
    expect(factOf(named, 'cpu.flags'), name).toContain('atomics');
    expect(factOf(named, 'cpu.vendor'), name).toBe('~arm');
  }
});
