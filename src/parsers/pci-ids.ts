/**
 * The system's `pci.ids`: vendors at the margin, their devices behind a tab, subsystems behind two.
 *
 *     1002  Advanced Micro Devices, Inc. [AMD/ATI]
 *     	1586  Strix Halo [Radeon Graphics / Radeon 8050S Graphics / Radeon 8060S Graphics]
 *     		f111 000a  …
 *
 * @returns what stands in the last brackets, which is the product, else the whole name; undefined where the device is not listed
 */
export function findInPciIds(text: string, vendorId: number, deviceId: number): string | undefined {
  const hex = (id: number): string => id.toString(16).padStart(4, '0');
  const start = text.startsWith(`${hex(vendorId)}  `) ? 0 : text.indexOf(`\n${hex(vendorId)}  `) + 1;
  if (start === 0 && !text.startsWith(`${hex(vendorId)}  `)) return undefined;
  const next = /\n[0-9a-f]{4} {2}/g;
  next.lastIndex = start + 1;
  const block = text.slice(start, next.exec(text)?.index ?? text.length);
  const at = block.indexOf(`\n\t${hex(deviceId)}  `);
  if (at < 0) return undefined;
  const name = block.slice(at + 8, block.indexOf('\n', at + 1) < 0 ? undefined : block.indexOf('\n', at + 1)).trim();
  return /\[([^[\]]+)\]$/.exec(name)?.[1] ?? name;
}
