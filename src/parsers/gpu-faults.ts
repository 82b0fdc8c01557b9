import { computes } from '../reference/computing-programs.ts';
import {
  amdgpuDeadEntity,
  amdgpuFirmwareMissing,
  amdgpuNotResumed,
  amdgpuRingTimeout,
  amdxdnaRefused,
  i915GucMissing,
  intelResetsCompute,
  mesLosesQueue,
  nvidiaHeartbeatLost,
  nvidiaHeartbeatZero,
  nvidiaNeedsReset,
  nvidiaOpenTooOld,
  nvidiaSystemMemoryRefused,
  xeGucMissing,
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
  | 'nvidia-heartbeat-lost'
  | 'nvidia-open-too-old'
  | 'amdgpu-firmware-missing'
  | 'amdgpu-firmware-came'
  | 'amdgpu-not-resumed'
  | 'amdxdna-refused'
  | 'kfd-device-came'
  | 'xe-guc-missing'
  | 'xe-firmware-came'
  | 'amdgpu-dead-entity';

const faults: readonly (readonly [GpuFault, readonly RegExp[]])[] = [
  ['mes-queue-lost', mesLosesQueue],
  ['intel-guc-missing', i915GucMissing],
  ['nvidia-no-memory', nvidiaSystemMemoryRefused],
  ['amdgpu-dead-entity', amdgpuDeadEntity],
  ['nvidia-needs-reset', nvidiaNeedsReset],
  ['nvidia-heartbeat-zero', nvidiaHeartbeatZero],
  ['nvidia-heartbeat-lost', nvidiaHeartbeatLost],
  ['nvidia-open-too-old', nvidiaOpenTooOld],
  ['amdgpu-firmware-missing', [...amdgpuFirmwareMissing, /amdgpu(?: \S{4,20})?: (?:probe of \S{4,20}|probe with driver amdgpu) failed with error -2\b/]],
  ['xe-guc-missing', xeGucMissing],
  ['amdxdna-refused', [...amdxdnaRefused, /\bprobe with driver amdxdna failed with error -22\b/]],
];

/** Who gave the job: `Process information: process llama-server pid 1 thread …`, and without the first words since Linux 6.14. */
const giver = /\bProcess (?:information: process )?(\S{1,20}) pid \d/;

/** xe and i915 name the program whose job it was; the line follows that of the engine. */
const intelJob =
  /\b(?:Timedout job: seqno=\d.{1,100}|GPU HANG: ecode [\w:]{3,20},) in (\S{1,20}) ?\[\d|(\b[\w.:-]{1,20}) ?\[\d{1,8}\] context reset due to GPU hang/;

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
    const computing = name === undefined ? /\bring comp/.test(line) : computes(name);
    note(found, computing ? 'amdgpu-ring-compute' : 'amdgpu-ring-other', line);
  }
  for (const [at, line] of lines.entries()) {
    const [name] = lines.slice(at, at + 4).flatMap((next) => intelJob.exec(next)?.slice(1).find(Boolean) ?? []);
    const others = name !== undefined && !computes(name);
    if (matches(intelResetsCompute)(line)) note(found, others ? 'intel-other-reset' : 'intel-compute-reset', line);
    else if (others && intelJob.test(line)) note(found, 'intel-other-reset', line);
  }
  note(found, 'amdgpu-firmware-came', firmwareCame(lines, 'amdgpu', amdgpuFirmwareMissing));
  for (const line of notResumed(lines)) note(found, 'amdgpu-not-resumed', line);
  note(found, 'xe-firmware-came', firmwareCame(lines, 'xe', xeGucMissing));
  note(found, 'kfd-device-came', kfdDeviceCame(lines));
  return found;
}

/** The device for which a file of its firmware was missing is up later, as after the package was installed and the module loaded again. */
function firmwareCame(lines: readonly string[], driver: 'amdgpu' | 'xe', missing: readonly RegExp[]): string | undefined {
  const failed = lines.findIndex(matches(missing));
  if (failed < 0) return undefined;
  // The line itself does not always name the device; the probe that ends with it does.
  const after = lines.slice(failed, failed + 10).map((line) => line.slice(0, 500));
  const refused = new RegExp(`\\bprobe of ([0-9a-f:.]{7,12}) failed\\b|\\b${driver} ([0-9a-f:.]{7,12}): probe with driver ${driver} failed\\b`);
  const [probed] = after.flatMap((line) => refused.exec(line)?.slice(1) ?? []).filter(Boolean);
  const address = probed ?? new RegExp(`\\b${driver} ([0-9a-f]{4}:[0-9a-f:.]{7}):`).exec(after[0] ?? '')?.[1];
  const up = new RegExp(`\\[drm\\] Initialized ${driver} \\d[^\\n]{0,24} for ([0-9a-f:.]{7,12})`);
  return address === undefined ? undefined : lines.slice(failed + 1).find((line) => up.exec(line.slice(0, 500))?.[1] === address);
}

/** Devices that amdgpu could not wake and that did not come up later: only then it gives their rings a place in their memory. */
function notResumed(lines: readonly string[]): readonly string[] {
  const failed = new Map<string, string>();
  for (const line of lines.map((each) => each.slice(0, 500))) {
    const address = /\bamdgpu ([0-9a-f]{4}:[0-9a-f:.]{7}):/.exec(line)?.[1] ?? '';
    if (matches(amdgpuNotResumed)(line)) failed.set(address, line);
    else if (/\bring \S{2,24} uses VM inv eng \d/.test(line)) failed.delete(address);
  }
  return [...failed.values()];
}

/** KFD passed over a device for the lack of PCIe atomics, and took it later, as after an update of the firmware. */
function kfdDeviceCame(lines: readonly string[]): string | undefined {
  const skipped = /\bskipped device (1002:[0-9a-f]{3,4}), PCI rejects atomics\b/;
  const at = lines.findIndex((line) => skipped.test(line.slice(0, 500)));
  const id = skipped.exec((lines[at] ?? '').slice(0, 500))?.[1];
  return id === undefined ? undefined : lines.slice(at + 1).find((line) => line.slice(0, 500).includes(`added device ${id}`));
}

function matches(patterns: readonly RegExp[]): (line: string) => boolean {
  return (line) => patterns.some((pattern) => pattern.test(line.slice(0, 500)));
}

function note(found: Partial<Record<GpuFault, string>>, fault: GpuFault, line: string | undefined): void {
  if (line !== undefined) found[fault] ??= line.slice(0, 200);
}
