/**
 * The compiler that built the kernel, from `/proc/version`.
 *
 *     Linux version 6.8.0-45-generic (buildd@lcy02) (x86_64-linux-gnu-gcc-13 (Ubuntu 13.2.0-23ubuntu4) 13.2.0, GNU ld …) #45-Ubuntu SMP …
 *     Linux version 6.12.8-1-cachyos (linux-cachyos@cachyos) (clang version 19.1.6, LLD 19.1.6) #1 SMP …
 */
export function parseKernelCompiler(text: string): { compiler: 'gcc' | 'clang'; version: string } {
  const banner = text.slice(0, 1_000);
  // Clang first: kernels of Android and CachyOS name only it, and its line holds the word LLD, never gcc.
  const clang = /\bclang version (\d{1,3}\.\d{1,3}\.\d{1,3})/.exec(banner)?.[1];
  if (clang !== undefined) return { compiler: 'clang', version: clang };
  const gcc = /\bgcc(?:-\d{1,3}(?:\.\d{1,2})?)?(?:\.br_real)? (?:version (\d{1,3}\.\d{1,3}\.\d{1,3})|\([^)]{1,120}\) (\d{1,3}\.\d{1,3}\.\d{1,3}))/.exec(banner);
  const version = gcc?.[1] ?? gcc?.[2];
  if (version === undefined) throw new Error('no compiler named in the banner');
  return { compiler: 'gcc', version };
}
