import { platform } from '../../facts/platform.ts';
import { claimGpu } from '../gpu-facts.ts';
import { type Recogniser, span } from './recogniser.ts';

/** nccl-tests and rccl-tests head their table with the GPUs and their addresses. */
export const collectiveTests: Recogniser = {
  kind: 'nccl-tests',
  mark: /^\s{0,8}#\s{1,4}Rank\s{1,4}\d/m,
  read(output, book) {
    const found = span(output, /^\s{0,8}#\s{1,4}(?:Rank\s{1,4}\d|nThread|Using devices)/, 'library');
    if (found === undefined) return false;
    for (const { text } of found.lines) {
      const [, address = '', name] =
        /\bdevice\s{1,3}\d{1,3} \[(?:0x)?([0-9a-f]{2}|[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}(?:\.\d)?)\] (\S.{1,80})$/i.exec(text.trimEnd()) ?? [];
      if (name === undefined) continue;
      const pci = address.length === 2 ? `0000:${address}:00.0` : address.includes('.') ? address : `${address}.0`;
      claimGpu(book, found.place, `pci:${pci.toLowerCase()}`, name);
    }
    // ROCm under WSL knows Radeon cards only, and one at a time.
    if (/\bInstinct\b/.test(output.text)) book.fact(found.place, platform.system, 'native');
    book.recognised('nccl-tests', found.from, found.to);
    return true;
  },
};
