import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

describe('the packed tarball', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-pack-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(() => {
    execFileSync('npm', ['pack', '--pack-destination', folder, '--ignore-scripts'], { stdio: 'pipe' });
    execFileSync('npm', ['init', '-y'], { cwd: folder, stdio: 'pipe' });
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    execFileSync('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`], { cwd: folder, stdio: 'pipe', timeout: 200_000 });
  });

  test('runs from an empty folder', () => {
    const ran = spawnSync(join(folder, 'node_modules/.bin/ai-doctor'), ['--json', '--fail-on', 'never'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
    expect(ran.stderr).toBe('');
    expect(JSON.parse(ran.stdout)).toMatchObject({ schemaVersion: 1, crashed: [] });
  });

  test('holds the program and its pages, and no sources or tests', () => {
    const installed = readdirSync(join(folder, 'node_modules/ai-doctor'));
    expect(installed.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'dist', 'docs', 'package.json']);
  });
});
