import { describe, expect, test } from 'vitest';
import { itemsOf, triageOf } from './read.ts';

const asked = (about: string, ...answers: (readonly [command: string, answer: string])[]): Record<string, unknown>[] =>
  itemsOf(triageOf(`${about}\n\n\`\`\`\n${answers.map(([command, answer]) => `$ ${command}\n${answer}`).join('\n')}\n\`\`\``), 'gpus');
const visible = 'cat /sys/class/drm/card*/device/mem_info_vis_vram_total';

describe('files of a GPU that a wildcard prints', () => {
  test('are those of the only Radeon', () => {
    const found = asked('RX 6600 beside a GeForce GTX 1650.', [visible, '268435456'], ['cat /sys/class/drm/card1/device/mem_info_vram_total', '8573157376']);
    expect(found).toContainEqual(expect.objectContaining({ vendor: 'amd', vramVisible: 268435456, vramTotal: 8573157376 }));
    expect(found).toContainEqual(expect.not.objectContaining({ vramVisible: expect.anything() }));
  });

  test('are nobody’s where two differ, or two are named', () => {
    for (const found of [asked('RX 6600', [visible, '268435456\n536870912']), asked('An RX 6600 and an RX 7900 XTX.', [visible, '268435456'])])
      for (const gpu of found) expect(gpu).not.toHaveProperty('vramVisible');
  });

  test('the IOMMU’s kind counts where all devices have the same', () => {
    const types = 'cat /sys/bus/pci/devices/*/iommu_group/type';
    expect(asked('Two RTX PRO 6000.', [types, 'DMA-FQ\nDMA-FQ'])[0]).toMatchObject({ iommuType: 'DMA-FQ' });
    expect(asked('Two RTX PRO 6000.', [types, 'DMA-FQ\nidentity'])[0]).not.toHaveProperty('iommuType');
  });
});

test('the answer that decides the RX 6600: with a small window Resizable BAR comes before the build', () => {
  const report = triageOf(`llama.cpp b9484 with Vulkan is slow on my RX 6600.\n\n\`\`\`\n$ ${visible}\n268435456\n\`\`\``);
  expect(report.findings.map(({ id }) => id)).toEqual(['amd-resizable-bar-off', 'llamacpp-vulkan-n-outputs-max-rx6600']);
});
