/** What tells a virtual machine from metal. Null: looked for, and not there; undefined: could not be read. */
export interface MachineWitnesses {
  /** DMI `sys_vendor`, `product_name`. */
  readonly vendor: string | null | undefined;
  readonly product: string | null | undefined;
  /** `/sys/hypervisor/type` */
  readonly hypervisorType: string | null | undefined;
  /** The head of `/proc/cpuinfo`. */
  readonly cpuinfo: string | null | undefined;
  /** `/proc/xen/capabilities`; `control_d` is the host's own domain. */
  readonly xen: string | null | undefined;
  /** `/proc/device-tree/hypervisor/compatible` */
  readonly deviceTree: string | null | undefined;
  readonly wsl2: boolean;
}

/** By what vendors write into DMI. Clouds sell bare metal under the same vendor, so theirs count only with a hypervisor. */
const vendors: readonly [kind: string, vendor: RegExp, product?: RegExp][] = [
  ['kvm', /^(?:QEMU|KVM|OpenStack|KubeVirt|Red Hat)\b/],
  ['vmware', /^VMware\b|^VMW/],
  ['virtualbox', /^innotek GmbH|VirtualBox/],
  ['hyperv', /^Microsoft Corporation/, /^Virtual Machine/],
  ['xen', /^Xen\b/],
  ['parallels', /^Parallels\b/],
  ['bhyve', /^BHYVE\b/i],
  ['apple', /^Apple Inc\./, /Virtual/],
  ['bochs', /^Bochs\b/],
];

/**
 * The kind of virtual machine, null on metal, undefined where too little could be read. DMI speaks first, since a guest set up for GPU
 * passthrough often hides the processor's hypervisor flag; the flag alone says that there is one, not which.
 */
export function identifyMachine(seen: MachineWitnesses): string | null | undefined {
  if (seen.wsl2) return 'hyperv';
  const [vendor, product] = [seen.vendor ?? '', seen.product ?? ''];
  const known = vendors.find(([, ofVendor, ofProduct]) =>
    ofProduct === undefined ? ofVendor.test(vendor) || ofVendor.test(product) : ofVendor.test(vendor) && ofProduct.test(product),
  );
  if (known !== undefined) return known[0];
  if (/control_d/.test(seen.xen ?? '')) return null;
  if ((seen.hypervisorType ?? '').trim() === 'xen' || (seen.xen ?? null) !== null) return 'xen';
  if ((seen.deviceTree ?? null) !== null) return /xen/.test(seen.deviceTree ?? '') ? 'xen' : 'kvm';
  const flags = /^flags\s*:(.*)$/m.exec(seen.cpuinfo ?? '')?.[1];
  if (flags !== undefined) {
    if (!/\bhypervisor\b/.test(flags)) return null;
    return /^Amazon EC2|^Google/.test(vendor) ? 'kvm' : 'other';
  }
  // Arm has no such flag: firmware tables or the device tree must have been read.
  const told = (seen.vendor ?? undefined) !== undefined || seen.deviceTree === null;
  return told && seen.cpuinfo !== undefined ? null : undefined;
}

/**
 * The architecture, as `uname -m` names it, from the head of `/proc/cpuinfo`; for kernels before 6.1, which lack /proc/sys/kernel/arch.
 *
 *     flags		: fpu vme … lm …       x86_64
 *     CPU architecture: 8              aarch64
 */
export function architectureOf(cpuinfo: string): string {
  if (/^flags\s*:.*\blm\b/m.test(cpuinfo)) return 'x86_64';
  if (/^CPU architecture\s*:\s*8/m.test(cpuinfo)) return 'aarch64';
  if (/^uarch\s*:|^isa\s*:\s*rv64/m.test(cpuinfo)) return 'riscv64';
  throw new Error('no architecture that can be told from the processor table');
}
