import { gpus } from '../facts/gpus.ts';
import { all, any, not, type Predicate } from '../logic/predicate.ts';

/** An AMD GPU that can compute here: not a card handed to a virtual machine, nor one that the old driver “radeon” drives. */
export function amdGpuForUse(gpu: Parameters<Parameters<typeof gpus.some>[0]>[0]): Predicate {
  return all(gpu.vendor.is('amd'), not(gpu.driver.oneOf('vfio-pci', 'radeon')));
}

/** One that programs take without being told: a card, or the graphics of a Strix processor. */
export const largeAmdGpu = gpus.some((gpu) => all(amdGpuForUse(gpu), any(gpu.integrated.is(false), gpu.arch.oneOf('gfx1150', 'gfx1151'))));
