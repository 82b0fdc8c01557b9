import { type Answer, isOk, parseBytes } from '../host/host.ts';
import type { Redactor } from './redact.ts';

/** A recording without private values: names of readings, their text, what was printed beside it and the reasons of gaps. */
export function redactAnswers(answers: ReadonlyMap<string, Answer>, redactor: Redactor): Map<string, Answer> {
  return new Map([...answers].map(([name, answer]) => [redactor.text(name), redactAnswer(name, answer, redactor)]));
}

function redactAnswer(name: string, answer: Answer, redactor: Redactor): Answer {
  if (name.startsWith('bytes ') && isOk(answer))
    return withoutPrivateBytes(answer.text, redactor) ? answer : { got: 'not-recorded', detail: 'private values in it' };
  if (isOk(answer))
    return { ...answer, text: redactText(name, answer.text, redactor), ...(answer.stderr === undefined ? {} : { stderr: redactor.text(answer.stderr) }) };
  return 'detail' in answer && answer.detail !== undefined ? { ...answer, detail: redactor.text(answer.detail) } : answer;
}

/** Bytes cannot have parts replaced: lengths are written in them. So they stay as they are, or out. */
function withoutPrivateBytes(base64: string, redactor: Redactor): boolean {
  const text = Buffer.from(parseBytes(base64)).toString('latin1');
  return redactor.text(text) === text;
}

/** An environment variable stands without its name in the text, and environments of processes are split by NUL, so both are shown to the redactor as assignments. */
function redactText(name: string, text: string, redactor: Redactor): string {
  if (name.startsWith('env ')) {
    const lead = `${name.slice(4)}=`;
    const redacted = redactor.text(`${lead}${text}`);
    return redacted.startsWith(lead) ? redacted.slice(lead.length) : redactor.text(text);
  }
  return text.includes('\0')
    ? text
        .split('\0')
        .map((part) => redactor.text(part))
        .join('\0')
    : redactor.text(text);
}
