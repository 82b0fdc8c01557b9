/**
 * amdgpu's debugfs file `amdgpu_firmware_info`, also as `grep` prints it with the file's name in front:
 *
 *     MEC feature version: 29, firmware version: 0x00000c44
 *     MES_KIQ feature version: 6, firmware version: 0x0000006f
 *     MES feature version: 1, firmware version: 0x00000083
 *     VBIOS version: 113-STRXLGEN-001
 *
 * @returns firmware → version with eight hexadecimal digits, as the kernel prints it
 */
export function parseAmdgpuFirmwareInfo(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.slice(0, 256 * 1024).split('\n')) {
    const [, name, version] =
      /(?:^|[:\s])([A-Z][A-Z0-9_]{1,9}(?: [A-Z0-9]{2,10})?) feature version: \S{1,12}, (?:fw|firmware) version: (0x[0-9a-f]{1,8})/i.exec(line) ?? [];
    if (name === undefined || version === undefined) continue;
    found[name.trim()] ??= version.toLowerCase();
  }
  if (Object.keys(found).length === 0) throw new Error('no line with a feature and a firmware version');
  return found;
}
