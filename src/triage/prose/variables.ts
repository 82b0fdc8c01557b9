import { environment } from '../../facts/environment.ts';
import { mattersToInference } from '../../parsers/environment-dump.ts';
import type { Book } from '../book.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';

/**
 * Variables that sentences name with their values: "I run it with HSA_OVERRIDE_GFX_VERSION=10.3.0", "OLLAMA_VULKAN is set to 1". Not those that somebody
 * should set, or that helped.
 */
export function readVariables(lines: readonly ProseLine[], book: Book, remedyLines: ReadonlySet<number>): void {
  for (const { number, text } of lines) {
    if (remedyLines.has(number) || advised.test(text)) continue;
    for (const { 0: written, 1: name = '', 2: value = '', index } of text.matchAll(setting)) {
      if (!mattersToInference(name) || meaningOf(text, index, written.length) !== 'state') continue;
      book.entries(proseAt(number), environment.variables, { [name]: value.replace(/[.,:;]$/, '') });
    }
  }
}

const setting = /\b([A-Z][A-Z0-9]{1,20}_[A-Z0-9_]{1,60})(?:=| (?:is|was|are) set to )["'`]?([\w./,:@-]{1,120})/g;
const advised =
  /\b(?:need(?:s|ed)?|must|can|may|might|want|recommend\w{0,3}|suggest\w{0,3}|without|unset\w{0,4}|remov\w{1,4}|instead|if|would|will|please|either|default\w{0,2}|e\.g|such as|how)\b|\?/i;
