export interface CpuInfo {
  readonly model: string | undefined;
  readonly vendor: 'intel' | 'amd' | 'arm' | 'other' | undefined;
  /** All flags of the first CPU, as written. */
  readonly flags: readonly string[] | undefined;
  /** The CPU is a hypervisor's; undefined on ARM, whose cpuinfo does not tell. */
  readonly hypervisor: boolean | undefined;
}

/**
 * `/proc/cpuinfo`, of which the first CPU's block suffices. x86 says `flags` and `model name`, ARM `Features` and numbers for the model.
 *
 *     processor	: 0
 *     vendor_id	: AuthenticAMD
 *     model name	: AMD RYZEN AI MAX+ 395 w/ Radeon 8060S
 *     flags		: fpu vme de pse … avx2 …
 */
export function parseCpuInfo(text: string): CpuInfo {
  const fields = new Map<string, string>();
  for (const line of text.split('\n', 4_000)) {
    const at = line.indexOf(':');
    if (at <= 0) continue;
    const name = line.slice(0, at).trim();
    if (name === 'processor' && fields.has('processor')) {
      if (fields.has('flags') || fields.has('Features')) break;
      continue;
    }
    if (!fields.has(name)) fields.set(name, line.slice(at + 1).trim());
  }
  if (!fields.has('processor') && !fields.has('model name') && !fields.has('flags') && !fields.has('Features')) throw new Error('no CPU in it');
  const flags = (fields.get('flags') ?? fields.get('Features'))?.split(/\s+/).filter((flag) => flag !== '');
  return {
    model: fields.get('model name') ?? fields.get('Model') ?? armName(fields.get('CPU implementer'), fields.get('CPU part')),
    vendor: vendorOf(fields),
    flags,
    hypervisor: fields.has('flags') ? (flags ?? []).includes('hypervisor') : undefined,
  };
}

function vendorOf(fields: ReadonlyMap<string, string>): CpuInfo['vendor'] {
  const id = fields.get('vendor_id');
  if (id !== undefined) return id === 'GenuineIntel' ? 'intel' : id === 'AuthenticAMD' ? 'amd' : 'other';
  return fields.has('CPU implementer') ? 'arm' : undefined;
}

/** ARM's own cores that local inference runs on; others stay numbers. */
const armParts: Readonly<Record<string, string>> = {
  '0xd08': 'Cortex-A72',
  '0xd0b': 'Cortex-A76',
  '0xd0c': 'Neoverse-N1',
  '0xd40': 'Neoverse-V1',
  '0xd41': 'Cortex-A78',
  '0xd42': 'Cortex-A78AE',
  '0xd49': 'Neoverse-N2',
  '0xd4f': 'Neoverse-V2',
  '0xd83': 'Neoverse-V3AE',
  '0xd85': 'Cortex-X925',
  '0xd87': 'Cortex-A725',
};

function armName(implementer: string | undefined, part: string | undefined): string | undefined {
  if (implementer === undefined || part === undefined) return undefined;
  return (implementer === '0x41' ? armParts[part] : undefined) ?? `ARM implementer ${implementer} part ${part}`;
}
