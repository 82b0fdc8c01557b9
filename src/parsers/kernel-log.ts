import type { LogMessage } from './text/log-line.ts';
import { parseLogLine } from './text/log-line.ts';

/** What the kernel log tells beside its lines. Times are milliseconds on the kernel's clock, which stands still while the machine sleeps. */
export interface KernelLog {
  /** Lines that may matter to inference, each text once, without times and host names. */
  readonly lines: readonly string[];
  /** Null where the machine did not come back from sleep; undefined where the log does not reach back to the boot. */
  readonly lastResume: number | null | undefined;
  /** When the last of the GPU drivers first said that it is up; null and undefined as above. */
  readonly gpuReady: number | null | undefined;
}

const matters =
  /amdgpu|\bkfd\b|\[drm|\bdrm\b|nvidia|NVRM|\bXid\b|nouveau|\bi915\b|\bxe\b|iommu|AMD-Vi|DMAR|pcieport|AER:|\boom|Out of memory|Killed process|amdxdna|intel_vpu|\bnvme\d|\bttm\b|PM: (?:suspend|hibernat)|type=1326|SECCOMP|DENIED|avc: +denied|vfio|\bmce:|machine check|EDAC|I\/O error|\bdxg|hugetlb|BAR \d|Lockdown|module verification|taint|swiotlb|thunderbolt|BUG:|soft lockup|hung_task|blocked for more than/i;

const mostLines = 1_500;

/**
 * The output of `dmesg` or `journalctl -k`, in any of their time formats:
 *
 *     [    3.141592] NVRM: loading NVIDIA UNIX x86_64 Kernel Module  570.86.16  Fri Jan 24 21:11:47 UTC 2025
 *     [    5.123456] box kernel: [drm] Initialized amdgpu 3.64.0 for 0000:c5:00.0 on minor 1
 *     [ 8012.000001] PM: suspend exit
 */
export function parseKernelLog(text: string): KernelLog {
  const messages = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('-- '))
    .map(parseLogLine);
  if (!messages.some(({ at, speaker }) => at !== undefined || speaker === 'kernel')) throw new Error('no line of a kernel log in it');
  const whole = messages.slice(0, 20).some(({ message }) => /^Linux version \d|^Command line: |^Booting Linux on /.test(message));
  const kept = [...new Set(messages.filter(({ message }) => matters.test(message)).map(({ message }) => message))];
  return {
    lines: kept.length <= mostLines ? kept : [...kept.slice(0, 500), ...kept.slice(500 - mostLines)],
    lastResume: latest([timeOf(messages.findLast(({ message }) => /^PM: (?:suspend|hibernation: hibernation|hibernation) exit/.test(message)))], whole),
    // Without the beginning of the log the first line of a driver may be that of a later reload.
    gpuReady: whole
      ? latest(
          drivers.map((pattern) => timeOf(messages.find(({ message }) => pattern.test(message)))),
          whole,
        )
      : undefined,
  };
}

/** What each driver that can compute prints once it serves its first device; one that is loaded anew later prints it again. */
const drivers = [/^NVRM: loading NVIDIA UNIX/, /\[drm\] Initialized amdgpu /, /\[drm\] Initialized i915 /, /\[drm\] Initialized xe /];

/** The time of a message; undefined where it stands without the kernel's clock, null where there is no such message. */
function timeOf(message: LogMessage | undefined): number | null | undefined {
  return message === undefined ? null : message.at;
}

function latest(times: readonly (number | null | undefined)[], whole: boolean): number | null | undefined {
  if (times.includes(undefined)) return undefined;
  const known = times.filter((time) => typeof time === 'number');
  return known.length > 0 ? Math.max(...known) : whole ? null : undefined;
}
