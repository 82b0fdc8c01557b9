import { runtimes } from '../../facts/runtimes.ts';
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
  read(output, book) {
    if (!around.test(output.text.slice(0, 400_000))) return false;
    const line = output.lines.find(({ text }) => unknown.test(text.slice(0, 2_000)));
    if (line === undefined) return false;
    const place = at(line, 'log');
    claimRuntime(book, place, 'ollama');
    book.item(place, runtimes, 'text:ollama')(runtimes.item.startError, unknown.exec(line.text.slice(0, 2_000))?.[0]);
    book.recognised('ollama load error', line.number, line.number);
    return true;
  },
};
