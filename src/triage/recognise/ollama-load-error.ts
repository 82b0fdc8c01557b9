import { runtimes } from '../../facts/runtimes.ts';
import type { Book } from '../book.ts';
import type { PieceLine } from '../text/split-pieces.ts';
import { claimRuntime } from './claim-runtime.ts';
import { at, type Recogniser } from './recogniser.ts';

const unknown = /unknown model architecture: '[\w.-]{1,60}'/;
/** Only Ollama prints these around what its llama.cpp says; another program's own log has none of them. */
const around =
  /NewLlamaServer failed|\bsource=(?:sched|server|routes|runner|ggml|images)\.go:\d|llama(?: runner|-server) process has terminated|Error: exception error loading/;

/** llama.cpp within Ollama does not know a model: the error of the server's start, whoever printed the line. */
export const ollamaLoadError: Recogniser = {
  kind: 'ollama load error',
  mark: /unknown model architecture: '/,
  read: ({ lines, text }, book) => around.test(text.slice(0, 400_000)) && claimError(book, lines, unknown),
};

/** The command finds no server where it asks. */
export const ollamaUnreachable: Recogniser = {
  kind: 'ollama error',
  mark: /could not connect to (?:the )?(?:ollama app|ollama server|a running ollama instance)/i,
  read: ({ lines }, book) => claimError(book, lines, /\bcould not connect to (?:the )?(?:ollama app|ollama server|a running ollama instance).{0,80}/i),
};

function claimError(book: Book, lines: readonly PieceLine[], error: RegExp): boolean {
  const line = lines.find(({ text }) => error.test(text.slice(0, 2_000)));
  if (line === undefined) return false;
  const place = at(line, 'log');
  claimRuntime(book, place, 'ollama');
  book.item(place, runtimes, 'text:ollama')(runtimes.item.startError, error.exec(line.text.slice(0, 2_000))?.[0]);
  book.recognised(error === unknown ? 'ollama load error' : 'ollama error', line.number, line.number);
  return true;
}
