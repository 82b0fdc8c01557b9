import type { Koffi } from './koffi.ts';

/**
 * Ties the hands of the child before it loads a driver: no core dump, no program started (NVIDIA's libraries start nvidia-modprobe, which loads modules
 * and makes device nodes), no module loaded, no node made, no internet socket; it ends with its parent. What the kernel refuses is left undone.
 */
export function confine(koffi: Koffi): void {
  const libc = koffi.load(null);
  // prctl(2), setrlimit(2); RLIMIT_CORE is 4. One byte, not none: a core_pattern that is a pipe ignores 0 and respects 1 (core(5)).
  const prctl = libc.func('int prctl(int option, uint64_t a, void *b, uint64_t c, uint64_t d)');
  const setrlimit = libc.func('int setrlimit(int resource, void *limit)');
  const limit = Buffer.alloc(16);
  limit.writeBigUInt64LE(1n, 0);
  limit.writeBigUInt64LE(1n, 8);
  setrlimit(4, limit);
  prctl(1 /* PR_SET_PDEATHSIG */, 9, null, 0, 0);
  const filter = seccompFilter(process.arch);
  if (filter === undefined) return;
  const program = Buffer.alloc(16);
  program.writeUInt16LE(filter.length / 8, 0);
  program.writeBigUInt64LE(koffi.address(filter), 8);
  prctl(38 /* PR_SET_NO_NEW_PRIVS */, 1, null, 0, 0);
  prctl(22 /* PR_SET_SECCOMP */, 2 /* SECCOMP_MODE_FILTER */, program, 0, 0);
}

/** System call numbers of asm/unistd_64.h and asm-generic/unistd.h; audit numbers of linux/audit.h. */
const machines: Record<string, { audit: number; denied: readonly number[]; socket: number }> = {
  // execve, execveat, mknod, mknodat, init_module, finit_module
  x64: { audit: 0xc000003e, denied: [59, 322, 133, 259, 175, 313], socket: 41 },
  arm64: { audit: 0xc00000b7, denied: [221, 281, 33, 105, 273], socket: 198 },
};

/** A classic BPF program over struct seccomp_data (linux/seccomp.h): nr at 0, arch at 4, the first argument at 16. */
function seccompFilter(arch: string): Buffer | undefined {
  const machine = machines[arch];
  if (machine === undefined) return undefined;
  const { audit, denied, socket } = machine;
  const [load, equal, end] = [0x20, 0x15, 0x06];
  // Jumps are counted from the next instruction; the last two are "allow" and "deny".
  const checks = [...denied.map((call) => ({ call })), { call: socket }];
  const length = 3 + checks.length + 3 + 2;
  const [allow, deny] = [length - 2, length - 1];
  const program: (readonly [code: number, jt: number, jf: number, k: number])[] = [
    [load, 0, 0, 4],
    [equal, 0, allow - 2, audit],
    [load, 0, 0, 0],
  ];
  for (const call of denied) program.push([equal, deny - program.length - 1, 0, call]);
  program.push([equal, 0, allow - program.length - 1, socket]);
  program.push([load, 0, 0, 16]);
  for (const family of [2 /* AF_INET */, 10 /* AF_INET6 */]) program.push([equal, deny - program.length - 1, 0, family]);
  program.push([end, 0, 0, 0x7fff0000 /* SECCOMP_RET_ALLOW */], [end, 0, 0, 0x00050000 | 1 /* SECCOMP_RET_ERRNO, EPERM */]);
  const bytes = Buffer.alloc(program.length * 8);
  for (const [at, [code, jt, jf, k]] of program.entries()) {
    bytes.writeUInt16LE(code, at * 8);
    bytes.writeUInt8(jt, at * 8 + 2);
    bytes.writeUInt8(jf, at * 8 + 3);
    bytes.writeUInt32LE(k >>> 0, at * 8 + 4);
  }
  return bytes;
}
