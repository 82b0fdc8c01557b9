import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { join } from 'node:path';
import type * as koffi from 'koffi';

export type Koffi = typeof koffi;
export type Library = koffi.LibraryHandle;

/** No folder takes the file, or those that do forbid to run what lies in them. */
class NoPlace extends Error {
  override readonly name = 'NoPlace';
}

/**
 * In the place of src/host/native/koffi.ts: the binary is part of the executable. The dynamic loader wants a file, so it is written to a private
 * folder, loaded, and removed at once; what is mapped stays usable.
 */
export async function loadKoffi(): Promise<Koffi> {
  const { getRawAsset } = createRequire(process.execPath)('node:sea') as { getRawAsset(name: string): ArrayBuffer };
  const bytes = new Uint8Array(getRawAsset('koffi.node'));
  const refused: string[] = [];
  for (const place of places()) {
    try {
      return loadFrom(place, bytes);
    } catch (error) {
      refused.push(`${place}: ${reasonOf(error)}`);
    }
  }
  throw new NoPlace(`no place for the native part: ${refused.join('; ')}`);
}

/** In memory first: nothing is written to a disk where that can be avoided. */
function places(): string[] {
  const { XDG_RUNTIME_DIR, TMPDIR } = process.env;
  return [...new Set(['/dev/shm', XDG_RUNTIME_DIR, TMPDIR, '/tmp', '/var/tmp'])].filter((place): place is string => place?.startsWith('/') === true);
}

function loadFrom(place: string, bytes: Uint8Array): Koffi {
  const folder = mkdtempSync(join(place, 'ai-doctor-'));
  try {
    const path = join(folder, 'koffi.node');
    const file = openSync(path, 'wx', 0o700);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    } finally {
      closeSync(file);
    }
    const module = { exports: {} as Koffi };
    process.dlopen(module, path, constants.dlopen.RTLD_NOW);
    return module.exports;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ERR_DLOPEN_FAILED' ? 'what lies there may not be run' : (code ?? message);
}
