import { flag, number, set, text } from '../logic/words.ts';

/** Who we run as, and what that allows. Services run as others: see the group of services. Read by probes/user.ts. */
export const user = {
  name: text('user.name', 'user', { get: 'id -un' }),
  uid: number('user.uid', 'user id', { unit: 'count', get: 'id -u' }),
  /** Names of the groups that this process is in; the number where a group has no name. */
  groups: set('user.groups', 'groups of this process', { get: 'id -Gn' }),
  /** Effective capabilities that matter here: `CAP_SYS_ADMIN`, `CAP_IPC_LOCK`, `CAP_SYS_NICE`, `CAP_PERFMON`, `CAP_SYS_RESOURCE`, `CAP_DAC_OVERRIDE`, `CAP_BPF`. */
  capabilities: set('user.capabilities', 'capabilities', { get: 'grep CapEff /proc/self/status' }),
  /** Filters of this process: 0 none, 1 strict, 2 a seccomp filter is in force; absent where the kernel was built without it. */
  seccomp: number('user.seccomp', 'seccomp mode', { unit: 'count', get: 'grep Seccomp /proc/self/status' }),
  noNewPrivileges: flag('user.noNewPrivileges', 'no new privileges', { get: 'grep NoNewPrivs /proc/self/status' }),
  /** RLIMIT_NOFILE; absent where unlimited. */
  openFilesLimit: number('user.openFilesLimit', 'open-files limit', { unit: 'count', get: 'ulimit -n' }),
  /** RLIMIT_NPROC; absent where unlimited. */
  processesLimit: number('user.processesLimit', 'processes limit', { unit: 'count', get: 'ulimit -u' }),
};
