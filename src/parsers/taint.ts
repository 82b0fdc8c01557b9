/** Letters by bit, see the kernel's admin-guide/tainted-kernels; bit 0 clear is G, which is no taint. */
const letters = 'PFSRMBUDAWCIOELKXTNJ';

/**
 * `/proc/sys/kernel/tainted`: a number of which each bit is a letter.
 *
 *     12289
 */
export function parseTaint(text: string): string[] {
  if (!/^\d{1,12}\s*$/.test(text)) throw new Error('it is not a number');
  const bits = BigInt(text.trim());
  return [...letters].filter((_, at) => (bits >> BigInt(at)) & 1n);
}
