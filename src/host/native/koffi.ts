import type * as koffi from 'koffi';

export type Koffi = typeof koffi;
export type Library = koffi.LibraryHandle;

/** Throws where koffi has no binary for this platform, or cannot load it. */
export async function loadKoffi(): Promise<Koffi> {
  return await import('koffi');
}
