import { all, defineCheck, driverLibraries, gpus, nvidia, nvmlUnknownError, platform } from '#api';

export default defineCheck({
  id: 'nvml-refuses-loaded-driver',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'NVML cannot reach a GPU although the nvidia module is loaded and its nodes open',
  impact: 'blocked',
  symptom:
    'nvidia-smi ends with “Failed to initialize NVML” or “Unable to determine the device handle”; runtimes that size models by NVML see no GPU or no memory.',
  blamedOn: 'the runtime, or the card',
  runtimes: ['ollama', 'vllm', 'llama.cpp', 'pytorch', 'sglang'],
  when: all(
    platform.container.isAbsent(),
    nvidia.loaded.is(true),
    gpus.some((gpu) => gpu.driver.is('nvidia')),
    nvidia.nodesDenied.isEmpty(),
    // Where none was made there is nothing to open.
    nvidia.nodes.has('/dev/nvidiactl'),
    // Two versions of the driver are a finding of their own; so is a refused node.
    driverLibraries.some((library) => all(library.api.is('nvml'), library.error.has(/^NVML_ERROR_(?!LIB_RM_VERSION_MISMATCH|NO_PERMISSION|NOT_SUPPORTED)/))),
  ),
  hints: [
    ...nvmlUnknownError,
    /Failed to initialize NVML: GPU is lost/i,
    /Unable to determine the device handle for GPU ?[0-9a-f:.]{1,20}: (?:Unknown Error|GPU is lost)/i,
  ],
  remedy: [
    {
      do: 'Look into the kernel log for what the driver said last (NVRM, Xid): a GPU that has fallen off the bus needs a reboot, often a cold one.',
      commands: ['sudo dmesg | grep -E "NVRM|Xid"'],
    },
    { do: 'Where the log is silent, reinstall the driver’s libraries and module from one source and reboot.' },
  ],
  verify: 'nvidia-smi -L   # lists the GPU',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/deploy/nvml-api/group__nvmlInitializationAndCleanup.html',
      date: '2026',
      establishes: 'which codes nvmlInit returns, and that GPUs are taken up one by one after it',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/387',
      date: '2022-10-19',
      establishes: 'a GPU that falls off the bus: “Unable to determine the device handle … Unknown Error”; cured by reseating it',
      strength: 'several-reports',
    },
  ],
});
