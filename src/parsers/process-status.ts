/** What `/proc/<pid>/status` tells of a process; undefined where the kernel was built without it. */
export interface ProcessStatus {
  /** Effective ids. */
  readonly uid: number;
  readonly gid: number;
  /** Supplementary groups. */
  readonly groups: readonly number[];
  /** Names of the effective capabilities, `CAP_SYS_NICE`. */
  readonly capabilities: readonly string[] | undefined;
  /** Those that it could get at most, with another user too: the bounding set. */
  readonly boundingCapabilities: readonly string[] | undefined;
  /** 0 none, 1 strict, 2 a filter. */
  readonly seccomp: number | undefined;
  readonly noNewPrivileges: boolean | undefined;
  /** As a list of the kernel, `0-31`. */
  readonly cpusAllowed: string | undefined;
  readonly virtualBytes: number | undefined;
}

/**
 * `/proc/<pid>/status`, see proc_pid_status(5).
 *
 *     Uid:	1000	1000	1000	1000
 *     Gid:	1000	1000	1000	1000
 *     Groups:	27 44 109 1000
 *     CapEff:	00000000a80425fb
 *     CapBnd:	00000000a80425fb
 *     Seccomp:	2
 *     Cpus_allowed_list:	0-31
 */
export function parseProcessStatus(text: string): ProcessStatus {
  const fields = new Map<string, string>();
  for (const line of text.split('\n', 200)) {
    const at = line.indexOf(':');
    if (at > 0) fields.set(line.slice(0, at), line.slice(at + 1).trim());
  }
  const effective = (name: string) => Number(fields.get(name)?.split(/\s+/)[1] ?? Number.NaN);
  const [uid, gid, groups] = [effective('Uid'), effective('Gid'), fields.get('Groups')];
  if (Number.isNaN(uid) || Number.isNaN(gid) || groups === undefined) throw new Error('no Uid, Gid and Groups lines in it');
  const named = (set: string) => capabilitiesIn(/^[0-9a-f]{1,16}$/.exec(fields.get(set) ?? '')?.[0]);
  const seccomp = /^\d$/.exec(fields.get('Seccomp') ?? '')?.[0];
  const noNewPrivileges = fields.get('NoNewPrivs');
  const virtual = /^(\d{1,16}) kB$/.exec(fields.get('VmSize') ?? '')?.[1];
  return {
    uid,
    gid,
    groups: groups.split(/\s+/).filter(Boolean).map(Number),
    capabilities: named('CapEff'),
    boundingCapabilities: named('CapBnd'),
    seccomp: seccomp === undefined ? undefined : Number(seccomp),
    noNewPrivileges: noNewPrivileges === undefined ? undefined : noNewPrivileges === '1',
    cpusAllowed: fields.get('Cpus_allowed_list'),
    virtualBytes: virtual === undefined ? undefined : Number(virtual) * 1024,
  };
}

function capabilitiesIn(mask: string | undefined): string[] | undefined {
  return mask === undefined ? undefined : capabilitiesOf(mask);
}

/** Names of the capabilities in a mask as the kernel prints it, `00000000a80425fb`. */
export function capabilitiesOf(mask: string): string[] {
  const bits = BigInt(`0x${mask}`);
  return capabilityNames.filter((_, bit) => (bits >> BigInt(bit)) & 1n).map((name) => `CAP_${name}`);
}

/** By bit, as include/uapi/linux/capability.h numbers them. */
const capabilityNames = (
  'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK ' +
  'IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE ' +
  'AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE'
).split(' ');

/** Capabilities that matter to inference. */
export const decisiveCapabilities: readonly string[] = [
  'CAP_DAC_OVERRIDE',
  'CAP_IPC_LOCK',
  'CAP_SYS_PTRACE',
  'CAP_SYS_ADMIN',
  'CAP_SYS_NICE',
  'CAP_SYS_RESOURCE',
  'CAP_PERFMON',
  'CAP_BPF',
];
