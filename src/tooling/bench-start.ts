import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm run bench:start`: start-up and run times as ratios to an empty Node module, taken in turn in one run; medians. Peak memory is the main
 * process's own. A table to read, never a test.
 */
const rounds = Number(process.argv[2] ?? 21);
const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-bench-'));
const empty = join(folder, 'empty.mjs');
writeFileSync(empty, '');
const recording = process.argv[3] ?? 'test/machines/strix-halo.machine.txt';
const cases: Record<string, string[]> = {
  'empty module': [empty],
  '--version': ['bin/ai-doctor.js', '--version'],
  '--help': ['bin/ai-doctor.js', '--help'],
  'list checks': ['bin/ai-doctor.js', 'list', 'checks'],
  'JSON from a recording': ['bin/ai-doctor.js', '--format', 'json', '--from', recording],
  'text from a recording': ['bin/ai-doctor.js', '--format', 'text', '--from', recording],
  'live, JSON': ['bin/ai-doctor.js', '--format', 'json'],
  'live, text': ['bin/ai-doctor.js', '--no-tui'],
};

const times: Record<string, number[]> = {};
const peaks: Record<string, number[]> = {};
const peakOf = `process.on('exit',()=>{require('fs').writeFileSync(${JSON.stringify(join(folder, 'peak'))},String(process.resourceUsage().maxRSS))})`;
const preload = join(folder, 'peak.cjs');
writeFileSync(preload, peakOf);
for (let round = 0; round < rounds; round++) {
  for (const [name, args] of Object.entries(cases)) {
    const started = process.hrtime.bigint();
    spawnSync(process.execPath, args, { stdio: 'ignore' });
    (times[name] ??= []).push(Number(process.hrtime.bigint() - started) / 1e6);
  }
}
for (const [name, args] of Object.entries(cases)) {
  for (let round = 0; round < 3; round++) {
    spawnSync(process.execPath, ['--require', preload, ...args], { stdio: 'ignore' });
    const { readFileSync } = await import('node:fs');
    (peaks[name] ??= []).push(Number(readFileSync(join(folder, 'peak'), 'utf8')) / 1024);
  }
}
const median = (values: readonly number[] | undefined): number =>
  [...(values ?? [])].sort((a, b) => a - b)[Math.floor((values ?? []).length / 2)] ?? Number.NaN;
const base = { ms: median(times['empty module']), mib: median(peaks['empty module']) };
process.stdout.write(`| | ms | ratio | peak MiB | ratio |\n|---|---|---|---|---|\n`);
for (const name of Object.keys(cases)) {
  const [ms, mib] = [median(times[name]), median(peaks[name])];
  process.stdout.write(`| ${name} | ${ms.toFixed(0)} | ${(ms / base.ms).toFixed(2)} | ${mib.toFixed(0)} | ${(mib / base.mib).toFixed(2)} |\n`);
}
rmSync(folder, { recursive: true });
