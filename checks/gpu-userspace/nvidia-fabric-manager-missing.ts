import { all, any, cudaSystemNotReady, defineCheck, driverLibraries, gpus, nvidia } from '#api';

export default defineCheck({
  id: 'nvidia-fabric-manager-missing',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'NVSwitch GPUs wait for nvidia-fabricmanager, which does not run or is of another version',
  impact: 'blocked',
  symptom: 'nvidia-smi lists all GPUs, and CUDA answers 802 “system not yet initialized”.',
  blamedOn: 'the wheel of PyTorch or vLLM, the container toolkit, Ollama’s image',
  runtimes: [],
  when: all(
    // What stands behind NVSwitches of its own machine: V100 in a DGX-2, A100 and later, but no PCIe card, and no tray of an NVL72.
    gpus.some((gpu) => gpu.name.has(/^(?!.{0,80}(?:PCIe|NVL\b)).{0,40}\b(?:V100|A[18]00|H[128]00|H20|B[123]00)\b/i)),
    // The switches of B200 and B300 boards are no PCI devices of the machine; each of these GPUs stands behind one.
    any(
      nvidia.nvswitches.atLeast(1),
      gpus.some((gpu) => gpu.name.has(/\bB[23]00\b/i)),
    ),
    any(
      nvidia.fabricStates.hasMatch(/^(?:Not Started|In Progress)$/),
      driverLibraries.some((library) => library.error.is('CUDA_ERROR_SYSTEM_NOT_READY')),
    ),
  ),
  // CUDA does not start while they wait: where it lists GPUs, NVLink is off or MIG is on.
  unless: driverLibraries.some((library) => all(library.api.is('cuda'), library.error.isAbsent(), library.gpuCount.atLeast(1))),
  bites: driverLibraries.some((library) => all(library.api.is('cuda'), library.error.is('CUDA_ERROR_SYSTEM_NOT_READY'))),
  proves: [/fabric manager NVIDIA GPU driver interface version \S{3,20} do(?:n.t|esn.t) match with driver version/i],
  // The driver’s word for “not ready” names no reason: a GPU in confidential mode says it, too.
  hints: cudaSystemNotReady.map(
    ({ source, flags }) =>
      new RegExp(
        `^(?!.{0,800}\\b(?:confidential|conf-compute|CC[- ]mode|TDX|SEV-SNP|imex|[AH][18]00[ -](?:\\w{1,8} )?(?:PCIe|NVL))\\b).{0,800}?(?:${source})`,
        flags,
      ),
  ),
  remedy: [
    {
      do: 'Install nvidia-fabricmanager of exactly the driver’s version and start it; it runs on the host, not in containers. PCIe cards need none.',
      commands: ['sudo systemctl enable --now nvidia-fabricmanager'],
    },
    {
      do: 'In a confidential virtual machine it is another state: the GPU waits until the guest declares it ready (nvidia-smi conf-compute -srs 1, after the attestation).',
      commands: ['sudo nvidia-smi conf-compute -grs'],
    },
    { do: 'Pin both packages together, since an update of one alone brings this back.' },
    { do: 'On B200 and later the NVLink subnet manager (nvlsm) has to run as well.' },
  ],
  verify: 'systemctl status nvidia-fabricmanager --no-pager; nvidia-smi -q | grep -A2 Fabric',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/siderolabs/extensions/pull/717',
      date: '2025-05-31',
      establishes: 'quotes NVIDIA’s guide: B200 and later need NVLSM too; “In Progress” in nvidia-smi -q means that the manager is not at work',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/nvtrust/issues/55',
      date: '2024-09-30',
      establishes: 'the fabric manager’s words where its version is not the driver’s',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/aws-samples/aws-deep-learning-ami-ubuntu-dcv-desktop/issues/33',
      date: '2025-07-17',
      establishes: 'without the package A100, H100, H200 and B200 machines answer 802',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/12136',
      date: '2025-11-12',
      establishes: 'a maintainer points at the fabric manager for “system not yet initialized”; the right version of it cured the H100 machine',
      strength: 'maintainer-confirmed',
    },
  ],
});
