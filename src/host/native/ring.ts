import { constants } from 'node:os';
import type { Koffi } from './koffi.ts';

// These numbers are the same on x86-64, arm64 and riscv64; the layouts are those of linux/io_uring.h.
const setupCall = 425;
const registerCall = 427;
const registerProbe = 8;
const paramsSize = 120;
const featuresAt = 20;
const probeHead = 16;
const probeEntries = 256;

interface RingAnswer {
  readonly setup: string;
  readonly errno: number;
  readonly ops: readonly string[] | null;
  readonly features: number;
}

/**
 * Makes one ring of two entries, asks the kernel which operations it supports, and closes it again.
 * The answer: `{"setup":"ok","errno":0,"ops":["NOP",…],"features":262143}`, or `{"setup":"EPERM","errno":1,"ops":null,"features":0}`.
 */
export function tryRing(koffi: Koffi): RingAnswer {
  const libc = koffi.load(null);
  const syscall = libc.func('long syscall(long number, ...)');
  const close = libc.func('int close(int fd)');
  const params = Buffer.alloc(paramsSize);
  const fd: number = syscall(setupCall, 'uint32_t', 2, 'uint8_t *', params);
  if (fd < 0) {
    const errno = koffi.errno();
    return { setup: errorName(errno), errno, ops: null, features: 0 };
  }
  try {
    const probe = Buffer.alloc(probeHead + 8 * probeEntries);
    const asked: number = syscall(registerCall, 'int', fd, 'uint32_t', registerProbe, 'uint8_t *', probe, 'uint32_t', probeEntries);
    return { setup: 'ok', errno: 0, ops: asked < 0 ? null : supported(probe), features: params.readUInt32LE(featuresAt) };
  } finally {
    close(fd);
  }
}

/** struct io_uring_probe: the number of entries at 1, entries of 8 bytes from 16, of which 2 and 3 are flags. */
function supported(probe: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < probe.readUInt8(1); at++) {
    const entry = probeHead + 8 * at;
    if ((probe.readUInt16LE(entry + 2) & 1) === 1) found.push(operations[at] ?? `OP_${at}`);
  }
  return found;
}

function errorName(errno: number): string {
  return Object.entries(constants.errno).find(([, number]) => number === errno)?.[0] ?? `errno ${errno}`;
}

/** enum io_uring_op, in its order. */
const operations =
  'NOP READV WRITEV FSYNC READ_FIXED WRITE_FIXED POLL_ADD POLL_REMOVE SYNC_FILE_RANGE SENDMSG RECVMSG TIMEOUT TIMEOUT_REMOVE ACCEPT ASYNC_CANCEL LINK_TIMEOUT CONNECT FALLOCATE OPENAT CLOSE FILES_UPDATE STATX READ WRITE FADVISE MADVISE SEND RECV OPENAT2 EPOLL_CTL SPLICE PROVIDE_BUFFERS REMOVE_BUFFERS TEE SHUTDOWN RENAMEAT UNLINKAT MKDIRAT SYMLINKAT LINKAT MSG_RING FSETXATTR SETXATTR FGETXATTR GETXATTR SOCKET URING_CMD SEND_ZC SENDMSG_ZC READ_MULTISHOT WAITID FUTEX_WAIT FUTEX_WAKE FUTEX_WAITV FIXED_FD_INSTALL FTRUNCATE BIND LISTEN RECV_ZC EPOLL_WAIT READV_FIXED WRITEV_FIXED PIPE'.split(
    ' ',
  );
