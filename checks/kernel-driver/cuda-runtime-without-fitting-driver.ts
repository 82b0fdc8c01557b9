import { all, any, cudaDriverInsufficient, defineCheck, driverLibraries, nvidia, runtimes, torch } from '#api';

export default defineCheck({
  id: 'cuda-runtime-without-fitting-driver',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'CUDA’s runtime meets an NVIDIA driver that is too old for it, or none at all (error 35)',
  impact: 'blocked',
  symptom: 'A program ends with “CUDA driver version is insufficient for CUDA runtime version” before it computes anything.',
  blamedOn: 'the program, the model, or the CUDA toolkit that is installed',
  runtimes: [],
  // The message is the same for both; which of them it is, nvidia-smi tells where the program runs.
  when: any(
    torch.some((environment) => any(...cudaDriverInsufficient.map((message) => environment.lastError.has(message)))),
    runtimes.some((runtime) => any(...cudaDriverInsufficient.map((message) => runtime.startError.has(message)))),
  ),
  // Driver and library both answer: what failed was another time.
  unless: all(
    nvidia.smiError.isAbsent(),
    driverLibraries.some((library) => all(library.api.is('cuda'), library.gpuCount.atLeast(1))),
  ),
  hints: [...cudaDriverInsufficient],
  remedy: [
    {
      do: 'Run nvidia-smi where the program runs. Its head names the newest CUDA that this driver serves: is it below the one that the program or its wheel was built for, install a newer driver and reboot, or take the program’s build for an older CUDA.',
      commands: ['nvidia-smi'],
    },
    {
      do: 'If nvidia-smi is not there or fails in a container only, the container was given no GPU.',
      setting: '--gpus all   (Podman: --device nvidia.com/gpu=all)',
    },
    { do: 'If it fails on the host as well, the driver is missing or not loaded: install it, or reboot after its update.' },
  ],
  verify: 'nvidia-smi   # the CUDA Version in its head is at least the program’s',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/1066',
      date: '2019-09-13',
      establishes: 'NVIDIA’s maintainer: update the driver, or pull an image for an older CUDA',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/400',
      date: '2022-04-02',
      establishes: 'the same error from a driver that is too old, and from a container that was started without --gpus all',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/SYSTRAN/faster-whisper/issues/363',
      date: '2023-07-20',
      establishes: 'CTranslate2’s wheel for CUDA 11 on an older driver',
      strength: 'several-reports',
    },
  ],
});
