import { meaningOf } from './clause.ts';
import type { ProseLine } from './versions.ts';

export interface WslMention {
  readonly number: number;
  /** Undefined where the text says WSL and no number, or both. */
  readonly generation: 1 | 2 | undefined;
  /** Both numbers stand in the text. */
  readonly several: boolean;
}

/** `WSL`, `wsl2`, `WSL 2`, `WSL v2`, `WSL version 2`; the package's own version (`WSL 2.6.3`) is no generation, and a page that is called
 * so (`the wsl2-podman-cuda doc`) no mention. */
const mentions =
  /\b(?:WSL|Windows Subsystem for Linux)(?:[ -]?\(?(?:WSL ?)?(?:v|ver |version:? ?)?([12])(?!\.?\d|\w))?(?![a-z]|[12]?-[\w-]{2,40} (?:docs?|guides?|pages?|articles?|tutorials?|instructions?)\b)/gi;
const address = /issues\/|github\.com|microsoft\/WSL|learn\.microsoft/i;

/** All mentions of WSL that are states, of which the most exact one counts: "within WSL … I have WSL 1" is WSL 1. */
export function findWsl(lines: readonly ProseLine[]): WslMention | undefined {
  let bare: number | undefined;
  const numbered = new Map<string, number>();
  for (const { number, text } of lines) {
    if (!/\bWSL|Subsystem for Linux/i.test(text)) continue;
    for (const found of text.matchAll(mentions)) {
      if (address.test(text.slice(Math.max(0, found.index - 30), found.index)) || meaningOf(text, found.index, found[0].length) !== 'state') continue;
      bare ??= number;
      if (found[1] !== undefined && !numbered.has(found[1])) numbered.set(found[1], number);
    }
  }
  const [only] = numbered;
  if (only !== undefined && numbered.size === 1) return { number: only[1], generation: only[0] === '1' ? 1 : 2, several: false };
  return bare === undefined ? undefined : { number: bare, generation: undefined, several: numbered.size > 1 };
}
