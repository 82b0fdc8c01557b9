import { identifyKernel, type KernelIdentity } from './kernel-release.ts';

export interface Uname extends KernelIdentity {
  readonly release: string;
  /** `x86_64`, `aarch64`; undefined where the line does not end in it. */
  readonly machine: string | undefined;
}

/**
 * `uname -a`: system, host, release, build, machine.
 *
 *     Linux box 6.8.0-45-generic #45-Ubuntu SMP PREEMPT_DYNAMIC Fri Aug 30 12:02:04 UTC 2024 x86_64 x86_64 x86_64 GNU/Linux
 */
export function parseUname(text: string): Uname {
  const line = text.split('\n').find((each) => /(?:^|\s)Linux \S{1,80} \d{1,3}\.\d/.test(each.slice(0, 400)));
  const release = /(?:^|\s)Linux \S{1,80} (\d{1,3}\.\d\S{0,100}) /.exec(line?.slice(0, 400) ?? '')?.[1];
  if (line === undefined || release === undefined) throw new Error('no line of uname -a in it');
  return { release, ...identifyKernel(release, line), machine: /\s(x86_64|aarch64|riscv64|ppc64le|i686|armv7l)\b/.exec(line)?.[1] };
}
