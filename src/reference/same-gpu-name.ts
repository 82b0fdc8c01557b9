import { findGpuByName } from './gpu-devices/find-gpu-device.ts';

/** Can two names stand for one GPU? True where both name the same chip, or one name is part of the other. */
export function sameGpuName(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true;
  const chips = (name: string): string[] => findGpuByName(name).map(({ device }) => device.chip);
  const left = chips(a);
  return left.length > 0 && chips(b).some((chip) => left.includes(chip));
}
