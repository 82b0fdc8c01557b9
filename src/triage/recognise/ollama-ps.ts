import { models } from '../../facts/models.ts';
import { parseOllamaPsTable } from '../../parsers/ollama-ps.ts';
import { claimRuntime } from './claim-runtime.ts';
import { isTried, type Recogniser, span } from './recogniser.ts';

/** `ollama ps`: which model lies where. Tables of one text show several states, so that each row is a model of its own. */
export const ollamaPs: Recogniser = {
  kind: 'ollama ps',
  mark: /\d% (?:CPU|GPU|CPU\/GPU)(?:\s|$)/m,
  read(output, book, context) {
    const found = span(output, /\d% (?:CPU|GPU|CPU\/GPU)(?:\s|$)/, 'tool');
    if (found === undefined || isTried(output, context)) return false;
    const rows = parseOllamaPsTable(output.text);
    book.recognised('ollama ps', found.from, found.to);
    claimRuntime(book, found.place, 'ollama', { running: true });
    for (const [index, { name, size, sizeVram, context: inForce }] of rows.entries()) {
      const item = book.item(found.place, models, `text:ollama ps ${found.from}.${index}`);
      item(models.item.name, name);
      item(models.item.runtime, 'ollama');
      item(models.item.size, size);
      item(models.item.sizeVram, sizeVram);
      item(models.item.context, inForce);
    }
    return true;
  },
};
