import { readFileSync, writeFileSync } from 'node:fs';
import { checks } from '../check/registry.generated.ts';
import { evidenceFromHost } from '../evidence/from-host.ts';
import { recordedHost } from '../host/recorded.ts';
import { formatRecording, parseRecording } from '../host/recording.ts';
import { makeReport } from '../report/report.ts';
import { verdictLines } from './verdict-lines.ts';

/**
 * `npm run new:machine -- <file> <slug>`: turns a user's recording into a test: stores it under test/machines and writes the verdicts that it
 * yields, for review. With a slug alone the stored machine's verdicts are written anew.
 */
const args = process.argv.slice(2);
const [from, slug] = args.length === 1 ? [`test/machines/${args[0]}.machine.txt`, args[0]] : args;
if (from === undefined || slug === undefined || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
  process.stderr.write('usage: npm run new:machine -- <recording> <slug>\n');
  process.exit(2);
}
const recording = parseRecording(readFileSync(from, 'utf8'));
const stored = `test/machines/${slug}.machine.txt`;
if (from !== stored) writeFileSync(stored, formatRecording(recording));
const evidence = await evidenceFromHost(recordedHost(recording), 'recording', { timeoutMs: 5_000, wake: false });
const report = makeReport(evidence, { checks, version: '0', startedAt: '', durationMs: 0, only: [], skip: [], runtimes: [] });
const lines = verdictLines(report);
writeFileSync(`test/machines/${slug}.verdicts.txt`, lines);
process.stdout.write(`${stored}\n${report.machine.title}\n${lines}`);
