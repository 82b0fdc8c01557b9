import { Box, render, Text, useApp, useInput, useStdout } from 'ink';
import { useEffect, useState } from 'react';
import { layers } from '../check/layers.ts';
import type { Report, ReportFinding } from '../report/report.ts';
import { plain } from './plain.ts';
import { renderText } from './text.ts';

/** What the view is told while the probes run. */
export interface Progress {
  readonly total: number;
  readonly running: readonly string[];
  readonly done: number;
}

/** Shows the probes as they finish; `end` ends the view and gives what takes its last frame off the terminal, so that the report can stand in its place. */
export function showProgress(): { update(progress: Progress): void; end(): Promise<string> } {
  const view = render(<ProgressView progress={{ total: 0, running: [], done: 0 }} />, { exitOnCtrlC: true, patchConsole: false });
  return {
    update: (progress) => view.rerender(<ProgressView progress={progress} />),
    end: async () => {
      view.unmount();
      await view.waitUntilExit();
      // ink draws what it still holds back when it ends, so its own clear() before that left a line at times. The last frame is one line.
      return eraseLineAbove;
    },
  };
}

/** Cursor up, erase the line, to its first column (ECMA-48: CUU, EL, CR). */
const eraseLineAbove = '\x1b[1A\x1b[2K\r';

/** One line: how many probes have answered, and which one is waited for. Nothing moves but what is told. */
export function ProgressView({ progress: { total, running, done } }: { progress: Progress }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 400);
    return () => clearTimeout(timer);
  }, []);
  const waiting = slow && running.length > 0 ? `, waiting for ${running.slice(0, 3).join(', ')}${running.length > 3 ? ' …' : ''}` : '';
  return (
    <Box>
      <Text dimColor wrap="truncate-end">
        ai-doctor looks at this machine: {done} of {total} probes{waiting}
      </Text>
    </Box>
  );
}

/** Stays open for browsing until the user quits; resolves then. `copy` takes the whole report to the clipboard and says what became of it. */
export async function browse(report: Report, copy: () => Promise<string>): Promise<void> {
  const view = render(<Browser report={report} copy={copy} />, { exitOnCtrlC: true, patchConsole: false });
  await view.waitUntilExit();
}

interface BrowserProps {
  readonly report: Report;
  copy(): Promise<string>;
}

/** The list of findings, or one of them opened. */
export function Browser({ report, copy }: BrowserProps) {
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const [offset, setOffset] = useState(0);
  const [layer, setLayer] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const shown = report.findings.filter((finding) => layer === null || finding.layer === layer);
  const selected = shown[Math.min(at, shown.length - 1)];
  const height = Math.max(4, rows - 5);

  useInput((input, key) => {
    setNote('');
    if (input === 'q' || (key.escape && !open)) exit();
    else if (key.escape || (open && (key.return || key.leftArrow))) setOpen(false);
    else if (input === 'c') copy().then(setNote);
    else if (input === 'l') {
      const used = [null, ...layers.filter((each) => report.findings.some((finding) => finding.layer === each))];
      setLayer((now) => used[(used.indexOf(now as (typeof used)[number]) + 1) % used.length] ?? null);
      setAt(0);
      setOpen(false);
    } else if (key.downArrow || input === 'j') open ? setOffset((now) => now + 1) : setAt((now) => Math.min(now + 1, Math.max(0, shown.length - 1)));
    else if (key.upArrow || input === 'k') open ? setOffset((now) => Math.max(0, now - 1)) : setAt((now) => Math.max(0, now - 1));
    else if ((key.return || key.rightArrow) && selected !== undefined) {
      setOpen(true);
      setOffset(0);
    }
  });

  const keys = open ? 'esc back · ↑↓ scroll · c copy the report · q quit' : '↑↓ choose · enter open · l layer · c copy the report · q quit';
  return (
    <Box flexDirection="column" width={columns}>
      <Text bold wrap="truncate-end">
        {plain(report.machine.title)}
      </Text>
      <Text dimColor wrap="truncate-end">
        {shown.length} {shown.length === 1 ? 'finding' : 'findings'}
        {layer === null ? '' : ` in ${layer}`} · {report.clear} checks clear · {report.undecided.length} undecided
      </Text>
      {open && selected !== undefined ? (
        <Opened finding={selected} report={report} columns={columns} rows={height} offset={offset} />
      ) : (
        <List shown={shown} at={at} rows={height} />
      )}
      <Text dimColor wrap="truncate-end">
        {note === '' ? keys : plain(note)}
      </Text>
    </Box>
  );
}

/** The terminal's size, kept when it changes. */
function useWindowSize(): { columns: number; rows: number } {
  const { stdout } = useStdout();
  const read = () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  const [size, setSize] = useState(read);
  useEffect(() => {
    const onResize = (): void => setSize({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
    stdout.on('resize', onResize);
    return () => {
      stdout.off('resize', onResize);
    };
  }, [stdout]);
  return size;
}

function List({ shown, at, rows }: { shown: readonly ReportFinding[]; at: number; rows: number }) {
  if (shown.length === 0) return <Text color="green">Nothing was found in the layers beneath the model.</Text>;
  const first = Math.max(0, Math.min(at - Math.floor(rows / 2), shown.length - rows));
  return (
    <Box flexDirection="column">
      {shown.slice(first, first + rows).map((finding, index) => (
        <Text key={finding.id} inverse={first + index === at} wrap="truncate-end">
          {first + index === at ? '›' : ' '} {finding.verdict.padEnd(9)} {finding.impact.padEnd(12)} {finding.title}
        </Text>
      ))}
    </Box>
  );
}

/** A finding as the plain report words it, with all of its evidence, in a window of lines. */
function Opened({ finding, report, columns, rows, offset }: { finding: ReportFinding; report: Report; columns: number; rows: number; offset: number }) {
  const lines = linesOf(finding, report, columns);
  const first = Math.min(offset, Math.max(0, lines.length - rows));
  return (
    <Box flexDirection="column">
      {lines.slice(first, first + rows).map((line, index) => (
        // A line has no name but its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one finding do not move
        <Text key={first + index} wrap="truncate-end">
          {line === '' ? ' ' : line}
        </Text>
      ))}
    </Box>
  );
}

function linesOf(finding: ReportFinding, report: Report, columns: number): string[] {
  const alone: Report = { ...report, findings: [{ ...finding, rank: finding.rank ?? 1, foldedUnder: null }], undecided: [], crashed: [], redacted: {} };
  const [, , ...blocks] = renderText(alone, { columns, colour: false, all: false, today: report.startedAt }).trimEnd().split('\n\n');
  const evidence = finding.evidence.flatMap(({ url, date, establishes, strength }) => [`${date} ${strength}: ${establishes}`, `  ${url}`]);
  return [...blocks.slice(0, -1).join('\n').split('\n'), '', 'Symptom', `  ${finding.symptom}`, 'Evidence', ...evidence.map((line) => `  ${line}`)];
}
