import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Koffi, Library } from '../koffi.ts';

/** Asks one library. `subject` is what stands behind the query's name: a path, or nothing. */
export type Query = (koffi: Koffi, subject: string) => DriverAnswer;

/** What the child writes: an answer, why the library could not be loaded, or why nothing can be asked on this platform. */
export type DriverAnswer =
  | { readonly unsupported: string }
  | { readonly noPlace: string }
  | { readonly failed: string }
  | { readonly unloadable: string }
  | ({ readonly library: string | null } & Readonly<Record<string, unknown>>);

/** Loads the library by soname or path, as a runtime would, and tells the file that was mapped. */
export function openLibrary(koffi: Koffi, name: string): { library: Library; path: string | null } | { unloadable: string } {
  const before = mappedLibraries();
  // By hand first, since dlerror names the file that is missing, which may be one that the library needs.
  const libc = koffi.load(null);
  const [dlopen, dlerror] = [libc.func('void *dlopen(const char *name, int flags)'), libc.func('const char *dlerror()')];
  if (dlopen(name, 1 /* RTLD_LAZY */) === null) return { unloadable: (dlerror() as string | null) ?? 'no reason given' };
  const library = koffi.load(name);
  const stem = basename(name).replace(/\.so(?:\.\d+)*$/, '.so');
  const mapped = [...mappedLibraries()].filter((path) => basename(path).startsWith(stem));
  return { library, path: mapped.find((path) => !before.has(path)) ?? mapped[0] ?? null };
}

function mappedLibraries(): Set<string> {
  const paths = new Set<string>();
  for (const line of readFileSync('/proc/self/maps', 'utf8').split('\n')) {
    const at = line.indexOf('/');
    if (at > 0 && line.includes('.so')) paths.add(line.slice(at));
  }
  return paths;
}

/** A function of the library; undefined where it has none of that name (older and stub libraries). */
export function optional<F extends (...args: never[]) => unknown>(library: Library, definition: string): F | undefined {
  try {
    return library.func(definition) as unknown as F;
  } catch {
    return undefined;
  }
}

/** A text of at most `length` bytes that ends at its first zero. */
export function textIn(buffer: Buffer, from = 0, length = buffer.length - from): string {
  const end = buffer.indexOf(0, from);
  return buffer.toString('utf8', from, end < 0 ? from + length : Math.min(end, from + length));
}

/** At most this many devices are described, whatever a library says it has. */
export const mostDevices = 64;

export function count(buffer: Buffer): number {
  return Math.min(buffer.readUInt32LE(0), mostDevices);
}

/** `0000:c5:00.0` */
export function pciAddress(domain: number, bus: number, device: number, fn: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return `${hex(domain, 4)}:${hex(bus, 2)}:${hex(device, 2)}.${fn}`;
}

/** `1002:73ff` */
export function pciId(vendor: number, device: number): string {
  return `${vendor.toString(16).padStart(4, '0')}:${device.toString(16).padStart(4, '0')}`;
}
