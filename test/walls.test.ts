import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Lints a planted file where it would lie, and takes it away again. */
function lint(path: string, text: string): string {
  mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
  writeFileSync(path, text);
  try {
    return spawnSync('node_modules/.bin/biome', ['lint', '--max-diagnostics=50', path], { encoding: 'utf8' }).stderr;
  } finally {
    rmSync(path);
  }
}

describe('the walls between rooms stand', () => {
  test.each([
    ['checks/kernel/zz-planted.ts', "import { readFileSync } from 'node:fs';\nexport default readFileSync;\n", /A check imports #api/],
    ['checks/kernel/zz-planted.ts', "import { kernel } from '../../src/facts/kernel.ts';\nexport default kernel;\n", /A check imports #api/],
    ['src/logic/zz-planted.ts', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n", /Judging is pure/],
    ['src/report/zz-planted.ts', "import { liveHost } from '../host/live.ts';\nexport const host = liveHost;\n", /does not know where facts come from/],
    ['src/parsers/zz-planted.ts', "import { liveHost } from '../host/live.ts';\nexport const host = liveHost;\n", /A parser takes text/],
    ['src/probes/zz-planted.ts', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n", /A probe asks the host/],
    ['src/renderers/zz-planted.ts', "import { checks } from '../check/registry.generated.ts';\nexport const all = checks;\n", /decides nothing/],
  ])('%s may not: %s', (path, text, message) => {
    expect(lint(path, text)).toMatch(message);
  });

  test('what may be imported may be imported', () => {
    expect(lint('checks/kernel/zz-planted.ts', "import { kernel } from '#api';\n\nexport default kernel;\n")).not.toMatch(/noRestrictedImports/);
  });

  test('only commands and their like end in a process or print', () => {
    const found = execFileSync('grep', ['-rlE', 'process\\.(exit|stdout|stderr)\\b', 'src', '--include=*.ts', '--include=*.tsx'], { encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(found.filter((path) => !/^src\/(?:main\.ts|tooling\/|host\/.*-child\.ts)/.test(path))).toEqual([]);
  });
});
