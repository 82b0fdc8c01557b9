import { findGpuByName, type GpuDevice } from '../reference/gpu-devices/find-gpu-device.ts';
import { sameGpuName } from '../reference/same-gpu-name.ts';

const most = 2_000;

/** The first GPU that a name holds, with those that share the name. Programs repeat a name in every other line, so answers are kept. */
export function gpusNamed(name: string): readonly GpuDevice[] {
  return kept(byName, name, () => {
    const [match] = findGpuByName(name.slice(0, 300));
    return match === undefined ? [] : [match.device, ...match.others];
  });
}

/** sameGpuName, with its answers kept for the many pairs of one text. */
export function sameName(a: string, b: string): boolean {
  return kept(byPair, `${a}\n${b}`, () => sameGpuName(a, b));
}

const byName = new Map<string, readonly GpuDevice[]>();
const byPair = new Map<string, boolean>();

function kept<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const found = cache.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (cache.size >= most) cache.clear();
  cache.set(key, made);
  return made;
}
