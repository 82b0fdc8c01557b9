import { type Complaint, complaints, complaintsIn } from '../../report/complaint.ts';
import type { Piece } from '../text/split-pieces.ts';

/** Characters that are read at most: a report says early what it is about, and a log tells at its end what failed. */
const most = 20_000;

/** What programs complain of in lines of errors; speed and wrong words are for people to see. */
const printed = complaints.filter((complaint) => complaint !== 'slow' && complaint !== 'wrong-output');
const errorLine =
  /\b(?:errors?|fail(?:ed|s|ure)?|fatal|fault|panic|killed|abort(?:ed)?|denied|cannot|could not|unable|SIG[A-Z]{3,4}|core dumped|timed out|out of memory|no [\w-]{1,16} (?:devices?|GPUs?) )\b|level=ERROR|Traceback|[a-z]Error\b/i;

/** What the reporter complains of in words; where the words name nothing, what the errors of the pasted output tell. */
export function readComplaints(pieces: readonly Piece[]): Complaint[] {
  const told = complaintsIn(joined(proseOf(pieces)));
  return told.length > 0 ? told : complaintsIn(joined(errorsOf(pieces)), printed);
}

/** Does somebody write that something fails, in whatever words? */
export function tellsOfFailure(pieces: readonly Piece[]): boolean {
  return failure.test(joined(proseOf(pieces)));
}

const failure =
  /\b(?:fail(?:s|ed|ing)?|broken|error(?:s|ed)?|(?:do|does|did|is|are) not (?:work|start|run)(?:ing)?|(?:do|does|did|is|are)n['’]t work(?:ing)?|(?:can['’]?t|cannot|unable to) (?:use|get|make)|(?:exits?|quits?|ends|stops) (?:at once|right away|immediately|by itself|with)|nothing happens|has nothing to do|stays idle|not (?:being )?used|(?:is|are|was|were) gone|disappear(?:s|ed)?|vanish(?:es|ed)?|stuck|(?:do|does|did) not come (?:up|back)|(?:do|does|did)n['’]t come (?:up|back)|won['’]?t|stays at 100|regression)\b/i;

/** One text is read faster than its lines; no pattern reaches across a semicolon. */
function joined(lines: Iterable<string>): string {
  let text = '';
  for (const line of lines) {
    text += `${line};\n`;
    if (text.length > most) break;
  }
  return text;
}

/** What is expected, proposed or left unticked in a form is no complaint. */
function* proseOf(pieces: readonly Piece[]): Generator<string> {
  for (const { kind, heading, lines } of pieces) {
    if (kind !== 'prose' || /\b(?:expect\w{0,3}|desired|proposed|proposal|solutions?|work-?arounds?|fix)\b/i.test(heading)) continue;
    for (const { text } of lines) if (text.trim() !== '' && !/^\s{0,8}[-*] \[ \]/.test(text)) yield text.slice(0, 2_000);
  }
}

/** Lines of errors, the last ones first. */
function* errorsOf(pieces: readonly Piece[]): Generator<string> {
  let looked = 0;
  for (let at = pieces.length - 1; at >= 0; at--) {
    const { kind, lines } = pieces[at] as Piece;
    if (kind !== 'output') continue;
    for (let line = lines.length - 1; line >= 0 && looked < mostLooked; line--, looked++) {
      const message = (lines[line]?.message ?? '').slice(0, 500);
      if (errorLine.test(message)) yield message;
      else if (/^\s{0,8}(?:Out\[\d{1,3}\]: )?False\s{0,4}$/.test(message) && /\bcuda\.is_available\(\)/.test(lines[line - 1]?.message ?? ''))
        yield 'torch.cuda.is_available() is False';
    }
  }
}

const mostLooked = 2_000;
