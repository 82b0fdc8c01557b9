import { servers } from '../../facts/servers.ts';
import { at, type Recogniser } from './recogniser.ts';

/** `--tensor-parallel-size 2`, `tensor_parallel_size=2` in Python or in vLLM's own log, `-tp 2`, SGLang's `--tp-size 2`. */
const spread = /(?:\btensor[-_]parallel[-_]size["']?|(?:^|\s)--?tp(?:-size)?)(?:\s{0,3}[=:]\s{0,3}|\s{1,3})(\d{1,2})\b/;

/** Over how many GPUs vLLM or SGLang spread a model, as the command, the program or its log says. */
export const tensorParallel: Recogniser = {
  kind: 'serving command',
  mark: /tensor[-_]parallel[-_]size|--?tp(?:-size)?[= ]\d/,
  read(output, book, { speaksOf }) {
    const kind = speaksOf.has('vllm') ? 'vllm' : speaksOf.has('sglang') ? 'sglang' : undefined;
    if (kind === undefined) return false;
    const found = output.lines.flatMap((line) => {
      const size = Number(spread.exec(line.message.slice(0, 4_000))?.[1] ?? 0);
      return size > 0 ? [{ line, size }] : [];
    });
    // "It works with 1 and fails with 2": what fails is what counts.
    const [most] = found.toSorted((a, b) => b.size - a.size);
    if (most === undefined) return false;
    // What a sentence quotes gives way to the command or the log.
    const item = book.item(at(most.line, output.piece.info === '`' ? 'prose' : 'log'), servers, `text:${kind}`);
    item(servers.item.kind, kind);
    item(servers.item.role, 'server');
    item(servers.item.flags, { '--tensor-parallel-size': String(most.size) });
    book.recognised('serving command', most.line.number, most.line.number);
    return true;
  },
};
