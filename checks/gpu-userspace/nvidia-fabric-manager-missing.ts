import { all, any, defineCheck, driverLibraries, nvidia } from '#api';

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
    nvidia.nvswitches.atLeast(1),
    any(
      nvidia.fabricStates.hasMatch(/^(?:Not Started|In Progress)$/),
      driverLibraries.some((library) => library.error.is('CUDA_ERROR_SYSTEM_NOT_READY')),
    ),
  ),
  bites: driverLibraries.some((library) => all(library.api.is('cuda'), library.error.is('CUDA_ERROR_SYSTEM_NOT_READY'))),
  proves: [
    /fabric manager NVIDIA GPU driver interface version \S{3,20} don.t match with driver version/i,
    /cuda driver library init failure: 802/,
    /(?:Error|CUDA error|cudart init failure|code)[:=]? ?\(?802\)?.{0,40}system not yet initialized/i,
    /\b(?:CUDA_ERROR_SYSTEM_NOT_READY|cudaErrorSystemNotReady)\b/,
  ],
  hints: [/system not yet initialized/, /\b802\b.{0,40}not (?:yet )?(?:initialized|ready)/],
  remedy: [
    {
      do: 'Install nvidia-fabricmanager of exactly the driver’s version and start it; it runs on the host, not in containers. PCIe cards need none.',
      commands: ['sudo systemctl enable --now nvidia-fabricmanager'],
    },
    { do: 'Pin both packages together, since an update of one alone brings this back.' },
    { do: 'On B200 and later the NVLink subnet manager (nvlsm) has to run as well.' },
  ],
  verify: 'systemctl status nvidia-fabricmanager --no-pager; nvidia-smi -q | grep -A2 Fabric',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/dstackai/dstack/issues/2348',
      date: '2025-02-24',
      establishes: '802, and the fabric manager’s complaint about the version',
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
      date: '2025-09',
      establishes: 'Ollama’s “init failure: 802”, cured by the fabric manager',
      strength: 'several-reports',
    },
  ],
});
