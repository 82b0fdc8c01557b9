/** What the kernel says of one PCI device in a single file. */
export interface PciUevent {
  /** `0000:03:00.0` */
  readonly address: string;
  /** The class code as a number: 0x030000 is a VGA controller. */
  readonly class: number;
  readonly vendorId: number;
  readonly deviceId: number;
  /** Subsystem vendor and device, `1458:2334`. */
  readonly subsystem: string | null;
  readonly driver: string | null;
}

/**
 * `/sys/bus/pci/devices/<address>/uevent`:
 *
 *     DRIVER=amdgpu
 *     PCI_CLASS=30000
 *     PCI_ID=1002:73FF
 *     PCI_SUBSYS_ID=1458:2334
 *     PCI_SLOT_NAME=0000:12:00.0
 *     MODALIAS=pci:v00001002d000073FFsv00001458sd00002334bc03sc00i00
 */
export function parsePciUevent(text: string): PciUevent {
  const field = (name: string): string | undefined => new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1]?.trim();
  const ids = /^([0-9a-f]{4}):([0-9a-f]{4})$/i.exec(field('PCI_ID') ?? '');
  const address = field('PCI_SLOT_NAME');
  const code = field('PCI_CLASS') ?? '';
  if (ids === null || address === undefined || !/^[0-9a-f]{1,6}$/i.test(code)) throw new Error('no PCI_ID, PCI_CLASS and PCI_SLOT_NAME');
  return {
    address: address.toLowerCase(),
    class: Number.parseInt(code, 16),
    vendorId: Number.parseInt(ids[1] ?? '', 16),
    deviceId: Number.parseInt(ids[2] ?? '', 16),
    subsystem: field('PCI_SUBSYS_ID')?.toLowerCase() ?? null,
    driver: field('DRIVER') ?? null,
  };
}
