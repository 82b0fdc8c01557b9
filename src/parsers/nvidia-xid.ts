/** One error report of NVIDIA's driver. */
export interface NvidiaXid {
  readonly code: number;
  /** `0000:01:00`, as printed. */
  readonly pci: string;
}

/**
 * Xid lines of the kernel log.
 *
 *     NVRM: Xid (PCI:0000:2b:00): 79, GPU has fallen off the bus.
 *     NVRM: Xid (PCI:0000:01:00): 119, pid=2307, name=nv-hostengine, Timeout after 6s of waiting for RPC response from GPU0 GSP! …
 */
export function parseNvidiaXids(text: string): NvidiaXid[] {
  const found = [...text.slice(0, 2_000_000).matchAll(/\bXid \(PCI:([0-9a-f:.]{7,16})\): (\d{1,4})\b/gi)];
  if (found.length === 0) throw new Error('no line "Xid (PCI:…): …"');
  return found.map(([, pci = '', code = '']) => ({ code: Number(code), pci: pci.toLowerCase() }));
}
