import { memory } from '../../facts/memory.ts';
import { parseAmount } from '../../parsers/ollama-log.ts';
import { at, type Recogniser } from './recogniser.ts';

/**
 * What Ollama says of the machine's memory: `msg="system memory" total="62.6 GiB" free="59.1 GiB" free_swap="215.1 MiB"`, and where it refuses a model
 * "… than is available (5.2 GiB)". It reads MemAvailable (discover/cpu_linux.go); what is available for a model includes free swap.
 */
export const ollamaMemory: Recogniser = {
  kind: 'memory in Ollama’s log',
  mark: /msg="system memory" total=|than is available \([\d.]+ [KMGT]iB\)/,
  read(output, book) {
    for (const line of output.lines.toReversed()) {
      const text = line.text.slice(0, 1_000);
      const [, total, free, swap] = /msg="system memory" total="([^"]{3,16})" free="([^"]{3,16})"(?: free_swap="([^"]{2,16})")?/.exec(text) ?? [];
      const refused = /requires more system memory \([^)]{3,16}\) than is available \(([\d.]{1,9} [KMGT]iB)\)/.exec(text)?.[1];
      if (total === undefined && refused === undefined) continue;
      const place = at(line, 'log');
      const amount = (told: string | undefined): number | undefined => (told === undefined ? undefined : parseAmount(told));
      book.fact(place, memory.total, amount(total));
      book.fact(place, memory.available, amount(free ?? refused));
      book.fact(place, memory.swapFree, amount(swap));
      book.recognised('memory in Ollama’s log', line.number, line.number);
      return true;
    }
    return false;
  },
};

/** ZFS's cache by `arc_summary`, `arcstat`'s kin and htop: `ARC size (current): 98.9 % 31.0 GiB`, `ARC: 40.1G`; its least size is told more seldom and small. */
export const zfsCache: Recogniser = {
  kind: 'ZFS cache',
  mark: /ARC size \(current\)|^\s{0,8}ARC[:[]|^\s{0,8}size\s{1,40}4\s/m,
  read(output, book) {
    for (const line of output.lines) {
      const text = line.text.slice(0, 300);
      const [, size, unit] =
        /ARC size \(current\):\s{1,60}[\d.]{1,6} %\s{1,8}([\d.]{1,9}) ([KMGT])iB/.exec(text) ??
        /^\s{0,8}ARC[:[].{0,40}?\b(\d[\d.]{0,8})([KMGT])\b/.exec(text) ??
        [];
      const bytes = size === undefined ? undefined : parseAmount(`${size} ${unit}iB`);
      const raw = /^\s{0,8}size\s{1,40}4\s{1,8}(\d{6,16})\s*$/.exec(text)?.[1];
      if (bytes === undefined && raw === undefined) continue;
      book.fact(at(line, 'tool'), memory.zfsArcReclaimable, bytes ?? Number(raw));
      book.recognised('ZFS cache', line.number, line.number);
      return true;
    }
    return false;
  },
};
