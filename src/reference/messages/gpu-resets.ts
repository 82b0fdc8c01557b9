// What AMD's and Intel's kernel drivers print where they give up on compute work, from their sources: amdkfd's kfd_device_queue_manager.c and amdgpu's
// mes_v11_0.c, mes_v12_0.c and amdgpu_job.c; xe's xe_guc_submit.c; i915's i915_gpu_error.c and intel_reset.c.

import { computingPrograms } from '../computing-programs.ts';

/**
 * KFD, which serves ROCm alone, cannot move a queue in or out of MES, the scheduler in the GPU's firmware, and resets the GPU. A lone “MES failed to
 * respond” can pass by itself, and follows where a game hung.
 */
export const mesLosesQueue: readonly RegExp[] = [/failed to (?:remove|add) hardware queue (?:from|to) MES\b/, /MES might be in unrecoverable state/];

/**
 * MES does not answer, whoever asked: with a number until Linux 6.7, with a name since, on newer GPUs also with the pipe. RESET is asked for where a
 * job of a game or desktop hung before.
 */
export const mesSilent: readonly RegExp[] = [
  /^\s{0,8}(?:\[drm[^\]]{0,100}\]\]? (?:\*ERROR\* )?|amdgpu [0-9a-f]{4}:\S{7,12}: (?:amdgpu: )?)MES(?:\(\d\))? failed to respon(?:se|d to) msg=(?!RESET)\w/,
  /^\s{0,8}amdgpu [0-9a-f]{4}:\S{7,12}: (?:amdgpu: )?MES(?:\(\d\))? ring buffer is full/,
];

/** A job of Vulkan, OpenGL or the like on one of amdgpu's rings ran out of time. ROCm's queues are not on these. */
export const amdgpuRingTimeout: readonly RegExp[] = [/\bring (?:comp|gfx)(?:_\d\.\d\.\d)? timeout, (?:signaled seq=|but soft recovered)/];

/**
 * amdgpu gives up on a device, whose address begins the line in most kernels, since a file of its firmware is missing (-2). Of a BC-250 some kernels ask for a
 * file that no package has.
 */
export const amdgpuFirmwareMissing: readonly RegExp[] = [
  // Newer kernels begin the line with the device, and have no “*ERROR*”.
  /(?:\*ERROR\* |\bamdgpu [0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.\d: (?:amdgpu: )?)(?:early|sw)_init of IP block <\w{2,24}> failed -2\b/,
  /Failed to (?:load|get) gpu_info firmware "(?:amdgpu\/)?(?!cyan_skillfish)\w{3,40}\.bin"/,
];

/**
 * A block of the GPU did not come up when the device was woken, after a sleep of the machine or of the GPU alone: amdgpu_device_resume in amdgpu_device.c, and
 * no other place. A reset of the GPU words its failure otherwise.
 */
export const amdgpuNotResumed: readonly RegExp[] = [/\bamdgpu_device_ip_resume failed \(-\d{1,4}\)/];

/** amdgpu gives jobs to the queue of a process that has ended, or a worker waits for one of them: gpu_sched's entity and amdgpu_vm_tlb_fence.c. */
export const amdgpuDeadEntity: readonly RegExp[] = [
  /_sched_entity_push_job\b.{0,40}\*ERROR\* Trying to push to a killed entity/,
  /\bWorkqueue: events\w{0,12} amdgpu_tlb_fence_work\b/,
];

/** xe and i915 found a compute engine, or the work of a program that computes, hung and reset it. Games hang the render engine. */
export const intelResetsCompute: readonly RegExp[] = [
  /\bEngine reset: engine_class=ccs\b/,
  new RegExp(`\\bTimedout job: seqno=\\d.{1,100} in (?:${computingPrograms})[-\\w.:]{0,15} \\[\\d`),
  new RegExp(`\\bGPU HANG: ecode [\\w:]{3,20}, in (?:${computingPrograms})[-\\w.:]{0,15} \\[\\d`),
  new RegExp(`\\b(?:${computingPrograms})[-\\w.:]{0,15} ?\\[\\d{1,8}\\] context reset due to GPU hang`),
];

/** i915 finds no GuC firmware for a GPU that it hands all work to by way of GuC; on older ones it goes on without. */
export const i915GucMissing: readonly RegExp[] = [
  /\bi915 \S{4,20} (?:\[drm\] )?(?:\*ERROR\* )?(?:GT\d: )?GuC firmware i915\/(?:adlp|dg2|mtl|pvc)_guc_[\d._]{1,12}bin: fetch failed\b/,
];

/** xe finds no GuC firmware, or one that is too old, and cannot run without. */
export const xeGucMissing: readonly RegExp[] = [
  /xe \S{4,20} \[drm\] (?:\*ERROR\* )?(?:Tile\d: )?(?:GT\d: )?GuC firmware xe\/\w{3,12}_guc_\d{1,3}\.bin: fetch failed/,
  /xe \S{4,20} \[drm\] \*ERROR\* (?:Tile\d: )?(?:GT\d: )?Unsupported GuC v[\d.]{3,12}! v[\d.]{3,12} or newer is required/,
];

/** amdxdna and the NPU's firmware speak different protocols: aie2_pci.c. */
export const amdxdnaRefused: readonly RegExp[] = [
  /aie2_check_protocol: Incompatible firmware protocol major \d+ minor \d+/,
  /aie2_get_mgmt_chann_info: Invalid mbox magic/,
];

/** NVIDIA's open module finds a GPU without a GPU System Processor, one before Turing: the last of three lines, in osapi.c. */
export const nvidiaOpenTooOld: readonly RegExp[] = [/NVRM: nvidia\.ko because it does not include the required GPU/];

/** NVIDIA's resource manager gets no memory from the system. On a GPU with memory of its own that is seldom the GPU's. */
export const nvidiaSystemMemoryRefused: readonly RegExp[] = [/NVRM: .{0,80}Out of memory \[NV_ERR_NO_MEMORY\].{0,40}returned from _memdescAllocInternal/];

/**
 * NVIDIA's open module finds the GPU's own firmware not up (GFW_BOOT), or the memory of an earlier, failed start still locked (WPR2), and says that the
 * GPU needs a reset: kernel_gsp.c, kernel_gsp_tu102.c and kern_gpu_tu102.c.
 */
export const nvidiaNeedsReset: readonly RegExp[] = [/failed to wait for GFW[_ ](?:BOOT|boot complete)\b/, /unexpected WPR2 already up\b/];

/** GSP, or the small system that it runs on, gave no sign of life for seconds: _kgspRpcRecvPoll in kernel_gsp.c. After a sleep it says so of a GPU that works, see the next. */
export const nvidiaHeartbeatLost: readonly RegExp[] = [/NVRM: .{0,40}(?:GSP RM|LibOS) heartbeat timed out/];

/** GSP's heartbeat reads 0, as after a sleep of the machine or of the GPU; while it works it counts milliseconds. */
export const nvidiaHeartbeatZero: readonly RegExp[] = [/Heartbeat timed out, currentTimeMs \d{1,12} heartbeat 0 /];
