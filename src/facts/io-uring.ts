import { number, set, text } from '../logic/words.ts';

/**
 * io_uring, asked of the kernel by a real system call, since no version and no setting tells alone whether it may be used.
 * Read by probes/io-uring.ts.
 */
export const ioUring = {
  /** What io_uring_setup(2) answered this process: `ok`, or the name of its error (`EPERM`, `ENOSYS`, `ENOMEM`, `EACCES`). */
  setup: text('ioUring.setup', 'io_uring_setup(2)', { get: 'cat /proc/sys/kernel/io_uring_disabled' }),
  /** Names of the operations that the kernel supports, as IORING_REGISTER_PROBE lists them; absent where the kernel cannot be asked. */
  operations: set('ioUring.operations', 'io_uring operations'),
  /** kernel.io_uring_disabled: 0 all may use it, 1 only privileged processes and the group, 2 nobody; absent on kernels without the switch. */
  disabled: number('ioUring.disabled', 'kernel.io_uring_disabled', { unit: 'count', get: 'cat /proc/sys/kernel/io_uring_disabled' }),
  /** kernel.io_uring_group, the gid that value 1 lets in; -1 for none. */
  group: number('ioUring.group', 'kernel.io_uring_group', { unit: 'count', get: 'cat /proc/sys/kernel/io_uring_group' }),
};
