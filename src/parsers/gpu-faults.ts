import {
  amdgpuDeadEntity,
  amdgpuRingTimeout,
  i915GucMissing,
  intelResetsCompute,
  mesLosesQueue,
  nvidiaHeartbeatZero,
  nvidiaNeedsReset,
  nvidiaSystemMemoryRefused,
} from '../reference/messages/gpu-resets.ts';

export type GpuFault =
  | 'mes-queue-lost'
  | 'amdgpu-ring-compute'
  | 'amdgpu-ring-other'
  | 'intel-compute-reset'
  | 'intel-other-reset'
  | 'intel-guc-missing'
  | 'nvidia-no-memory'
  | 'nvidia-needs-reset'
  | 'nvidia-heartbeat-zero'
  | 'amdgpu-dead-entity';

const faults: readonly (readonly [GpuFault, readonly RegExp[]])[] = [
  ['mes-queue-lost', mesLosesQueue],
  ['intel-guc-missing', i915GucMissing],
  ['nvidia-no-memory', nvidiaSystemMemoryRefused],
  ['amdgpu-dead-entity', amdgpuDeadEntity],
  ['nvidia-needs-reset', nvidiaNeedsReset],
  ['nvidia-heartbeat-zero', nvidiaHeartbeatZero],
];

/** Who gave the job: `Process information: process llama-server pid 1 thread …`, and without the first words since Linux 6.14. */
const giver = /\bProcess (?:information: process )?(\S{1,20}) pid \d/;
const computes = /^(?:llama|ollama|python|VLLM::|vllm|koboldcpp|lm-?studio|sglang|whisper)/;

/** xe and i915 name the program whose job it was; the line follows that of the engine. */
const intelJob = /\b(?:Timedout job: seqno=\d.{1,100}|GPU HANG: ecode [\w:]{3,20},) in (\S{1,20}) ?\[\d/;

/**
 * Where GPU drivers gave up on work, by lines of the kernel log without their times: each kind with its first line. A ring of amdgpu counts as
 * computing by the program that gave the job; where none is named, by its own kind. Desktops use the compute rings as well.
 *
 *     amdgpu 0000:c8:00.0: amdgpu: failed to remove hardware queue from MES, doorbell=0x1006
 *     amdgpu 0000:c5:00.0: ring gfx_0.0.0 timeout, signaled seq=166926, emitted seq=166928
 *     amdgpu 0000:c5:00.0:  Process llama-server pid 12519 thread llama-server pid 12519
 *     xe 0000:03:00.0: [drm] Tile0: GT0: Engine reset: engine_class=ccs, logical_mask: 0x1, guc_id=2, state=0x3
 */
export function findGpuFaults(lines: readonly string[]): Partial<Record<GpuFault, string>> {
  const found: Partial<Record<GpuFault, string>> = {};
  for (const [fault, patterns] of faults) note(found, fault, lines.find(matches(patterns)));
  for (const [at, line] of lines.entries()) {
    if (!matches(amdgpuRingTimeout)(line)) continue;
    const name = lines.slice(at + 1, at + 3).flatMap((next) => giver.exec(next)?.[1] ?? [])[0];
    // A job that came round names nobody, and games use the compute rings as well.
    if (name === undefined && /\bring comp.{0,20}soft recovered/.test(line)) continue;
    const computing = name === undefined ? /\bring comp/.test(line) : computes.test(name);
    note(found, computing ? 'amdgpu-ring-compute' : 'amdgpu-ring-other', line);
  }
  for (const [at, line] of lines.entries()) {
    const [name] = lines.slice(at, at + 4).flatMap((next) => intelJob.exec(next)?.[1] ?? []);
    const others = name !== undefined && !computes.test(name);
    if (matches(intelResetsCompute)(line)) note(found, others ? 'intel-other-reset' : 'intel-compute-reset', line);
    else if (others && intelJob.test(line)) note(found, 'intel-other-reset', line);
  }
  return found;
}

function matches(patterns: readonly RegExp[]): (line: string) => boolean {
  return (line) => patterns.some((pattern) => pattern.test(line.slice(0, 500)));
}

function note(found: Partial<Record<GpuFault, string>>, fault: GpuFault, line: string | undefined): void {
  if (line !== undefined) found[fault] ??= line.slice(0, 200);
}
