import { clock } from '../host/clock.ts';
import type { Host } from '../host/host.ts';
import { askOnce } from '../host/once.ts';
import type { Probe } from '../probes/define-probe.ts';
import { probes as allProbes } from '../probes/registry.generated.ts';
import { runProbes } from '../probes/run-probes.ts';
import type { Evidence } from '../report/report.ts';
import { settle } from '../witness/settle.ts';

export interface GatherOptions {
  readonly timeoutMs: number;
  readonly wake: boolean;
  readonly model?: string | undefined;
  readonly probes?: readonly Probe[];
  readonly onStart?: (probe: string) => void;
  readonly onEnd?: (probe: string, ms: number) => void;
}

/** Runs the probes on a host, live or recorded, and settles what they claim. */
export async function evidenceFromHost(host: Host, source: Evidence['source'], { probes = allProbes, ...options }: GatherOptions): Promise<Evidence> {
  const gathered = await runProbes(probes, askOnce(host), { ...options, clock });
  // The tables of GPUs are large, and a machine without one needs none of them.
  const { sameGpuName } = gathered.subjects.some(({ list }) => list === 'gpus') ? await import('../reference/same-gpu-name.ts') : { sameGpuName: () => false };
  return {
    facts: settle(gathered, sameGpuName),
    log: gathered.log,
    source,
    timings: gathered.timings.map(({ probe, ms }) => ({ probe, ms: Math.round(ms * 10) / 10 })),
    crashedProbes: gathered.crashed.map(({ id, error }) => ({ id: `probe ${id}`, error: error.split('\n', 1)[0] ?? '' })),
  };
}
