// Installs a seccomp filter that refuses one system call with a given errno, then runs a program under it.
//   node with-seccomp.mjs <syscall number> <errno> <program> [arguments…]
// The filter follows seccomp(2) and linux/filter.h; it is inherited by the children of this thread.
import { spawnSync } from 'node:child_process';
import koffi from 'koffi';

const [call, errno, program, ...args] = process.argv.slice(2);
const libc = koffi.load('libc.so.6');
const prctl = libc.func('int prctl(int option, unsigned long a, void *b, unsigned long c, unsigned long d)');

const filter = Buffer.alloc(4 * 8);
const rules = [
  [0x20, 0, 0, 0], // load the number of the call
  [0x15, 0, 1, Number(call)], // is it the one?
  [0x06, 0, 0, 0x00050000 | Number(errno)], // SECCOMP_RET_ERRNO
  [0x06, 0, 0, 0x7fff0000], // SECCOMP_RET_ALLOW
];
for (const [at, [code, yes, no, value]] of rules.entries()) {
  filter.writeUInt16LE(code, at * 8);
  filter.writeUInt8(yes, at * 8 + 2);
  filter.writeUInt8(no, at * 8 + 3);
  filter.writeUInt32LE(value, at * 8 + 4);
}
const fprog = Buffer.alloc(16);
fprog.writeUInt16LE(rules.length, 0);
fprog.writeBigUInt64LE(koffi.address(filter), 8);
if (prctl(38, 1, null, 0, 0) !== 0) throw new Error('PR_SET_NO_NEW_PRIVS was refused');
if (prctl(22, 2, fprog, 0, 0) !== 0) throw new Error('PR_SET_SECCOMP was refused');
process.exitCode = spawnSync(program, args, { stdio: 'inherit' }).status ?? 1;
