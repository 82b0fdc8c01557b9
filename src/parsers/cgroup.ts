/** Where a controller's files of a process lie, seen from the folder where cgroups are mounted. */
export interface CgroupPlace {
  readonly version: 1 | 2;
  /** `/user.slice/user-1000.slice/session-2.scope`; `/` for the root, or the root of a namespace. */
  readonly path: string;
}

/**
 * `/proc/self/cgroup`: a line a hierarchy. Where a v1 hierarchy has the controller, that one governs it; else the unified one does.
 *
 *     4:memory:/docker/2961cc9efb12
 *     0::/user.slice/user-1000.slice/session-2.scope
 */
export function parseCgroup(text: string, controller: 'memory' | 'cpu'): CgroupPlace {
  let unified: string | undefined;
  for (const line of text.split('\n', 64)) {
    const [, controllers, path] = /^\d{1,4}:([^:]{0,200}):(\/.{0,2000})$/.exec(line) ?? [];
    if (path === undefined) continue;
    if (controllers?.split(',').includes(controller)) return { version: 1, path: inside(path) };
    if (controllers === '') unified = inside(path);
  }
  if (unified === undefined) throw new Error('no hierarchy in it');
  return { version: 2, path: unified };
}

/** A path that climbs out of our namespace is not to be seen from here. */
function inside(path: string): string {
  return path.startsWith('/..') ? '/' : path.replace(/ \(deleted\)$/, '');
}

/** A cgroup and all above it: `/a/b` → `/a/b`, `/a`, `` (the root). */
export function ancestors(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return Array.from({ length: parts.length + 1 }, (_, at) => parts.slice(0, parts.length - at)).map((each) => each.map((part) => `/${part}`).join(''));
}

/** `memory.max` (v2) or `memory.limit_in_bytes` (v1): bytes; null for none, which v1 writes as a number beyond all memory. */
export function parseMemoryLimit(text: string): number | null {
  const value = text.trim();
  if (value === 'max') return null;
  if (!/^\d{1,20}$/.test(value)) throw new Error(`"${value.slice(0, 40)}" is no limit`);
  return Number(value) >= 2 ** 60 ? null : Number(value);
}

/** `cpu.max` (v2), quota and period: percent of one CPU; null for none. */
export function parseCpuMax(text: string): number | null {
  const [, quota, period] = /^(max|\d{1,15}) (\d{1,15})\s*$/.exec(text) ?? [];
  if (quota === undefined || Number(period) === 0) throw new Error(`"${text.trim().slice(0, 40)}" is no quota`);
  return quota === 'max' ? null : (100 * Number(quota)) / Number(period);
}
