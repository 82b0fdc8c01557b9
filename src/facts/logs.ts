import { entries, flag, number } from '../logic/words.ts';

/** What could be read of the logs; their lines go to the signatures of checks. Read by probes/kernel-log.ts and probes/journal.ts. */
export const logs = {
  /** The kernel log of this boot was read. */
  kernelRead: flag('logs.kernelRead', 'kernel log was read', { get: 'sudo dmesg', momentary: true }),
  /** The journal of the units that serve models was read; absent where there is no such unit. */
  serviceRead: flag('logs.serviceRead', 'service journal was read', { get: 'sudo journalctl -u ollama -n 600 --no-pager', momentary: true }),
  /** How often the machine has slept and come back since boot, as the kernel counts. */
  suspends: number('logs.suspends', 'suspends since boot', { unit: 'count', get: 'cat /sys/power/suspend_stats/success', momentary: true }),
  /** When the machine last came back from sleep, on the kernel's clock since boot; absent where it did not sleep. */
  lastResume: number('logs.lastResume', 'last resume', { unit: 'ms', get: 'sudo dmesg | grep "PM: suspend exit"', momentary: true }),
  /**
   * Where GPU drivers gave up on work by the kernel log of this boot, each kind with its first line: `mes-queue-lost`, `amdgpu-ring-compute`,
   * `amdgpu-ring-other`, `intel-compute-reset`, `intel-other-reset`, `nvidia-no-memory`, `amdgpu-dead-entity`, `nvidia-needs-reset`, `nvidia-heartbeat-zero`,
   * `nvidia-heartbeat-lost`, `nvidia-open-too-old`, `amdgpu-firmware-missing`, `amdgpu-not-resumed`, `intel-guc-missing`,
   * `xe-guc-missing`, `amdxdna-refused`; and `amdgpu-firmware-came`, `xe-firmware-came` or `kfd-device-came` where the device came up after all. Most of NVIDIA's are in `nvidia.xids`.
   */
  gpuFaults: entries('logs.gpuFaults', 'GPU faults in the kernel log', {
    get: 'sudo dmesg | grep -E -A2 "MES|ring .* timeout|Engine reset|Timedout job|GPU HANG|GuC firmware|NV_ERR_NO_MEMORY|ip_resume failed"',
    momentary: true,
  }),
  /** After a boot the GPU is not used until the service is restarted. Only from a report, absent on a live machine. */
  gpuAfterRestart: flag('logs.gpuAfterRestart', 'a restart of the service brings the GPU', {
    get: 'sudo systemctl restart ollama; journalctl -b -u ollama --no-pager | grep "inference compute"',
    momentary: true,
  }),
  /** When the last of the GPU drivers first said that it is up, on the kernel's clock since boot; absent where none said so. */
  gpuReady: number('logs.gpuReady', 'GPU driver up', { unit: 'ms', get: 'sudo dmesg | grep -E "NVRM: loading|Initialized (amdgpu|i915|xe)"', momentary: true }),
};
