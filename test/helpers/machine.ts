import { readdirSync, readFileSync } from 'node:fs';
import { evidenceFromHost } from '../../src/evidence/from-host.ts';
import { recordedHost } from '../../src/host/recorded.ts';
import { parseRecording, type Recording } from '../../src/host/recording.ts';
import type { Facts } from '../../src/logic/fact.ts';
import type { Evidence } from '../../src/report/report.ts';

export const machineSlugs = readdirSync('test/machines')
  .filter((name) => name.endsWith('.machine.txt'))
  .map((name) => name.slice(0, -'.machine.txt'.length));

export function recordingOf(slug: string): Recording {
  return parseRecording(readFileSync(`test/machines/${slug}.machine.txt`, 'utf8'));
}

/** What the probes make of a recording; a probe that crashes on it fails the test. */
export async function evidenceOf(recording: Recording): Promise<Evidence> {
  const evidence = await evidenceFromHost(recordedHost(recording), 'recording', { timeoutMs: 20_000, wake: false });
  if (evidence.crashedProbes.length > 0) throw new Error(JSON.stringify(evidence.crashedProbes));
  return evidence;
}

/** The facts of a recorded machine, for tests of checks: `testCheck(check, { found: [{ on: await machine('strix-halo'), … }] })`. */
export async function machine(slug: string): Promise<Facts> {
  return (await evidenceOf(recordingOf(slug))).facts;
}
