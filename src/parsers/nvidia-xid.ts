/** One error report of NVIDIA's driver. */
export interface NvidiaXid {
  readonly code: number;
  /** `0000:01:00`, as printed. */
  readonly pci: string;
  /** Of the codes of NVLink 5 (144 to 150), which stand for errors of every weight: this one is said to be fatal, or programs lost their channels for it. */
  readonly fatal?: true;
  /** Whose work it was, in fifteen letters; left out where the driver does not know. */
  readonly program?: string;
}

/**
 * Xid lines of the kernel log.
 *
 *     NVRM: Xid (PCI:0000:2b:00): 79, GPU has fallen off the bus.
 *     NVRM: Xid (PCI:0000:01:00): 119, pid=2307, name=nv-hostengine, Timeout after 6s of waiting for RPC response from GPU0 GSP! …
 *     NVRM: Xid (PCI:0000:c7:00 GPU-I:05): 94, pid=7194, name=python, Contained: SM (0x1)
 *     NVRM: Xid (PCI:0000:dc:00): 45, pid=1818990, name=python3, Ch 00000001 caused by previous Xid 149
 */
export function parseNvidiaXids(text: string): NvidiaXid[] {
  const found = [...text.slice(0, 2_000_000).matchAll(xid)];
  if (found.length === 0) throw new Error('no line "Xid (PCI:…): …"');
  return found.flatMap(([, pci = '', code, fatal, program, cause]) => [
    ...reported(code, pci, fatal !== undefined, program),
    // What programs lost their channels for.
    ...reported(cause, pci, true),
  ]);
}

function reported(code: string | undefined, pci: string, fatal: boolean, program?: string): NvidiaXid[] {
  if (code === undefined) return [];
  const number = Number(code);
  return [
    {
      code: number,
      pci: pci.toLowerCase(),
      ...(fatal && number >= 144 && number <= 150 ? { fatal: true as const } : {}),
      ...(program === undefined ? {} : { program }),
    },
  ];
}

/** With MIG the instance stands behind the address; 45, the removal of channels, tells what it was for. */
const xid =
  /\bXid \(PCI:([0-9a-f:.]{7,16})(?: GPU-I:\d{1,3})?(?: GPU-CI:\d{1,3})?\): (\d{1,4})\b(, \w{2,30} Fatal\b)?(?:, pid='?\d{1,8}'?, name=([^\s,]{1,40}))?(?:[^\n]{0,300}? caused by previous Xid (\d{1,4})\b)?/gi;
