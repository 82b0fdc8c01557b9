import { nvidia } from '../../facts/nvidia.ts';
import { type Recogniser, span } from './recogniser.ts';

const active = /\bHW (Thermal|Power Brake) Slowdown\s{1,40}: (Active|Not Active)\b/;

/** `nvidia-smi -q -d PERFORMANCE`: what holds the clocks of any of the GPUs down. "HW Slowdown" above the two is also set while clocks change. */
export const nvidiaClocks: Recogniser = {
  kind: 'nvidia-smi -q -d PERFORMANCE',
  mark: /HW (?:Thermal|Power Brake) Slowdown/,
  read(output, book) {
    const found = span(output, active, 'tool');
    if (found === undefined) return false;
    const reasons = found.lines.flatMap(({ text }) => {
      const [, reason, state] = active.exec(text) ?? [];
      return state === 'Active' ? [reason === 'Thermal' ? ('hw-thermal' as const) : ('power-brake' as const)] : [];
    });
    book.fact(found.place, nvidia.clockReasons, [...new Set(reasons)]);
    book.recognised('nvidia-smi -q -d PERFORMANCE', found.from, found.to);
    return true;
  },
};
