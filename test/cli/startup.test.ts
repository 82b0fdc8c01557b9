import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';

const program = readFileSync('dist/program.js', 'latin1');
const index = JSON.parse(/^const pieces = (.*);$/m.exec(readFileSync('dist/start.cjs', 'utf8'))?.[1] ?? '') as Record<string, [number, number]>;

/** What a piece and the pieces that it needs at once require: names of pieces (`./…`) and of all else. */
function graphOf(piece: string, seen = new Set<string>()): Set<string> {
  if (seen.has(piece)) return seen;
  seen.add(piece);
  const place = index[piece];
  if (place === undefined) return seen;
  // What is imported only when it is needed is required within a promise.
  const text = program.slice(...place).replace(/Promise\.resolve\(\)\.then\(\(\)=>[\w$.]*\(?require\("[^"]+"\)\)*/g, '');
  for (const [, name = ''] of text.matchAll(/\brequire\("([^"]+)"\)/g)) graphOf(name, seen);
  return seen;
}

describe('start-up', () => {
  const graph = [...graphOf('./main.js')];

  test('the entry loads nothing of ink, react, systeminformation, koffi, execa or the checks', () => {
    expect(graph.filter((name) => /^(?:ink|react|systeminformation|koffi|execa)\b/.test(name))).toEqual([]);
    const text = graph.map((name) => program.slice(...(index[name] ?? [0, 0]))).join('\n');
    expect(text).toContain('ai-doctor');
    expect(text).not.toMatch(/cross-spawn|blamedOn/);
  });

  test('the words that the build takes apart are those of the sources', () => {
    const explained = checks.filter((_, at) => at % 24 === 0);
    for (const check of explained) {
      const ran = spawnSync(process.execPath, ['dist/start.cjs', 'explain', check.id, '--from', 'test/machines/healthy-cpu-server.machine.txt'], {
        encoding: 'utf8',
      });
      const text = ran.stdout.replace(/\s+/g, ' ');
      for (const said of [check.title, check.symptom, check.remedy[0].do, check.evidence[0].establishes])
        expect(text, check.id).toContain(said.replace(/\s+/g, ' '));
    }
  });

  describe('where another Node than the builder’s runs it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-start-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    test('the program is the same, without the code that was compiled for that one', () => {
      for (const name of ['start.cjs', 'program.js']) copyFileSync(`dist/${name}`, join(folder, name));
      const args = ['--format', 'text', '--fail-on', 'never', '--from', 'test/machines/rx-6600.machine.txt'];
      const [foreign, own] = [join(folder, 'start.cjs'), 'dist/start.cjs'].map((entry) => spawnSync(process.execPath, [entry, ...args], { encoding: 'utf8' }));
      // How long it took is printed as well.
      const untimed = (text = ''): string => text.replace(/^ {2}\d+\.\d s$/m, '');
      expect(foreign?.stderr).toBe('');
      expect(untimed(foreign?.stdout)).toBe(untimed(own?.stdout));
      expect(foreign?.stdout).toContain('RX 6600');
    });

    test('the builder’s Node is told by its version, architecture and size', () => {
      expect(readdirSync('dist').filter((name) => name.startsWith('compiled-'))).toEqual([expect.stringMatching(/^compiled-v\d+\.\d+\.\d+-\w+-\d{7,}$/)]);
    });
  });
});
