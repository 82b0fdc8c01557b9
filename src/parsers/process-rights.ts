/** What the kernel lets this process do. */
export interface ProcessRights {
  readonly seccomp: 'off' | 'strict' | 'filter' | null;
  /** Names of the effective capabilities. */
  readonly capabilities: readonly string[];
}

/**
 * `/proc/self/status`:
 *
 *     CapEff:	00000000a80425fb
 *     Seccomp:	2
 */
export function parseProcessRights(text: string): ProcessRights {
  const mask = /^CapEff:\s*([0-9a-f]{16})\s*$/m.exec(text)?.[1];
  if (mask === undefined) throw new Error('no line CapEff');
  const mode = /^Seccomp:\s*([012])\s*$/m.exec(text)?.[1];
  const bits = BigInt(`0x${mask}`);
  return {
    seccomp: mode === undefined ? null : ((['off', 'strict', 'filter'] as const)[Number(mode)] ?? null),
    capabilities: capabilityNames.filter((_, bit) => (bits >> BigInt(bit)) & 1n).map((name) => `CAP_${name}`),
  };
}

/** By bit, as include/uapi/linux/capability.h numbers them. */
const capabilityNames = (
  'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK ' +
  'IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE ' +
  'AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE'
).split(' ');

/**
 * `/proc/self/uid_map`: is this anything but the machine's own user namespace?
 *
 *              0          0 4294967295      the machine's own
 *              0     100000      65536      an unprivileged container
 */
export function isMapped(uidMap: string): boolean {
  const rows = uidMap
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number));
  if (rows.some((row) => row.length !== 3 || row.some(Number.isNaN))) throw new Error('no map of user ids');
  const [first] = rows;
  return !(rows.length === 1 && first?.[0] === 0 && first[1] === 0 && first[2] === 4294967295);
}

/** The major number of a driver in `/proc/devices` (` 510 nvidia-uvm`); null where it has none. */
export function majorNumberOf(devices: string, driver: string): number | null {
  if (!/^(?:Character|Block) devices:/m.test(devices)) throw new Error('no table of device numbers');
  const row = devices.split('\n').find((line) => line.trim().split(/\s+/)[1] === driver);
  return row === undefined ? null : Number.parseInt(row.trim(), 10);
}
