import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { liveHost } from '../../src/host/live.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-groups-'));
afterAll(() => rmSync(folder, { recursive: true }));

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}/stat`) && !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

test.each([
  ['waits', 'sleep 300'],
  ['ignores requests to end', 'trap "" TERM INT HUP; while :; do sleep 300; done'],
  ['ended, and left something behind', 'exit 0'],
])('a command that %s is ended with what it started', async (_, body) => {
  const program = join(folder, 'tool');
  const [own, child] = [join(folder, 'own'), join(folder, 'child')];
  writeFileSync(program, `#!/bin/sh\necho $$ > ${own}\nsleep 300 &\necho $! > ${child}\n${body}\n`);
  chmodSync(program, 0o755);
  const answer = await liveHost().ask({ kind: 'command', subject: program }, { timeoutMs: 400 });
  expect(answer.got).toBe('timeout');
  await new Promise((resolve) => setTimeout(resolve, 100));
  for (const path of [own, child]) expect(isAlive(Number(readFileSync(path, 'utf8')))).toBe(false);
});
