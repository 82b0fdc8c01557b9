import { closeSync, constants, existsSync, openSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { endianness } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../host.ts';
import { close, open, read, readdir, readFile, realpath, stat } from '../threads.ts';

/** A copy of a library, and how the dynamic loader gets to it. */
export interface Copy {
  readonly path: string;
  /** With links followed. */
  readonly file: string;
  /** `LD_LIBRARY_PATH`, `cache` (ld.so.cache), `default` (the loader's own folders), `named` (asked for by path), `out-of-path`. */
  readonly by: 'LD_LIBRARY_PATH' | 'cache' | 'default' | 'named' | 'out-of-path';
  /** An ELF file for this machine; `32-bit` or `not-elf` where it is not, `unreadable` where that could not be seen. */
  readonly elf: '64-bit' | '32-bit' | 'not-elf' | 'unreadable';
}

/** Folders where drivers lie that the loader is not told of: NixOS, WSL, NVIDIA's container layout, conda's and Flatpak's GL extensions. */
const beyond = ['/run/opengl-driver/lib', '/usr/lib/wsl/lib', '/usr/local/nvidia/lib64', '/usr/local/nvidia/lib'];

/**
 * `find-library libcuda.so.1`: the copies of a soname in the loader's order (ld.so(8): LD_LIBRARY_PATH, the cache, the default folders), the first being
 * the one that dlopen takes; then copies where it does not look. With a path instead of a soname: that file alone. No library is loaded.
 */
export async function findLibrary(name: string): Promise<Answer> {
  if (name.includes('/')) {
    const copy = await look(name, 'named');
    return copy === undefined ? { got: 'absent' } : { got: 'ok', text: `${JSON.stringify([copy])}\n` };
  }
  const cached = (await cachedLibraries()).get(name) ?? [];
  const wanted: readonly (readonly [string, Copy['by']])[] = [
    ...(process.env.LD_LIBRARY_PATH ?? '')
      .split(/[:;]/)
      .filter((folder) => folder.startsWith('/'))
      .map((folder) => [join(folder, name), 'LD_LIBRARY_PATH'] as const),
    ...cached.map((path) => [path, 'cache'] as const),
    ...defaultFolders().map((folder) => [join(folder, name), 'default'] as const),
    ...beyond.map((folder) => [join(folder, name), 'out-of-path'] as const),
  ];
  const found = (await Promise.all(wanted.map(([path, by]) => look(path, by)))).filter((copy) => copy !== undefined);
  // The cache names a file that the default folders hold as well; libraries of the other word size are passed over by the loader.
  const copies = found.filter((copy, at) => copy.elf !== '32-bit' && found.findIndex(({ file }) => file === copy.file) === at);
  return copies.length === 0 ? { got: 'absent' } : { got: 'ok', text: `${JSON.stringify(copies)}\n` };
}

function defaultFolders(): string[] {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return [`/lib/${triplet}`, `/usr/lib/${triplet}`, '/lib64', '/usr/lib64', '/lib', '/usr/lib', '/usr/local/lib'];
}

async function look(path: string, by: Copy['by']): Promise<Copy | undefined> {
  return besideOurOwn.test(path) ? lookNow(path, by) : await lookFromThread(path, by);
}

/** The system's own folders hold the C library that we run on, so they answer at once; waiting for a thread costs many times as much. */
const besideOurOwn = /^\/(?:usr\/)?lib(?:32|64|x32)?\//;

function lookNow(path: string, by: Copy['by']): Copy | undefined {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const head = Buffer.alloc(headBytes);
      return { path, file: realpathSync.native(path), by, elf: elfClass(head, readSync(file, head, 0, headBytes, 0)) };
    } finally {
      closeSync(file);
    }
  } catch {
    return existsSync(path) ? { path, file: path, by, elf: 'unreadable' } : undefined;
  }
}

async function lookFromThread(path: string, by: Copy['by']): Promise<Copy | undefined> {
  try {
    if (!(await stat(path)).isFile()) return undefined;
  } catch {
    return undefined;
  }
  const file = await realpath(path).catch(() => path);
  return { path, file, by, elf: await readElfClass(path) };
}

async function readElfClass(path: string): Promise<Copy['elf']> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const head = Buffer.alloc(headBytes);
      return elfClass(head, (await read(file, head, 0, headBytes, 0)).bytesRead);
    } finally {
      await close(file);
    }
  } catch {
    return 'unreadable';
  }
}

const headBytes = 5;

/** ELF's identification (elf(5)): `\x7fELF`, then the class. */
function elfClass(head: Buffer, bytesRead: number): Copy['elf'] {
  if (bytesRead < headBytes || head.toString('latin1', 0, 4) !== '\x7fELF') return 'not-elf';
  return head[4] === 1 ? '32-bit' : '64-bit';
}

let reading: Promise<Map<string, string[]>> | undefined;

function cachedLibraries(): Promise<Map<string, string[]>> {
  reading ??= readCache();
  return reading;
}

/** The loader has read this file to start us. */
async function readCache(): Promise<Map<string, string[]>> {
  let cache: Buffer;
  try {
    cache = readFileSync('/etc/ld.so.cache');
  } catch {
    return await fromConfiguration();
  }
  return parseLoaderCache(cache);
}

/**
 * Soname → paths, in the cache's order. The format is glibc's `struct cache_file_new` (sysdeps/generic/dl-cache.h): magic `glibc-ld.so.cache1.1`, counts,
 * then entries of 24 bytes whose key and value are offsets of strings. Caches of glibc < 2.32 may hold an older format in front of it.
 */
export function parseLoaderCache(cache: Buffer): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const start = cache.indexOf('glibc-ld.so.cache1.1', 0, 'latin1');
  if (start < 0 || start + 48 > cache.length || endianness() !== 'LE') return found;
  const count = Math.min(cache.readUInt32LE(start + 20), 100_000);
  const text = (offset: number): string => {
    const from = start + offset;
    const end = cache.indexOf(0, from);
    return end < 0 || from >= cache.length ? '' : cache.toString('utf8', from, Math.min(end, from + 4096));
  };
  for (let at = 0; at < count; at++) {
    const entry = start + 48 + at * 24;
    if (entry + 24 > cache.length) break;
    const [key, path] = [text(cache.readUInt32LE(entry + 4)), text(cache.readUInt32LE(entry + 8))];
    if (key === '' || path === '') continue;
    const paths = found.get(key);
    if (paths === undefined) found.set(key, [path]);
    else paths.push(path);
  }
  return found;
}

/** Where there is no cache (NixOS, musl): nothing is known of configured folders. */
async function fromConfiguration(): Promise<Map<string, string[]>> {
  const folder = '/etc/ld-musl-x86_64.path';
  const folders = (await readFile(folder, 'utf8').catch(() => '')).split(/[:\n]/).filter((each) => each.startsWith('/'));
  const found = new Map<string, string[]>();
  for (const each of folders) for (const name of await readdir(each).catch(() => [])) found.set(name, [...(found.get(name) ?? []), join(each, name)]);
  return found;
}
