import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { faultyMachine } from './faulty-machine.ts';
import { announce, lacks, program } from './helpers.ts';

const can = announce('a real terminal', lacks('tmux'));
// A server that is still ending would refuse the next test, so each has its own.
let socket = '';
let started = 0;
const tmux = (...args: string[]): string => execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], { encoding: 'utf8' });
const screen = (): string => tmux('capture-pane', '-p', '-t', 'doctor');
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the screen shows it. */
async function shows(pattern: RegExp): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const now = screen();
    if (pattern.test(now)) return now;
    await pause(100);
  }
  throw new Error(`never shown: ${pattern}\n${screen()}`);
}

function start(args: string, columns = 100): void {
  started++;
  socket = `ai-doctor-${process.pid}-${started}`;
  tmux(
    'new-session',
    '-d',
    '-s',
    'doctor',
    '-x',
    String(columns),
    '-y',
    '30',
    `env -u CI -u NO_COLOR TERM=xterm-256color "${process.execPath}" "${program}" ${args}; echo "ended with $?"; stty -a | grep -o -- "-\\?echo\\b"; sleep 30`,
  );
}

describe.runIf(can)('in a terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-tty-'));
  const machine = faultyMachine(folder);
  afterEach(() => {
    try {
      tmux('kill-server');
    } catch {
      // It has ended by itself.
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('the plain report stays in the scrollback and the program exits', async () => {
    start('--fail-on never');
    const end = await shows(/ended with 0/);
    expect(end).toMatch(/checks clear/);
    expect(end).not.toMatch(/looks at this machine/);
  });

  test('-i stays open: open a finding, go back, filter, quit', async () => {
    start(`-i --from ${machine}`);
    await shows(/enter open/);
    tmux('send-keys', '-t', 'doctor', 'Enter');
    await shows(/esc back/);
    tmux('send-keys', '-t', 'doctor', 'Escape');
    await shows(/enter open/);
    tmux('send-keys', '-t', 'doctor', 'l');
    await shows(/findings? in kernel/);
    tmux('send-keys', '-t', 'doctor', 'q');
    await shows(/ended with [034]/);
  });

  test('it follows the window from 200 columns to 40', async () => {
    start(`-i --from ${machine}`, 200);
    await shows(/enter open/);
    tmux('resize-window', '-t', 'doctor', '-x', '40', '-y', '20');
    await pause(500);
    const narrow = screen();
    expect(narrow.split('\n').every((line) => line.length <= 40)).toBe(true);
    expect(narrow).toMatch(/choose/);
    tmux('send-keys', '-t', 'doctor', 'q');
  });

  test('Ctrl-C gives the terminal back as it was', async () => {
    start(`-i --from ${machine}`);
    await shows(/enter open/);
    tmux('send-keys', '-t', 'doctor', 'C-c');
    const end = await shows(/ended with/);
    expect(end).toMatch(/^echo$/m);
  });

  test('without colour and without the view on request', async () => {
    start('--no-tui --no-color --fail-on never');
    const end = tmux('capture-pane', '-p', '-e', '-t', 'doctor');
    expect(end).not.toMatch(/\x1b\[3[0-9]m/);
    await shows(/ended with 0/);
  });
});
