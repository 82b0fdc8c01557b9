import { flag, number, set, text } from '../logic/words.ts';

/** The processor as this system sees it. Read by probes/cpu.ts from `/proc/cpuinfo`, `/proc/self` and sysfs. */
export const cpu = {
  /** As the CPU, or on ARM boards the kernel, names it; absent where nothing does. */
  model: text('cpu.model', 'CPU', { get: 'lscpu' }),
  vendor: text<'intel' | 'amd' | 'arm' | 'other'>('cpu.vendor', 'CPU vendor', { choices: ['intel', 'amd', 'arm', 'other'], gate: true, get: 'lscpu' }),
  /**
   * Instruction sets that inference kernels choose by, as `/proc/cpuinfo` names them: `avx`, `avx2`, `f16c`, `fma`, `avx512f`, `avx512_bf16`,
   * `avx512_vnni`, `avx_vnni`, `amx_tile`, `amx_int8`, `amx_bf16`, `sse4_2`, `bmi2`, `movbe`; on ARM `asimddp`, `atomics`, `i8mm`, `bf16`, `sve`, `sve2`, `sme`, `fphp`, `asimdhp`.
   * They are what the kernel lets programs use, which may be less than the CPU has.
   */
  flags: set('cpu.flags', 'CPU instruction sets', { get: 'grep -m1 -E "^(flags|Features)" /proc/cpuinfo' }),
  /** The CPU says that it is a hypervisor's: we run in a virtual machine (x86 only; absent elsewhere). */
  hypervisor: flag('cpu.hypervisor', 'virtual CPU', { get: 'grep -m1 -c hypervisor /proc/cpuinfo' }),
  /** Online hardware threads. */
  threads: number('cpu.threads', 'CPU threads', { unit: 'count', get: 'nproc --all' }),
  /** Physical cores, by thread siblings. */
  cores: number('cpu.cores', 'CPU cores', { unit: 'count', get: 'lscpu' }),
  sockets: number('cpu.sockets', 'CPU sockets', { unit: 'count', get: 'lscpu' }),
  /** NUMA nodes that have CPUs (a Raspberry Pi 5 splits its memory into eight, of which one has); absent where the kernel was built without NUMA. */
  numaNodes: number('cpu.numaNodes', 'NUMA nodes', { unit: 'count', get: 'lscpu' }),
  /** Threads that this process may run on (affinity and cpuset). */
  allowedThreads: number('cpu.allowedThreads', 'CPU threads allowed to this process', { unit: 'count', get: 'nproc' }),
  /** CPU time that this process's cgroups allow, 100 for one whole CPU; absent where there is no limit. */
  quota: number('cpu.quota', 'CPU quota', { unit: 'percent', get: 'cat /sys/fs/cgroup/cpu.max' }),
  /** `acpi-cpufreq`, `intel_pstate`, `intel_cpufreq`, `amd-pstate`, `amd-pstate-epp`, `cppc_cpufreq`; of the first and the last frequency domain. */
  scalingDriver: set('cpu.scalingDriver', 'frequency driver', { get: 'cat /sys/devices/system/cpu/cpufreq/policy*/scaling_driver' }),
  /** `powersave`, `performance`, `schedutil`, `ondemand`; of the first and the last frequency domain. Empty where the system does not scale (most virtual machines). */
  governor: set('cpu.governor', 'frequency governor', { get: 'cat /sys/devices/system/cpu/cpufreq/policy*/scaling_governor' }),
  /** vm-wide automatic NUMA balancing: 0 off, 1 on, 2 memory tiering; absent where the kernel cannot. */
  numaBalancing: number('cpu.numaBalancing', 'kernel.numa_balancing', { unit: 'count', get: 'cat /proc/sys/kernel/numa_balancing' }),
};
