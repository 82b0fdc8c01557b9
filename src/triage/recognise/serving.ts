import { servers } from '../../facts/servers.ts';
import { parseServingProcess } from '../../parsers/serving-process.ts';
import { at, isTried, type Output, type Recogniser } from './recogniser.ts';

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

const llamaServerAtWork =
  /^[\s$#>%]{0,8}(?:\S{1,60}[$#%] )?(?:[A-Z_][A-Z0-9_]{1,60}=\S{0,120} ){0,6}(?:(?:sudo|exec|nohup|time) ){0,2}(?:\S{0,200}\/)?llama-server(?= |$)/;

/**
 * A command line of llama-server, over several lines too. Of several in one piece only the flags count that all of them have alike: they are tries, and
 * what differs between them is what is asked about.
 */
export const llamaServerCommand: Recogniser = {
  kind: 'llama-server command',
  mark: /\bllama-server\b/,
  read(output, book, context) {
    if (isTried(output, context)) return false;
    const commands = llamaServerCommands(output);
    const [first] = commands;
    if (first === undefined) return false;
    const flags = Object.fromEntries(Object.entries(first.flags).filter(([name, value]) => commands.every((command) => command.flags[name] === value)));
    if (Object.keys(flags).length < 2) return false;
    const item = book.item(at(first.line, output.piece.info === '`' ? 'prose' : 'tool'), servers, 'text:llama-server');
    item(servers.item.kind, 'llama.cpp');
    item(servers.item.name, 'llama-server');
    item(servers.item.role, 'server');
    item(servers.item.flags, flags);
    book.recognised('llama-server command', first.line.number, first.line.number);
    return true;
  },
};

function llamaServerCommands({ lines }: Output): { line: Output['lines'][number]; flags: Readonly<Record<string, string>> }[] {
  return lines.flatMap((line, index) => {
    const start = llamaServerAtWork.exec(line.text.slice(0, 2_000));
    if (start === null) return [];
    let text = `llama-server${line.text.slice(start[0].length, 4_000)}`;
    for (let next = index + 1; /\\\s*$/.test(text) && next < Math.min(lines.length, index + 60); next++)
      text = `${text.replace(/\\\s*$/, ' ')}${lines[next]?.text.slice(0, 1_000) ?? ''}`;
    // What follows stands elsewhere: half a command tells a wrong state.
    if (/\\\s*$/.test(text)) return [];
    // Words as a shell splits them; what stands behind a pipe or a redirection is not the program's.
    const words = [...text.replace(/\s(?:\||&&|2?>|;).*$/, '').matchAll(/"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"']{1,2000})/g)].map(
      ([, double, single, bare]) => double ?? single ?? bare ?? '',
    );
    const flags = parseServingProcess(words.join('\0'))?.flags;
    // `llama-server --version` and `--list-devices` serve nothing, and often stand before the command that does.
    return flags === undefined || ['--version', '--help', '--list-devices'].some((name) => name in flags) ? [] : [{ line, flags }];
  });
}
