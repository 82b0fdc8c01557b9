import { expect, test } from 'vitest';
import { triageOf } from './read.ts';

const igpu = `17:00.0 VGA compatible controller: Advanced Micro Devices, Inc. [AMD/ATI] Raphael (rev c1) (prog-if 00 [VGA controller])
\tRegion 0: Memory at 7010000000 (64-bit, prefetchable) [size=256M]
\tRegion 2: Memory at fc000000 (64-bit, prefetchable) [size=2M]`;
const card = (size: string): string => `03:00.0 VGA compatible controller: Advanced Micro Devices, Inc. [AMD/ATI] Navi 31 [Radeon RX 7900 XT/7900 XTX] (rev c8)
\tRegion 0: Memory at 6800000000 (64-bit, prefetchable) [size=${size}]
\tRegion 2: Memory at 7000000000 (64-bit, prefetchable) [size=2M]`;

test('the window of a Ryzen’s own graphics is none of the card’s', () => {
  const of = (...devices: string[]) =>
    triageOf(`llama.cpp with Vulkan on an RX 7900 XTX is slow.\n\`\`\`\n${devices.join('\n')}\n\`\`\``).findings.map(({ id }) => id);
  expect(of(card('32G'), igpu)).not.toContain('amd-resizable-bar-off');
  expect(of(card('256M'), igpu)).toContain('amd-resizable-bar-off');
});
