/** What `/proc/<pid>/status` tells of a process. */
export interface ProcStatus {
  /** Effective ids. */
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  /** Effective capabilities that matter to inference. */
  readonly capabilities: readonly string[];
  /** Undefined where the kernel was built without it. */
  readonly seccomp: number | undefined;
  readonly noNewPrivileges: boolean | undefined;
  /** As a list of the kernel, `0-31`. */
  readonly cpusAllowed: string | undefined;
  readonly virtualBytes: number | undefined;
}

const capabilityBits: Readonly<Record<string, number>> = {
  CAP_DAC_OVERRIDE: 1,
  CAP_IPC_LOCK: 14,
  CAP_SYS_PTRACE: 19,
  CAP_SYS_ADMIN: 21,
  CAP_SYS_NICE: 23,
  CAP_SYS_RESOURCE: 24,
  CAP_PERFMON: 38,
  CAP_BPF: 39,
};

/**
 * `/proc/self/status`.
 *
 *     Uid:	1000	1000	1000	1000
 *     Groups:	27 44 109 1000
 *     CapEff:	0000000000000000
 *     Seccomp:	2
 *     Cpus_allowed_list:	0-31
 */
export function parseProcStatus(text: string): ProcStatus {
  const fields = new Map<string, string>();
  for (const line of text.split('\n', 200)) {
    const at = line.indexOf(':');
    if (at > 0) fields.set(line.slice(0, at), line.slice(at + 1).trim());
  }
  const effective = (name: string) => Number(fields.get(name)?.split(/\s+/)[1] ?? Number.NaN);
  const [uid, gid] = [effective('Uid'), effective('Gid')];
  if (Number.isNaN(uid) || Number.isNaN(gid)) throw new Error('no Uid and Gid in it');
  const mask = /^[0-9a-f]{1,16}$/.exec(fields.get('CapEff') ?? '')?.[0];
  const bits = mask === undefined ? 0n : BigInt(`0x${mask}`);
  const flag = (name: string) => (fields.has(name) ? Number(fields.get(name)) : undefined);
  const virtual = /^(\d{1,16}) kB$/.exec(fields.get('VmSize') ?? '')?.[1];
  return {
    uid,
    gid,
    groups: (fields.get('Groups') ?? '').split(/\s+/).filter(Boolean).map(Number),
    capabilities: Object.keys(capabilityBits).filter((name) => (bits >> BigInt(capabilityBits[name] ?? 0)) & 1n),
    seccomp: flag('Seccomp'),
    noNewPrivileges: fields.has('NoNewPrivs') ? fields.get('NoNewPrivs') === '1' : undefined,
    cpusAllowed: fields.get('Cpus_allowed_list'),
    virtualBytes: virtual === undefined ? undefined : Number(virtual) * 1024,
  };
}
