import { logs } from '../facts/logs.ts';
import { nvidia } from '../facts/nvidia.ts';
import { type Answer, isOk } from '../host/host.ts';
import { findGpuFaults } from '../parsers/gpu-faults.ts';
import { parseKernelLog } from '../parsers/kernel-log.ts';
import { parseNvidiaXids } from '../parsers/nvidia-xid.ts';
import { computes } from '../reference/computing-programs.ts';
import type { Finding } from '../witness/claim.ts';
import { defineProbe, from, gap, known } from './define-probe.ts';

const journal = 'command journalctl -k -b -o short-monotonic --no-pager -q -n 4000';
const ring = 'native kernel-ring';
const tool = 'command dmesg';
const bounds = { timeoutMs: 1_200, maxBytes: 1024 * 1024 };

export default defineProbe({
  id: 'kernel-log',
  about: 'Lines of the kernel log that may matter to inference, and whether the machine slept since boot',
  reads: [
    'stat /run/systemd/system',
    'file /proc/sys/kernel/dmesg_restrict',
    'access /dev/kmsg r',
    'file /sys/power/suspend_stats/success',
    journal,
    ring,
    tool,
  ],
  gives: [logs.kernelRead, logs.gpuAfterRestart, logs.suspends, logs.lastResume, logs.gpuReady, logs.gpuFaults, nvidia.xids],
  limitMs: 1_400,
  async gather(host, claim) {
    const [folder, restricted, suspends] = await Promise.all([
      host.stat('/run/systemd/system'),
      host.read('/proc/sys/kernel/dmesg_restrict'),
      host.read('/sys/power/suspend_stats/success'),
    ]);
    claim(logs.gpuAfterRestart, known<boolean>(null, 'only a report tells'));
    claim(
      logs.suspends,
      from('file /sys/power/suspend_stats/success', suspends, (text) => counted(text)),
    );
    const [source, answer] = await readLog();
    const log = from(source, answer, parseKernelLog, { absent: 'gap' });
    if (!('value' in log) || log.value === null) {
      const why: Finding<never> = 'value' in log ? gap('unreadable', source) : log;
      claim(logs.kernelRead, why);
      claim(logs.lastResume, why);
      claim(logs.gpuReady, why);
      claim(logs.gpuFaults, why);
      claim(nvidia.xids, why);
      return;
    }
    const { lines, lastResume, gpuReady } = log.value;
    const cut = isOk(answer) && answer.cut === true;
    const time = (at: number | null | undefined) =>
      at === undefined || (at === null && cut) ? gap('too-large', source, 'the log does not reach back to the boot') : known(at, source);
    claim(logs.kernelRead, known(true, source), 'log');
    claim(logs.lastResume, time(lastResume), 'log');
    claim(logs.gpuReady, time(gpuReady), 'log');
    const faults = findGpuFaults(lines);
    const none = Object.keys(faults).length === 0;
    claim(logs.gpuFaults, none && cut ? gap('too-large', source, 'the log does not reach back to the boot') : known(faults, source), 'log');
    const xids = codesIn(lines);
    claim(nvidia.xids, xids.length === 0 && cut ? gap('too-large', source, 'the log does not reach back to the boot') : known(xids, source), 'log');
    claim.log(lines.map((text) => ({ text, source: source === journal ? 'journal -k' : 'dmesg' })));

    async function readLog(): Promise<[string, Answer]> {
      if (isOk(folder)) {
        const answer = await host.run(wordsOf(journal), bounds);
        if (isOk(answer) && answer.exit === 0 && answer.text.trim() !== '') return [journal, answer];
        // A slow journal has used up the time.
        if (answer.got === 'timeout') return [journal, answer];
      }
      const asked = await host.native('kernel-ring', bounds);
      if (isOk(asked) || asked.got === 'denied') return [ring, asked];
      // The tool is started only where the buffer may be read, so that it is not started in vain.
      if (!isOk(restricted) || restricted.text.trim() !== '0') {
        const kmsg = await host.access('/dev/kmsg', 'r');
        if (!isOk(kmsg) || !kmsg.text.startsWith('yes')) return [tool, { got: 'denied', detail: 'the kernel log is open to root and some groups only' }];
      }
      const answer = await host.run(wordsOf(tool), bounds);
      const refused = isOk(answer) && answer.exit !== 0 && /not permitted|permission denied/i.test(answer.stderr ?? '');
      return [tool, refused ? { got: 'denied', detail: 'the kernel log is open to root and some groups only' } : answer];
    }
  },
});

function wordsOf(command: string): string {
  return command.slice('command '.length);
}

/**
 * Xid codes, each once, with “fatal” where that is told; a log without any is a log without any. 8, the stop of work that made no progress, is also what a
 * game leaves that hung: it counts where the line names no program, or one that computes.
 */
function codesIn(lines: readonly string[]): string[] {
  const text = lines.filter((line) => /\bXid \(PCI:[0-9a-f:.]{7,16}(?: GPU-C?I:\d{1,3}){0,2}\): \d/i.test(line)).join('\n');
  return text === ''
    ? []
    : [
        ...new Set(
          parseNvidiaXids(text)
            .filter(({ code, program }) => code !== 8 || program === undefined || computes(program))
            .flatMap(({ code, fatal }) => (fatal === true ? [String(code), `${code} fatal`] : [String(code)])),
        ),
      ];
}

function counted(text: string): number {
  const count = Number.parseInt(text, 10);
  if (Number.isNaN(count)) throw new Error('no number in it');
  return count;
}
