import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm run bench:start [rounds]`: start-up and run times as ratios to an empty Node module, taken in turn in one run; medians. Peak memory is the main
 * process's own; that of the child which asks Vulkan stands below. A table to read, never a test.
 */
const rounds = Number(process.argv[2] ?? 21);
// Node reads further certificates at each start where this names them, also for an empty module, and far longer than it takes to start: ratios would flatter.
delete process.env.NODE_EXTRA_CA_CERTS;
delete process.env.NODE_OPTIONS;
const recording = 'test/machines/strix-halo.machine.txt';
const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-bench-'));
const empty = join(folder, 'empty.mjs');
writeFileSync(empty, '');
const program = 'bin/ai-doctor.js';
// Without the code that was compiled for this Node, as another Node runs it.
const foreign = join(folder, 'dist');
spawnSync('cp', ['-r', 'dist', foreign]);
for (const name of readdirSync(foreign)) if (name === 'standalone' || name.startsWith('compiled-')) rmSync(join(foreign, name), { recursive: true });

/** Hides folders, which needs root. */
const hiding = (folders: readonly string[]): string[] => [
  'unshare',
  '-m',
  'sh',
  '-c',
  `${folders.map((each) => `mount -t tmpfs none ${each};`).join(' ')} exec "$0" "$@"`,
];
// What is left of a systemd that does not run would be asked, and would not answer.
const leftOver = existsSync('/run/systemd/system') && readFileSync('/proc/1/comm', 'utf8').trim() !== 'systemd' ? ['/run/systemd'] : [];
const calm = hiding(leftOver);
const driverless = hiding(['/usr/share/vulkan', ...leftOver]);
const mayHide = existsSync('/usr/share/vulkan') && spawnSync(driverless[0] ?? '', [...driverless.slice(1), 'true']).status === 0;

interface Case {
  readonly args: readonly string[];
  readonly through?: readonly string[];
}
const json = ['--format', 'json'];
const cases: Record<string, Case> = {
  'empty module': { args: [empty] },
  '--version': { args: [program, '--version'] },
  '--help': { args: [program, '--help'] },
  'list checks': { args: [program, 'list', 'checks'] },
  'JSON from a recording': { args: [program, ...json, '--from', recording] },
  'text from a recording': { args: [program, '--format', 'text', '--from', recording] },
  'JSON from a recording, another Node’s build': { args: [join(foreign, 'start.cjs'), ...json, '--from', recording] },
  ...(mayHide ? { 'live, JSON, without drivers': { args: [program, ...json], through: driverless } } : {}),
  'live, JSON': { args: [program, ...json], ...(mayHide ? { through: calm } : {}) },
  'live, text': { args: [program, '--no-tui'], ...(mayHide ? { through: calm } : {}) },
};

function run({ args, through = [] }: Case, before: readonly string[] = []): void {
  const [command = '', ...words] = [...through, process.execPath, ...before, ...args];
  spawnSync(command, words, { stdio: 'ignore' });
}

// What a namespace costs is no time of ours.
const around = { args: [empty], through: driverless };
const times: Record<string, number[]> = {};
function time(name: string, each: Case): void {
  const started = process.hrtime.bigint();
  run(each);
  (times[name] ??= []).push(Number(process.hrtime.bigint() - started) / 1e6);
}
for (let round = 0; round < rounds; round++) {
  for (const [name, each] of Object.entries(cases)) time(name, each);
  if (mayHide) time('namespace', around);
}

const peak = join(folder, 'peak');
const preload = join(folder, 'peak.cjs');
writeFileSync(preload, `process.on('exit',()=>{require('fs').writeFileSync(${JSON.stringify(peak)},String(process.resourceUsage().maxRSS))})`);
function peakOf(each: Case): number {
  const peaks = [0, 1, 2].map(() => {
    run(each, ['--require', preload]);
    return Number(readFileSync(peak, 'utf8')) / 1024;
  });
  return median(peaks);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const base = { ms: median(times['empty module'] ?? []), mib: peakOf({ args: [empty] }) };
const namespace = median(times.namespace ?? [base.ms]) - base.ms;
process.stdout.write(`| | ms | ratio | peak MiB | ratio |\n|---|---|---|---|---|\n`);
for (const [name, each] of Object.entries(cases)) {
  const ms = median(times[name] ?? []) - (each.through === undefined ? 0 : namespace);
  const mib = peakOf(each);
  process.stdout.write(`| ${name} | ${ms.toFixed(0)} | ${(ms / base.ms).toFixed(2)} | ${mib.toFixed(0)} | ${(mib / base.mib).toFixed(2)} |\n`);
}
process.stdout.write(`\nThe child that asks Vulkan: ${(await childPeak()).toFixed(0)} MiB at its peak.\n`);
rmSync(folder, { recursive: true });

/** The child ends itself with SIGKILL, so its peak is watched from outside (VmHWM, proc_pid_status(5)). */
async function childPeak(): Promise<number> {
  const child = spawn(process.execPath, ['dist/driver-child.cjs', 'vulkan'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  (child.stdio[3] as NodeJS.ReadableStream | null)?.resume();
  let most = 0;
  const watch = setInterval(() => {
    try {
      most = Math.max(most, Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
    } catch {
      // It has ended.
    }
  }, 1);
  await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  return most / 1024;
}
