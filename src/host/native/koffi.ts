import type * as koffi from 'koffi';

export type Koffi = typeof koffi;
export type Library = koffi.LibraryHandle;

/** Throws where koffi has no binary for this platform, or cannot load it. */
export async function loadKoffi(): Promise<Koffi> {
  const loaded = await import('koffi');
  return (loaded.default ?? loaded) as Koffi;
}
