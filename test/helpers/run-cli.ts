import { spawnSync } from 'node:child_process';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program as a user would, without a terminal. */
export function runCli(args: readonly string[], options: { input?: string; env?: Record<string, string>; cwd?: string } = {}): Ran {
  const ran = spawnSync(process.execPath, [`${process.cwd()}/bin/ai-doctor.js`, ...args], {
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}
