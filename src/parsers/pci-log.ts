export interface PciWithoutRoom {
  /** `0000:01:00.0`. */
  readonly address: string;
  /** `10de:2204`. */
  readonly pciId: string;
  readonly line: number;
}

/**
 * The kernel's log of how it handed out addresses, here before and since 6.9:
 *
 *     pci 0000:01:00.0: [10de:2204] type 00 class 0x030000 PCIe Legacy Endpoint
 *     pci 0000:01:00.0: BAR 1: no space for [mem size 0x10000000 64bit pref]
 *     pci 0000:01:00.0: BAR 1: failed to assign [mem size 0x10000000 64bit pref]
 *     pci 0000:01:00.0: BAR 1 [mem size 0x10000000 64bit pref]: can't assign; no space
 *     pci 0000:01:00.0: BAR 1 [mem 0x900000000-0x90fffffff 64bit pref]: assigned
 *
 * It tries anew after a failure, so the last word on a region holds. Where a driver speaks it wanted a larger region, and has the old one still. Ports (`io`) and the ROM (BAR 6) are missed by nobody.
 */
export function parsePciLog(lines: readonly string[]): readonly PciWithoutRoom[] {
  const displays = new Map<string, string>();
  const failed = new Map<string, number>();
  lines.forEach((text, line) => {
    const [, speaker, address = '', said = ''] = /\b([\w-]{2,20}) ([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]): (.{1,160})/.exec(text.slice(0, 400)) ?? [];
    if (said === '') return;
    const id = /^\[((?:10de|1002|8086):[0-9a-f]{4})\] type 00 class 0x03[0-9a-f]{4}\b/.exec(said)?.[1];
    if (id !== undefined) displays.set(address, id);
    const refused =
      /^BAR ([0-5])(?:: (?:no space for|failed to assign|can't assign) \[mem\b| \[mem size [^\]]{1,60}\]: (?:can't assign; no space|failed to assign)\b)/.exec(
        said,
      )?.[1];
    if (refused !== undefined && speaker === 'pci') failed.set(`${address} ${refused}`, line);
    const given = /^BAR ([0-5])(?:: (?:re)?assigned \[mem\b| \[mem 0x[^\]]{1,60}\]: (?:re)?assigned\b)/.exec(said)?.[1];
    if (given !== undefined) failed.delete(`${address} ${given}`);
  });
  return [...displays].flatMap(([address, pciId]) => {
    const [first] = [...failed].flatMap(([at, line]) => (at.startsWith(`${address} `) ? [line] : []));
    return first === undefined ? [] : [{ address, pciId, line: first }];
  });
}
