import { all, any, cuda, defineCheck, environment, gpus, nvidia, platform, servers, torch } from '#api';

const refused = /\bTriton Error \[CUDA\]: device kernel image is invalid/;

export default defineCheck({
  id: 'triton-ptxas-newer-than-driver',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Triton’s own ptxas is of CUDA 12, and the NVIDIA driver is older and refuses its code',
  impact: 'blocked',
  symptom: 'PyTorch computes, and what Triton compiles (torch.compile, vLLM, Mamba) ends with “Triton Error [CUDA]: device kernel image is invalid”.',
  blamedOn: 'the model, torch.compile, or the CUDA toolkit that is installed',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  // Triton does not use the toolkit of the machine: its wheel brings an assembler, whatever CUDA PyTorch was built for.
  when: all(
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    // 525 is the first driver for CUDA 12, and within one major release they take each other's code. Jetson's has numbers of its own.
    any(
      nvidia.moduleVersion.inRanges({ introduced: null, fixed: '525', seen: ['470.57.02', '515.65.01'] }),
      // The same drivers by their CUDA: WSL has no module to tell a version.
      all(platform.system.is('wsl2'), cuda.driverVersion.inRanges({ introduced: null, fixed: '12.0', seen: ['11.4', '11.7'] })),
    ),
    torch.some((python) => python.packages.value('triton', /^(?:2\.[2-9]|[3-9]\.|\d{2})/)),
  ),
  // In a container CUDA's compatibility package serves code of CUDA 12 on the older driver of a data centre; and another ptxas may be named.
  unless: any(
    cuda.driverVersion.atLeast('12.0'),
    // PyTorch has left Kepler, whose last driver is 470; such a card drives a display.
    gpus.none((gpu) => gpu.computeCapability.atLeast('5.0')),
    environment.variables.has('TRITON_PTXAS_PATH'),
    servers.some((server) => all(server.kind.oneOf('vllm', 'sglang'), server.environment.has('TRITON_PTXAS_PATH'))),
  ),
  bites: torch.some((python) => python.lastError.has(refused)),
  // Until 2023 a cache that was filled on another kind of GPU ended so, too.
  hints: [refused],
  remedy: [
    {
      do: 'See which CUDA the driver is for (the first line of nvidia-smi). Below 12, install driver 525 or newer and reboot; 580 is the last branch for Maxwell, Pascal and Volta.',
      commands: ['nvidia-smi'],
    },
    {
      do: 'Where the driver has to stay, let Triton use the ptxas of a toolkit that the driver serves (CUDA 11.8), or that of the wheel nvidia-cuda-nvcc-cu11.',
      setting: 'TRITON_PTXAS_PATH=/usr/local/cuda-11.8/bin/ptxas',
    },
    { do: 'If the driver is for CUDA 12 or later, move the folder ~/.triton/cache away and try again.' },
  ],
  verify: 'nvidia-smi --query-gpu=driver_version --format=csv,noheader; pip show triton',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/issues/119054',
      date: '2024-02-02',
      establishes: 'Triton’s ptxas was of 12.3: TRITON_PTXAS_PATH with that of CUDA 11.8 cures it, and an engineer of NVIDIA sees the error with driver 470',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/triton-lang/triton/issues/3001',
      date: '2024-01-25',
      establishes: 'Triton 2.2.0 on an A100: driver 470.57.02 fails, 535.104.05 works',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/triton-lang/triton/issues/2971',
      date: '2024-01-19',
      establishes: 'an A10 with driver 470.182.03: builds of Triton after October 2023 fail, an older one works',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/5713',
      date: '2024-07-11',
      establishes: 'vLLM with driver 515.65.01, from the release on that took Triton 2.2.0; cured by CUDA 12.2',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html',
      date: '2026-08-20',
      establishes: 'what was made with any CUDA 12 asks for driver 525 or newer, drivers from 450 to 525 are for CUDA 11',
      strength: 'documented',
    },
  ],
});
