import { expect, test } from 'vitest';
import { findGpuFaults } from '../../src/parsers/gpu-faults.ts';

// Lines of ROCm/legacy-rocm-build#6658, ggml-org/llama.cpp#21724, #24810 and #16684.
test('each kind with its first line', () => {
  expect(
    findGpuFaults([
      'amdgpu 0000:c8:00.0: amdgpu: MES failed to respond to msg=REMOVE_QUEUE',
      'amdgpu 0000:c8:00.0: amdgpu: failed to remove hardware queue from MES, doorbell=0x1006',
      'amdgpu 0000:c8:00.0: amdgpu: MES might be in unrecoverable state, issue a GPU reset',
    ]),
  ).toEqual({ 'mes-queue-lost': 'amdgpu 0000:c8:00.0: amdgpu: failed to remove hardware queue from MES, doorbell=0x1006' });
  expect(
    Object.keys(findGpuFaults(['xe 0000:03:00.0: [drm] Tile0: GT0: Timedout job: seqno=1, lrc_seqno=1, guc_id=2, flags=0x20 in llama-server [1977]'])),
  ).toEqual(['intel-compute-reset']);
});

test('whose job a ring of amdgpu lost', () => {
  const ring = 'amdgpu 0000:c2:00.0: ring gfx_0.0.0 timeout, signaled seq=166926, emitted seq=166928';
  const of = (...lines: string[]) => Object.keys(findGpuFaults(lines));
  expect(of(ring, 'amdgpu 0000:c2:00.0:  Process llama-server pid 12519 thread llama-server pid 12519')).toEqual(['amdgpu-ring-compute']);
  expect(of(ring, 'amdgpu: Process information: process ollama_llama_se pid 7 thread ollama_llama_se:cs0 pid 8')).toEqual(['amdgpu-ring-compute']);
  expect(of(ring, 'amdgpu 0000:c2:00.0:  Process GameThread pid 348941 thread vkd3d_queue pid 349051')).toEqual(['amdgpu-ring-other']);
  const comp = 'amdgpu 0000:c5:00.0: ring comp_1.1.0 timeout, signaled seq=1, emitted seq=2';
  expect(of(comp)).toEqual(['amdgpu-ring-compute']);
  expect(of('amdgpu 0000:c5:00.0: ring comp_1.1.0 timeout, but soft recovered')).toEqual([]);
  // ROCm/legacy-rocm-build#5844
  expect(of(comp, 'amdgpu 0000:04:00.0: amdgpu:  Process kwin_wayland pid 1118 thread kwin_wayla:cs0 pid 1147')).toEqual(['amdgpu-ring-other']);
});

// intel-gpu/intel-gpu-i915-backports#41; on an older GPU i915 goes on.
test('GuC’s firmware is missing', () => {
  const of = (line: string) => Object.keys(findGpuFaults([line]));
  expect(of('i915 0000:03:00.0: [drm] GuC firmware i915/dg2_guc_70.2.0.bin: fetch failed with error -2')).toEqual(['intel-guc-missing']);
  expect(of('i915 0000:00:02.0: [drm] GuC firmware i915/kbl_guc_62.0.0.bin: fetch failed with error -2')).toEqual([]);
});

test('a healthy log, and the desktop’s faults', () => {
  expect(
    findGpuFaults([
      'amdgpu 0000:c5:00.0: amdgpu: ring comp_1.1.0 uses VM inv eng 4 on hub 0',
      'i915 0000:00:02.0: [drm] GPU HANG: ecode 12:1:85dffffb, in Xorg [1234]',
      'xe 0000:00:02.0: [drm] GT0: Engine reset: engine_class=rcs, logical_mask: 0x1, guc_id=0',
      'amdgpu 0000:03:00.0: MES failed to respond to msg=RESET',
    ]),
  ).toEqual({ 'intel-other-reset': 'i915 0000:00:02.0: [drm] GPU HANG: ecode 12:1:85dffffb, in Xorg [1234]' });
});

test('whose job an engine of Intel lost', () => {
  const of = (...lines: string[]) => Object.keys(findGpuFaults(lines));
  const engine = 'xe 0000:03:00.0: [drm] Tile0: GT0: Engine reset: engine_class=ccs, logical_mask: 0x1, guc_id=2, state=0x3';
  const job = (program: string) => `xe 0000:03:00.0: [drm] Tile0: GT0: Timedout job: seqno=1, lrc_seqno=1, guc_id=2, flags=0x20 in ${program} [1977]`;
  expect(of(engine)).toEqual(['intel-compute-reset']);
  expect(of(engine, job('llama-server'))).toEqual(['intel-compute-reset']);
  const reset = (name: string): string => `i915 0000:00:02.0: [drm] ${name}[1234] context reset due to GPU hang`;
  expect(of(reset('vlc'))).toEqual(['intel-other-reset']);
  expect(of(reset('llama-server'))).toEqual(['intel-compute-reset']);
  expect(of(engine, job('vkd3d-game.exe'))).toEqual(['intel-other-reset']);
});

// Lines of NVIDIA/open-gpu-kernel-modules#789, #1058, #1125 and #1200.
test('NVIDIA’s GPU that needs a reset, and one that slept', () => {
  const of = (line: string) => Object.keys(findGpuFaults([line]));
  expect(of('NVRM: gpuWaitForGfwBootComplete_TU102: failed to wait for GFW_BOOT: (progress 0x3)')).toEqual(['nvidia-needs-reset']);
  expect(of('NVRM: GPU0 _kgspBootGspRm: unexpected WPR2 already up, cannot proceed with booting GSP')).toEqual(['nvidia-needs-reset']);
  expect(
    of('NVRM: _kgspIsHeartbeatTimedOut: Heartbeat timed out, currentTimeMs 3856513292 heartbeat 0 heartbeatWithOffsetMs 0 diff 3856513292 timeout 5200'),
  ).toEqual(['nvidia-heartbeat-zero']);
  expect(
    of('NVRM: _kgspIsHeartbeatTimedOut: Heartbeat timed out, currentTimeMs 3175895033 heartbeat 19834604 heartbeatWithOffsetMs 1 diff 79682 timeout 5200'),
  ).toEqual([]);
});

test('GSP’s heartbeat stops, and firmware of amdgpu that is there at the second try', () => {
  const of = (...lines: string[]) => Object.keys(findGpuFaults(lines));
  expect(of('NVRM: _kgspRpcRecvPoll: GSP RM heartbeat timed out')).toEqual(['nvidia-heartbeat-lost']);
  const failed = ['[drm:amdgpu_device_init.cold [amdgpu]] *ERROR* sw_init of IP block <psp> failed -2', 'amdgpu: probe of 0000:03:00.0 failed with error -2'];
  expect(of(...failed)).toEqual(['amdgpu-firmware-missing']);
  expect(of(...failed, '[drm] Initialized amdgpu 3.61.0 for 0000:03:00.0 on minor 0')).toEqual(['amdgpu-firmware-missing', 'amdgpu-firmware-came']);
  // As Linux 6.12 words it.
  expect(
    of(
      '[drm] Initialized amdgpu 3.59.0 for 0000:0d:00.0 on minor 0',
      'amdgpu 0000:03:00.0: [drm] *ERROR* early_init of IP block <psp> failed -2',
      'amdgpu 0000:03:00.0: probe with driver amdgpu failed with error -2',
      '[drm] Initialized amdgpu 3.59.0 for 0000:03:00.0 on minor 1',
    ),
  ).toEqual(['amdgpu-firmware-missing', 'amdgpu-firmware-came']);
  const guc = 'xe 0000:03:00.0: [drm] GT0: GuC firmware xe/bmg_guc_70.bin: fetch failed with error -ENOENT';
  expect(of(guc)).toEqual(['xe-guc-missing']);
  expect(of(guc, '[drm] Initialized xe 1.1.0 for 0000:03:00.0 on minor 1')).toEqual(['xe-guc-missing', 'xe-firmware-came']);
  // The graphics of the processor beside it.
  expect(of(...failed, '[drm] Initialized amdgpu 3.61.0 for 0000:0d:00.0 on minor 0')).toEqual(['amdgpu-firmware-missing']);
});

test('KFD takes a card at the second try, and an NPU whose driver gave up', () => {
  const of = (...lines: string[]) => Object.keys(findGpuFaults(lines));
  const skipped = 'kfd kfd: amdgpu: skipped device 1002:744c, PCI rejects atomics 494<509';
  expect(of(skipped)).toEqual([]);
  expect(of(skipped, 'kfd kfd: amdgpu: added device 1002:744c')).toEqual(['kfd-device-came']);
  // The graphics of the processor beside it.
  expect(of(skipped, 'kfd kfd: amdgpu: added device 1002:164e')).toEqual([]);
  expect(of('amdxdna 0000:c6:00.1: probe with driver amdxdna failed with error -22')).toEqual(['amdxdna-refused']);
  expect(of('amdxdna 0000:c5:00.1: [drm] *ERROR* amdxdna_drm_open: SVA bind device failed, ret -95')).toEqual([]);
});

// Lines of ROCm/amdgpu#183, QubesOS/qubes-issues#6923 and ROCm/legacy-rocm-build#6018.
test('a GPU that amdgpu could not wake, until it comes up', () => {
  const of = (...lines: string[]) => Object.keys(findGpuFaults(lines));
  const failed = 'amdgpu 0000:03:00.0: amdgpu: amdgpu_device_ip_resume failed (-5).';
  const up = (address: string) => `amdgpu ${address}: amdgpu: ring gfx_0.0.0 uses VM inv eng 0 on hub 0`;
  expect(of(up('0000:03:00.0'), 'amdgpu 0000:03:00.0: amdgpu: resume of IP block <smu> failed -5', failed)).toEqual(['amdgpu-not-resumed']);
  expect(of('amdgpu 0000:03:00.0: [drm] *ERROR* amdgpu_device_ip_resume failed (-62).')).toEqual(['amdgpu-not-resumed']);
  expect(of(failed, up('0000:03:00.0'))).toEqual([]);
  // The graphics of the processor beside it.
  expect(of(failed, up('0000:36:00.0'))).toEqual(['amdgpu-not-resumed']);
  // A reset says the same of its blocks.
  expect(of('[drm:amdgpu_device_ip_resume_phase2 [amdgpu]] *ERROR* resume of IP block <psp> failed -62')).toEqual([]);
});

test('the open module of NVIDIA, which takes no card of before Turing', () => {
  const line = 'NVRM: nvidia.ko because it does not include the required GPU';
  expect(findGpuFaults(['NVRM: installed in this system is not supported by open', line])).toEqual({ 'nvidia-open-too-old': line });
  expect(findGpuFaults(['NVRM: installed in this system is not supported by open', 'NVRM: nvidia.ko.'])).toEqual({});
});
