import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Report } from '../../src/report/report.ts';

export const repository = process.cwd();
export const program = `${repository}/bin/ai-doctor.js`;

/** Why a real test cannot run here; undefined where it can. Printed, so that a skip is never silent. */
export function lacks(...tools: readonly string[]): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root';
  const missing = tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
  return missing.length === 0 ? undefined : `needs ${missing.join(', ')}`;
}

export function announce(name: string, reason: string | undefined): boolean {
  if (reason !== undefined) process.stderr.write(`skipped: ${name}: ${reason}\n`);
  return reason === undefined;
}

/** Runs the built program on this very machine and returns its report. */
export function liveReport(args: readonly string[] = [], before: readonly string[] = []): Report {
  const words = [...before, process.execPath, program, '--json', '--fail-on', 'never', ...args];
  const out = execFileSync(words[0] as string, words.slice(1), { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000 });
  return JSON.parse(out) as Report;
}

/** A fact of the machine: its value, or `gap: reason`. */
export function fact(report: Report, id: string): unknown {
  const found = report.facts[id] as { value?: unknown; gap?: string } | undefined;
  if (found === undefined) return 'never claimed';
  return found.gap === undefined ? found.value : `gap: ${found.gap}`;
}

export function finding(report: Report, id: string): Report['findings'][number] | undefined {
  return report.findings.find((each) => each.id === id);
}

/**
 * A Debian root with systemd as its init, made once and kept: 17 seconds. Each test plants its own files below and takes them away.
 */
export function debianRoot(): string {
  const root = '/var/tmp/ai-doctor-real/bookworm';
  if (!existsSync(`${root}/usr/lib/systemd/systemd`)) {
    execFileSync('mkdir', ['-p', '/var/tmp/ai-doctor-real']);
    execFileSync('rm', ['-rf', root]);
    execFileSync('mmdebstrap', ['--variant=apt', '--include=systemd,systemd-sysv,dbus,libstdc++6', 'bookworm', root], { stdio: 'pipe', timeout: 300_000 });
  }
  return root;
}

/** The Debian mirror that this system itself uses; undefined where it uses none. */
export function debianMirror(): string | undefined {
  const sources = ['/etc/apt/sources.list.d/debian.sources', '/etc/apt/sources.list'].filter((path) => existsSync(path));
  return sources.flatMap((path) => /^(?:URIs:\s*|deb\s+(?:\[[^\]]*\]\s+)?)(\S+\/debian)\/?(?:\s|$)/m.exec(readFileSync(path, 'utf8'))?.[1] ?? [])[0];
}
