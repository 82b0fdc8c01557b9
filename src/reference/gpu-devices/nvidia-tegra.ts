import type { GpuChip } from './gpu-chip.ts';

/**
 * GPUs of NVIDIA's boards up to Orin: parts of a processor, on no PCI bus, so that they have names alone. Those after them are on one, see nvidia.ts.
 * Compute capabilities: https://developer.nvidia.com/cuda-gpus and https://developer.nvidia.com/cuda-legacy-gpus.
 */
export const tegraChips: readonly GpuChip[] = [
  { chip: 'gm20b', arch: '5.3', generation: 'maxwell', integrated: true, names: { 'Jetson Nano': '', 'Jetson TX1': '' } },
  { chip: 'gp10b', arch: '6.2', generation: 'pascal', integrated: true, names: { 'Jetson TX2': '' } },
  {
    chip: 'gv11b',
    arch: '7.2',
    generation: 'volta',
    integrated: true,
    names: { 'Jetson AGX Xavier': '', 'Jetson Xavier NX': '' },
    aliases: { 'AGX Xavier': 'Jetson AGX Xavier', 'Jetson Xavier': 'Jetson AGX Xavier' },
  },
  {
    chip: 'ga10b',
    arch: '8.7',
    generation: 'ampere',
    integrated: true,
    names: { 'Jetson AGX Orin': '', 'Jetson Orin NX': '', 'Jetson Orin Nano': '' },
    aliases: {
      'AGX Orin': 'Jetson AGX Orin',
      'Orin NX': 'Jetson Orin NX',
      'Orin Nano': 'Jetson Orin Nano',
      'Jetson Nano Orin': 'Jetson Orin Nano',
      'Jetson Orin': 'Jetson AGX Orin',
    },
  },
];

/** The processor as the device tree's `compatible` names it → what CUDA calls its GPU, and its chip. */
const processors: readonly (readonly [compatible: string, name: string, chip: string])[] = [
  ['nvidia,tegra210', 'NVIDIA Tegra X1', 'gm20b'],
  ['nvidia,tegra186', 'NVIDIA Tegra X2', 'gp10b'],
  ['nvidia,tegra194', 'Xavier', 'gv11b'],
  ['nvidia,tegra234', 'Orin', 'ga10b'],
];

/** @param compatible `/proc/device-tree/compatible`: names that end in NUL, the board's first and the processor's last */
export function findTegraGpu(compatible: string): { name: string; chip: GpuChip } | undefined {
  const words = compatible.split('\0');
  const [, name, id] = processors.find(([processor]) => words.includes(processor)) ?? [];
  const chip = tegraChips.find((each) => each.chip === id);
  return name === undefined || chip === undefined ? undefined : { name, chip };
}
