import { logs } from '../facts/logs.ts';
import { nvidia } from '../facts/nvidia.ts';
import { type Answer, isOk } from '../host/host.ts';
import { parseKernelLog } from '../parsers/kernel-log.ts';
import { parseNvidiaXids } from '../parsers/nvidia-xid.ts';
import type { Finding } from '../witness/claim.ts';
import { defineProbe, from, gap, known } from './define-probe.ts';

const journal = 'journalctl -k -b -o short-monotonic --no-pager -q -n 4000';
const ring = 'dmesg';
const bounds = { timeoutMs: 1_200, maxBytes: 1024 * 1024 };

export default defineProbe({
  id: 'kernel-log',
  about: 'Lines of the kernel log that may matter to inference, and whether the machine slept since boot',
  reads: [
    'stat /run/systemd/system',
    'file /proc/sys/kernel/dmesg_restrict',
    'access /dev/kmsg r',
    'file /sys/power/suspend_stats/success',
    `command ${journal}`,
    `command ${ring}`,
  ],
  gives: [logs.kernelRead, logs.suspends, logs.lastResume, logs.gpuReady, nvidia.xids],
  limitMs: 1_400,
  async gather(host, claim) {
    const [folder, restricted, suspends] = await Promise.all([
      host.stat('/run/systemd/system'),
      host.read('/proc/sys/kernel/dmesg_restrict'),
      host.read('/sys/power/suspend_stats/success'),
    ]);
    claim(
      logs.suspends,
      from('file /sys/power/suspend_stats/success', suspends, (text) => counted(text)),
    );
    const [name, answer] = await readLog();
    const source = `command ${name}`;
    const log = from(source, answer, parseKernelLog, { absent: 'gap' });
    if (!('value' in log) || log.value === null) {
      const why: Finding<never> = 'value' in log ? gap('unreadable', source) : log;
      claim(logs.kernelRead, why);
      claim(logs.lastResume, why);
      claim(logs.gpuReady, why);
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
    const xids = codesIn(lines);
    claim(nvidia.xids, xids.length === 0 && cut ? gap('too-large', source, 'the log does not reach back to the boot') : known(xids, source), 'log');
    claim.log(lines.map((text) => ({ text, source: name === ring ? 'dmesg' : 'journal -k' })));

    async function readLog(): Promise<[string, Answer]> {
      if (isOk(folder)) {
        const answer = await host.run(journal, bounds);
        if (isOk(answer) && answer.exit === 0 && answer.text.trim() !== '') return [journal, answer];
        // A slow journal has used up the time.
        if (answer.got === 'timeout') return [journal, answer];
      }
      // The kernel's buffer is asked only where it may be read, so that no program is started in vain.
      if (!isOk(restricted) || restricted.text.trim() !== '0') {
        const kmsg = await host.access('/dev/kmsg', 'r');
        if (!isOk(kmsg) || !kmsg.text.startsWith('yes')) return [ring, { got: 'denied', detail: 'the kernel log is open to root and some groups only' }];
      }
      const answer = await host.run(ring, bounds);
      const refused = isOk(answer) && answer.exit !== 0 && /not permitted|permission denied/i.test(answer.stderr ?? '');
      return [ring, refused ? { got: 'denied', detail: 'the kernel log is open to root and some groups only' } : answer];
    }
  },
});

/** Xid codes, each once; a log without any is a log without any. */
function codesIn(lines: readonly string[]): string[] {
  const text = lines.filter((line) => /\bXid \(PCI:[0-9a-f:.]{7,16}\): \d/i.test(line)).join('\n');
  return text === '' ? [] : [...new Set(parseNvidiaXids(text).map(({ code }) => String(code)))];
}

function counted(text: string): number {
  const count = Number.parseInt(text, 10);
  if (Number.isNaN(count)) throw new Error('no number in it');
  return count;
}
