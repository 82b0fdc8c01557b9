import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeProgram } from '../../src/tooling/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-program-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the text is ASCII, and its patterns mean what they meant', async () => {
  const entry = join(folder, 'main.ts');
  writeFileSync(
    entry,
    "export const answers = [/^can['’]t$/.test('can\\u2019t'), /^(?:鏡像|gespiegelte|é)$/.test('\\u93e1\\u50cf'), /^é$/.test('\\xe9'), '’'.length];\n",
  );
  const { text, index } = await makeProgram(entry, { standIns: {}, target: 'node20.19' });
  expect(text.every((byte) => byte < 128)).toBe(true);
  const [from = 0, to = 0] = index['./main.js'] ?? [];
  const module: { exports: { answers?: unknown } } = { exports: {} };
  new Function('module', `(${text.toString('latin1', from, to)})(undefined, module)`)(module);
  expect(module.exports.answers).toEqual([true, true, true, 1]);
});
