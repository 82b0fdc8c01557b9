import { all, defineCheck, driverLibraries, not, nvidia, platform } from '#api';

export default defineCheck({
  id: 'nvml-refuses-loaded-driver',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'NVML does not start although the nvidia module is loaded and its nodes open',
  impact: 'blocked',
  symptom: 'nvidia-smi ends with “Failed to initialize NVML”; runtimes that size models by NVML see no GPU or no memory.',
  blamedOn: 'the runtime, or the card',
  runtimes: ['ollama', 'vllm', 'llama.cpp', 'pytorch', 'sglang'],
  when: all(
    platform.container.isAbsent(),
    nvidia.loaded.is(true),
    nvidia.nodesDenied.isEmpty(),
    driverLibraries.some((library) =>
      all(
        library.api.is('nvml'),
        library.outcome.is('refuses'),
        // Two versions of the driver are a finding of their own; so is a refused node.
        not(library.error.has(/LIB_RM_VERSION_MISMATCH|NO_PERMISSION/)),
      ),
    ),
  ),
  hints: [/Failed to initialize NVML: (?:Unknown Error|GPU is lost|Driver Not Loaded)/i],
  remedy: [
    { do: 'Look into the kernel log for what the driver said last (NVRM, Xid): a GPU that has fallen off the bus needs a reboot, often a cold one.', commands: ['sudo dmesg | grep -E "NVRM|Xid"'] },
    { do: 'Where the log is silent, reinstall the driver’s libraries and module from one source and reboot.' },
  ],
  verify: 'nvidia-smi -L   # lists the GPU',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/deploy/nvml-api/group__nvmlDeviceEnumvs.html',
      date: '2026',
      establishes: 'the codes that nvmlInit returns, and what each means',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/115',
      date: '2023',
      establishes: '“Failed to initialize NVML: Unknown Error” on a machine with the module loaded, from another cause than the known one of containers',
      strength: 'single-report',
    },
  ],
});
