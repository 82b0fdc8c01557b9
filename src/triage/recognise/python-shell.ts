import { torch } from '../../facts/torch.ts';
import { wheelVariant } from '../../parsers/python-packages.ts';
import { claimGpu } from '../gpu-facts.ts';
import { claimRuntime } from './claim-runtime.ts';
import { at, type Recogniser } from './recogniser.ts';

interface Question {
  readonly asks: RegExp;
  /** Its answer, whole. */
  readonly answer: RegExp;
}

/** What is asked of PyTorch, and what an answer to it looks like. */
const questions = {
  version: { asks: /^torch\.__version__$/, answer: /^\d\.\d{1,2}\.\d{1,2}[\w.+-]{0,30}$/ },
  cuda: { asks: /^torch\.version\.cuda$/, answer: /^(?:\d{1,2}\.\d{1,2}(?:\.\d{1,6})?|None)$/ },
  hip: { asks: /^torch\.version\.hip$/, answer: /^(?:\d{1,2}\.\d{1,2}(?:\.\d{1,6}(?:-\w{4,20})?)?|None)$/ },
  available: { asks: /^torch\.cuda\.is_available\(\)$/, answer: /^(?:True|False)$/ },
  count: { asks: /^torch\.cuda\.device_count\(\)$/, answer: /^\d{1,2}$/ },
  card: { asks: /^torch\.cuda\.get_device_name\([^\n]{0,60}\)$/, answer: /^(?:NVIDIA|AMD|GeForce|Tesla|Quadro|TITAN|Radeon)\b[\w ()/+-]{2,60}$/ },
} as const satisfies Record<string, Question>;
type Name = keyof typeof questions;

/** PyTorch asked in Python's shell, IPython or with `python -c`: its version, whether it finds a GPU, and which. The answer is the line after the question. */
export const pythonShell: Recogniser = {
  kind: 'python shell',
  mark: /\btorch\.(?:__version__|version\.(?:cuda|hip)|cuda\.(?:get_device_name|is_available\(\)))/,
  read(output, book) {
    let read = false;
    for (const [index, line] of output.lines.entries()) {
      const question = line.message.slice(0, 300);
      const answer = output.lines[index + 1];
      if (answer === undefined || !pythonShell.mark.test(question)) continue;
      const told = answersTo(expressionsOf(question), answer.message.slice(0, 200));
      const { version, cuda, hip, available, card } = told;
      if (version === undefined && cuda === undefined && hip === undefined && available === undefined && card === undefined) continue;
      const place = at(answer, 'tool');
      const item = book.item(place, torch, 'text:python');
      item(torch.item.version, version);
      item(torch.item.variant, version === undefined ? undefined : (wheelVariant(version) ?? undefined));
      item(torch.item.cuda, orNull(cuda));
      item(torch.item.hip, orNull(hip));
      item(torch.item.available, available === undefined ? undefined : available === 'True');
      claimRuntime(book, place, 'pytorch', { version });
      const number = /get_device_name\((?:device=)?(\d{1,2})\)/.exec(question)?.[1] ?? '0';
      if (card !== undefined) claimGpu(book, place, `torch:${number}`, card);
      book.recognised('python shell', line.number, answer.number);
      read = true;
    }
    return read;
  },
};

const labelled = /\b(?:is_available\(\)|CUDA(?: is)? available)\s{0,30}[:=?]{1,2}\s{0,4}(True|False)\b/i;

/** The same answer behind a name, as collect_env and people's own scripts print it: `CUDA available: False`. */
export const availabilityPrinted: Recogniser = {
  kind: 'python versions',
  mark: /\bis_available\(\)\s{0,30}[:=?]|\bCUDA(?: is)? available\s{0,30}[:=?]/i,
  read({ lines }, book) {
    for (const line of lines) {
      const told = labelled.exec(line.message.slice(0, 300))?.[1];
      if (told === undefined) continue;
      book.item(at(line, 'tool'), torch, 'text:python')(torch.item.available, told.toLowerCase() === 'true');
      book.recognised('python versions', line.number, line.number);
      return true;
    }
    return false;
  },
};

/** What a line asks: one expression, or those of a `print` at its end, in their order. */
function expressionsOf(question: string): string[] {
  const line = question.trim().replace(/["']$/, '');
  const printed = /\bprint\((.{1,200})\)$/.exec(line)?.[1];
  // No argument of theirs has a comma but in brackets, which nobody writes there.
  if (printed !== undefined) return printed.split(',').map((each) => each.trim());
  const alone = /\btorch\.\S{1,80}$/.exec(line)?.[0];
  return alone === undefined ? [] : [alone];
}

function answersTo(expressions: readonly string[], line: string): { [name in Name]?: string } {
  // IPython numbers its answers, and a text that is no print's stands in quotes.
  const text = line.trim().replace(/^Out\[\d{1,3}\]: /, '');
  const words = expressions.length === 1 ? [text.replace(/^(['"])(.*)\1$/, '$2')] : text.split(/\s+/);
  if (words.length !== expressions.length) return {};
  const told: { [name in Name]?: string } = {};
  for (const [index, expression] of expressions.entries()) {
    const name = (Object.keys(questions) as Name[]).find((each) => questions[each].asks.test(expression));
    const word = words[index] ?? '';
    // One that is not known says nothing of the others; an answer that is none says that the line is no answer.
    if (name !== undefined && !questions[name].answer.test(word)) return {};
    if (name !== undefined) told[name] = word;
  }
  return told;
}

/** `None`: built without. */
function orNull(answer: string | undefined): string | null | undefined {
  return answer === 'None' ? null : answer;
}
