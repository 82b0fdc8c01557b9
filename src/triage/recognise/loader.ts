import { runtimes } from '../../facts/runtimes.ts';
import { claimRuntime, type RuntimeKind } from './claim-runtime.ts';
import { at, type Recogniser } from './recogniser.ts';

const failure =
  /(?:error while loading shared libraries: .{1,200}|version `[\w.]{1,40}' not found \(required by .{1,200}|symbol lookup error: .{1,200}|cannot execute: required file not found|Exec format error)/;
const programs: readonly (readonly [RegExp, RuntimeKind])[] = [
  [/\bollama(?:_llama_server)?\b/, 'ollama'],
  [/\bllama-\w{2,20}\b|\blibggml|\blibllama/, 'llama.cpp'],
  [/\bkoboldcpp\b/, 'koboldcpp'],
];

/** What the dynamic loader says of a program that it cannot start. */
export const loaderFailure: Recogniser = {
  kind: 'loader error',
  mark: /error while loading shared libraries|' not found \(required by|symbol lookup error|required file not found|Exec format error/,
  read(output, book) {
    const line = output.lines.find(({ text }) => failure.test(text));
    if (line === undefined) return false;
    const text = line.message.slice(0, 600);
    const kind = programs.find(([pattern]) => pattern.test(text))?.[1];
    if (kind !== undefined) {
      const place = at(line, 'tool');
      claimRuntime(book, place, kind);
      book.item(place, runtimes, `text:${kind}`)(runtimes.item.startError, text.trim());
    }
    book.recognised('loader error', line.number, line.number);
    return true;
  },
};
