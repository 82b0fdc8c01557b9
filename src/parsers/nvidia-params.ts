/**
 * `/proc/driver/nvidia/params`: the driver's parameters in force, numbers and quoted texts.
 *
 *     EnableGpuFirmware: 18
 *     PreserveVideoMemoryAllocations: 1
 *     TemporaryFilePath: "/var"
 */
export function parseNvidiaParams(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.slice(0, 32_000).split('\n')) {
    const [, name, value] = /^\s{0,8}([A-Z][A-Za-z0-9]{2,60}): (\d{1,20}|"[^"]{0,500}")\s*$/.exec(line.slice(0, 700)) ?? [];
    if (name !== undefined && value !== undefined) found[name] = value.replaceAll('"', '');
  }
  if (Object.keys(found).length === 0) throw new Error('no line "Parameter: value"');
  return found;
}
