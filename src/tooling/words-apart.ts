import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

const words = new Set(['symptom', 'blamedOn', 'remedy', 'verify', 'evidence', 'background']);
const signatures = new Set(['proves', 'hints', 'said']);

/** Puts what is only said of a check, and its patterns, into functions of their own, see src/bundled/words-apart.ts. Checks are formatted, so that lines tell their fields. */
export const wordsApart: Plugin = {
  name: 'words-apart',
  setup({ onLoad }) {
    onLoad({ filter: /\/checks\/[\w-]+\/[\w-]+\.ts$/ }, ({ path }) => ({
      contents: apart(readFileSync(path, 'utf8'), path),
      loader: 'ts',
      resolveDir: resolve(path, '..'),
    }));
  },
};

function apart(source: string, path: string): string {
  const [, before, body, after] = /^([\s\S]*?)export default defineCheck\(\{\n([\s\S]*?)\n\}\);\n([\s\S]*)$/.exec(source) ?? [];
  if (before === undefined || body === undefined || after === undefined) throw new Error(`${path}: no "export default defineCheck({" in lines of its own`);
  const fields = body.split(/\n(?= {2}(?:\w+(?::|,$)|\.\.\.|\/\/|\/\*))/m);
  const of =
    (names: ReadonlySet<string>) =>
    (field: string): boolean =>
      names.has(/^ {2}(\w+)(?::|,$)/.exec(field)?.[1] ?? '');
  const said = fields.filter(of(words));
  // All but `background` are fields that every check has.
  if (said.length < words.size - 1) throw new Error(`${path}: only ${said.length} of the fields ${[...words].join(', ')} stand on lines of their own`);
  return `import { defineApart } from '${resolve('src/bundled/words-apart.ts')}';
${before}export default defineApart({
${fields.filter((field) => !of(words)(field) && !of(signatures)(field)).join('\n')}
}, () => ({
${said.join('\n')}
}), () => ({
${fields.filter(of(signatures)).join('\n')}
}));
${after}`;
}
