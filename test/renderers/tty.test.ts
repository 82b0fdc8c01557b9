import { PassThrough, Writable } from 'node:stream';
import { render, renderToString } from 'ink';
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { nothingPrivate } from '../../src/redact/private-values.ts';
import { redactReport } from '../../src/redact/redact-report.ts';
import { Browser, ProgressView } from '../../src/renderers/tty.tsx';
import { makeReport, type Report } from '../../src/report/report.ts';
import { factsOf } from '../helpers/facts.ts';
import { sampleCheck } from '../helpers/sample-check.ts';

const planted = '\x1b[2J\x1b]0;owned\x07';
const checks = [
  sampleCheck({ id: 'first-broken', kind: 'fault', impact: 'blocked', title: 'The first sample is broken, and its title is longer than forty columns are' }),
  sampleCheck({ id: 'second-broken', kind: 'fault', layer: 'service', title: 'The second sample is broken', symptom: 'A symptom of its own.' }),
];

function report(release = '1'): Report {
  const evidence = {
    facts: factsOf({ 'kernel.release': release, 'kernel.cmdline': `quiet ${planted}`, 'distro.name': `Fedora${planted}` }),
    log: [],
    source: 'live' as const,
    timings: [],
    crashedProbes: [],
  };
  return redactReport(makeReport(evidence, { checks, version: '0', startedAt: '2026-01-01', durationMs: 1, only: [], skip: [], runtimes: [] }), nothingPrivate);
}

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => [...line].length));

describe.each([80, 40])('at %i columns', (columns) => {
  test('the progress is one line that fits', () => {
    const running = ['vulkan', 'nvidia-smi', 'journal', 'kernel-log'];
    const line = renderToString(createElement(ProgressView, { progress: { total: 29, done: 7, running } }), { columns });
    expect(line).toMatch(/^ai-doctor looks at this machine: 7/);
    expect(line.split('\n')).toHaveLength(1);
    expect(widest(line)).toBeLessThanOrEqual(columns);
  });

  test('the list of findings fits, and the first one is chosen', async () => {
    const terminal = open(report(), columns);
    const screen = await terminal.shows(/›/);
    expect(widest(screen)).toBeLessThanOrEqual(columns);
    expect(screen).toMatch(/› present {3}blocked/);
    expect(screen).toMatch(/2 findings · 0 checks clear/);
    expect(screen).not.toMatch(/\x1b\[2J|\x07|owned\x07/);
    await terminal.quit();
  });

  test('a finding opens with its reasons and evidence, and closes', async () => {
    const terminal = open(report(), columns, 60);
    await terminal.shows(/›/);
    terminal.press('j');
    await terminal.shows(/› present {3}degraded/);
    terminal.press('\r');
    const screen = await terminal.shows(/esc back/);
    expect(widest(screen.replace(/^.*https:.*$/gm, ''))).toBeLessThanOrEqual(columns);
    expect(screen).toMatch(/A symptom of its own/);
    expect(screen).toMatch(/Evidence/);
    terminal.press('\x1b');
    await terminal.shows(/› present {3}degraded/);
    await terminal.quit();
  });
});

describe('the view that stays open', () => {
  test('renders without a terminal, too', () => {
    const screen = renderToString(createElement(Browser, { report: report(), copy: async () => '' }), { columns: 80 });
    expect(screen).toContain('The first sample is broken');
  });

  test('says so where nothing was found', async () => {
    const terminal = open(report('2'), 80);
    await terminal.shows(/Nothing was found in the layers beneath the model/);
    await terminal.quit();
  });

  test('shows one layer at a time, and all again', async () => {
    const terminal = open(report(), 80);
    await terminal.shows(/2 findings ·/);
    terminal.press('l');
    expect(await terminal.shows(/1 findings? in kernel/)).not.toMatch(/second sample/);
    terminal.press('l');
    expect(await terminal.shows(/1 findings? in service/)).not.toMatch(/first sample/);
    terminal.press('l');
    await terminal.shows(/2 findings ·/);
    await terminal.quit();
  });

  test('copies the report, and says what became of it', async () => {
    const terminal = open(report(), 80, 24, async () => 'Copied to the clipboard.');
    await terminal.shows(/›/);
    terminal.press('c');
    await terminal.shows(/Copied to the clipboard\./);
    await terminal.quit();
  });

  test('follows the terminal’s size', async () => {
    const terminal = open(report(), 80);
    await terminal.shows(/›/);
    terminal.resize(40);
    // A line cut at 40 columns; at 80 it held more words.
    expect(widest(await terminal.shows(/^› present {3}blocked {6}.{14}…$/m))).toBe(40);
    await terminal.quit();
  });
});

interface Terminal {
  press(keys: string): void;
  resize(columns: number): void;
  /** The newest screen, once it matches. */
  shows(wanted: RegExp): Promise<string>;
  quit(): Promise<void>;
}

/** A terminal that is none: ink writes whole screens into it, and keys come from the test. */
function open(shown: Report, columns: number, rows = 24, copy: () => Promise<string> = async () => ''): Terminal {
  let screen = '';
  const stdout = Object.assign(
    new Writable({
      write: (chunk, _, done) => {
        screen = String(chunk);
        done();
      },
    }),
    { columns, rows, isTTY: true },
  );
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin, ref: () => stdin, unref: () => stdin });
  const view = render(createElement(Browser, { report: shown, copy }), {
    stdout: stdout as never,
    stdin: stdin as never,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  return {
    press: (keys) => stdin.write(keys),
    resize: (width) => {
      stdout.columns = width;
      stdout.emit('resize');
    },
    shows: async (wanted) => {
      for (let tries = 0; tries < 200 && !wanted.test(withoutColours(screen)); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(withoutColours(screen)).toMatch(wanted);
      // What was drawn listens only after its effects have run; a person is never that fast.
      await new Promise((resolve) => setTimeout(resolve, 30));
      return withoutColours(screen);
    },
    quit: async () => {
      stdin.write('q');
      await view.waitUntilExit();
    },
  };
}

/** Without the styles that ink itself sets; whatever else an escape sequence is stays. */
function withoutColours(screen: string): string {
  return screen.replace(/\x1b\[\d+(?:;\d+)*m/g, '');
}
