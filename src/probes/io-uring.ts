import { ioUring } from '../facts/io-uring.ts';
import { parseIoUring } from '../parsers/io-uring-answer.ts';
import { defineProbe, from, gap, known } from './define-probe.ts';

export default defineProbe({
  id: 'io-uring',
  about: 'Whether this process may use io_uring, asked by making one ring and closing it, and the switches that forbid it',
  reads: ['native io-uring', 'file /proc/sys/kernel/io_uring_disabled', 'file /proc/sys/kernel/io_uring_group'],
  gives: [ioUring.setup, ioUring.operations, ioUring.disabled, ioUring.group],
  async gather(host, claim) {
    const [ring, disabled, group] = await Promise.all([
      host.native('io-uring'),
      host.read('/proc/sys/kernel/io_uring_disabled'),
      host.read('/proc/sys/kernel/io_uring_group'),
    ]);
    const answer = from('native io-uring', ring, parseIoUring, { absent: 'gap' });
    const read = 'value' in answer ? answer.value : null;
    claim(ioUring.setup, 'value' in answer ? known(read?.setup ?? null, answer.source) : answer);
    claim(
      ioUring.operations,
      !('value' in answer)
        ? answer
        : read?.setup === 'ok' && read.ops === null
          ? gap('unsupported', answer.source, 'the kernel does not list them')
          : known(read?.ops ?? null, answer.source),
    );
    claim(ioUring.disabled, from('file /proc/sys/kernel/io_uring_disabled', disabled, wholeNumber));
    claim(ioUring.group, from('file /proc/sys/kernel/io_uring_group', group, wholeNumber));
  },
});

function wholeNumber(text: string): number {
  if (!/^-?\d{1,12}\s*$/.test(text)) throw new Error(`"${text.trim().slice(0, 40)}" is no number`);
  return Number(text);
}
