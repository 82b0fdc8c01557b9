import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as koffi from 'koffi';

export type Koffi = typeof koffi;
export type Library = koffi.LibraryHandle;

/** Throws where koffi has no binary for this platform, or cannot load it. */
export async function loadKoffi(): Promise<Koffi> {
  return loadBinary() ?? (await import('koffi'));
}

/**
 * koffi's binary for glibc, without koffi's own search for the one that fits, which takes five times as long as loading it. Undefined where it does not lie
 * where npm puts it, or Node runs on another C library; then koffi searches.
 */
function loadBinary(): Koffi | undefined {
  const path = (createRequire(import.meta.url).resolve.paths('koffi') ?? [])
    .map((folder) => join(folder, `@koromix/koffi-linux-${process.arch}/linux_${process.arch}/koffi.node`))
    .find(existsSync);
  if (path === undefined || !runsOnGlibc()) return undefined;
  const module = { exports: {} as Koffi };
  try {
    process.dlopen(module, path);
    return module.exports;
  } catch {
    return undefined;
  }
}

/** The program header that names the dynamic loader stands at the beginning of an executable (elf(5), PT_INTERP). */
function runsOnGlibc(): boolean {
  try {
    const file = openSync(process.execPath, 'r');
    try {
      const head = Buffer.alloc(4096);
      readSync(file, head, 0, head.length, 0);
      return head.toString('latin1').includes('/ld-linux');
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
