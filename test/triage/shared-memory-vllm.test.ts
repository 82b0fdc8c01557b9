import { describe, expect, test } from 'vitest';
import { triageOf } from './read.ts';

const report = (machine: string, amounts: string): readonly (readonly [string, string])[] =>
  triageOf(
    `${machine}, vLLM 0.9.2\n\n\`\`\`\nValueError: Free memory on device (${amounts} GiB) on startup is less than desired GPU memory utilization (0.9, 13.76 GiB).\n\`\`\``,
  )
    .findings.filter(({ id }) => id === 'vllm-gpu-memory-taken')
    .map(({ id, verdict }) => [id, verdict] as const);

describe('memory that the GPU shares with the processor, where vLLM finds too little of it', () => {
  test('a card of its own', () => expect(report('RTX 5080', '10.82/15.29')).toEqual([['vllm-gpu-memory-taken', 'confirmed']]));

  test.each([
    ['Jetson Orin NX 16GB', '10.82/15.29'],
    ['Jetson AGX Orin 64GB', '42.10/61.37'],
    ['Strix Halo (Ryzen AI Max+ 395, Radeon 8060S, gfx1151)', '70.10/96.00'],
    ['Strix Halo (Ryzen AI Max+ 395, Radeon 8060S, gfx1151)', '30.10/47.00'],
  ])('%s', (machine, amounts) => expect(report(machine, amounts)).toEqual([]));
});
