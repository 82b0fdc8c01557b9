/** One entry of the loader's cache. */
export interface CachedLibrary {
  readonly name: string;
  readonly path: string;
  /** Of the machine's own word size; 32-bit libraries lie in the same cache. */
  readonly native: boolean;
}

/**
 * `ldconfig -p`, in the cache's own order: of two entries with one name the first wins.
 *
 *     1287 libs found in cache `/etc/ld.so.cache'
 *     	libcuda.so.1 (libc6,x86-64) => /usr/lib/wsl/lib/libcuda.so.1
 */
export function parseLdconfig(text: string): CachedLibrary[] {
  if (!/^\d+ libs found in cache/m.test(text) && !/^\s+\S+ \([^)]*\) => \//m.test(text)) throw new Error('no listing of the loader cache');
  return text.split('\n', 20_000).flatMap((line) => {
    const found = /^\s+(\S{1,200}) \(([^)]{0,120})\) => (\/\S{1,400})\s*$/.exec(line);
    return found === null ? [] : [{ name: found[1] ?? '', path: found[3] ?? '', native: /x86-64|AArch64|64bit/i.test(found[2] ?? '') }];
  });
}

/** Where the cache finds a library, best first. */
export function pathsOf(libraries: readonly CachedLibrary[], name: string): string[] {
  return libraries.filter((library) => library.name === name && library.native).map(({ path }) => path);
}
