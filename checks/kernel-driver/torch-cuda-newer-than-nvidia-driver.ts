import { all, any, cuda, cudaDriverInsufficient, defineCheck, driverLibraries, gpus, not, nvidia, torch, torchNewerThanDriver } from '#api';

/** The first driver branch on Linux for each major release of CUDA; within one, an older driver runs newer wheels. */
const built = (from: string, to: string | undefined, driver: string) =>
  all(
    torch.some((environment) => (to === undefined ? environment.cuda.atLeast(from) : environment.cuda.inRanges({ introduced: from, fixed: to }))),
    // Under WSL no module is loaded, and the driver in Windows names its CUDA.
    // NVIDIA’s boards number their module by the board’s own release, 35.4.1.
    any(nvidia.moduleVersion.inRanges({ introduced: '100', fixed: driver }), all(nvidia.moduleVersion.isAbsent(), cuda.driverVersion.below(from))),
  );

export default defineCheck({
  id: 'torch-cuda-newer-than-nvidia-driver',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'The NVIDIA driver is too old for the CUDA that PyTorch or another program was built with',
  impact: 'blocked',
  symptom:
    'torch.cuda.is_available() is False, with the warning “The NVIDIA driver on your system is too old (found version …)”; llama.cpp says “CUDA driver version is insufficient”.',
  blamedOn: 'the CUDA toolkit, a broken driver',
  runtimes: ['pytorch', 'vllm', 'sglang', 'llama.cpp', 'ollama'],
  when: all(
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    // CUDA's words for it stand as well where no driver is within reach: nobody's driver is suspected who does not name it.
    any(nvidia.loaded.is(true), not(cuda.driverVersion.isAbsent())),
    any(built('13.0', undefined, '580'), built('12.0', '13.0', '525'), built('11.0', '12.0', '450')),
  ),
  // NVIDIA's cuda-compat puts a newer libcuda in front of the driver's.
  unless: any(
    driverLibraries.some((library) => all(library.api.is('cuda'), library.version.atLeast('13.0'))),
    // No driver serves such a card with CUDA 12: whoever has PyTorch computes on the CPU.
    all(
      gpus.some((gpu) => gpu.generation.is('kepler')),
      gpus.none((gpu) => all(gpu.vendor.is('nvidia'), not(gpu.generation.is('kepler')))),
    ),
    all(
      torch.none((environment) => environment.cuda.atLeast('13.0')),
      driverLibraries.some((library) => all(library.api.is('cuda'), library.version.atLeast('12.0'))),
    ),
  ),
  proves: [...torchNewerThanDriver],
  hints: [...cudaDriverInsufficient],
  explains: ['cuda-runtime-without-fitting-driver'],
  remedy: [
    {
      do: 'Update the NVIDIA driver (under WSL the one in Windows; on a Jetson it belongs to JetPack: take the PyTorch that is built for that release instead): programs of CUDA 13 need 580 or later, of CUDA 12 525, of CUDA 11 450. In the warning, 12080 means that the driver is of CUDA 12.8, 11060 of CUDA 11.6.',
    },
    {
      do: 'Or take a build for the major release of CUDA that the driver has, for PyTorch from its index: https://download.pytorch.org/whl/cu126 for CUDA 12, which goes up to torch 2.14. Blackwell GPUs, which it has no code for, want cu128, which ends with torch 2.11: name that release, too. An unpinned pip install takes the newest.',
    },
    { do: 'On data-centre GPUs NVIDIA’s cuda-compat package also lets an older driver run newer CUDA; GeForce cards are not supported by it.' },
  ],
  verify: "python -c 'import torch; print(torch.version.cuda, torch.cuda.is_available())'",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html',
      date: '2026',
      establishes: 'CUDA 13.x needs driver 580 or later, 12.x 525, 11.x 450',
      strength: 'documented',
    },
    {
      url: 'https://github.com/modelscope/FunASR/issues/2973',
      date: '2026-06-11',
      establishes: 'torch 2.11.0 on 570.86.10: an unpinned pip install brought the CUDA 13 wheel',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Comfy-Org/ComfyUI/pull/16438',
      date: '2026-09-04',
      establishes: 'quotes PyTorch’s notices: CUDA 12.8 is dropped with torch 2.12, CUDA 12.6 with 2.15',
      strength: 'documented',
    },
    {
      url: 'https://github.com/zai-org/ChatGLM3/issues/100',
      date: '2023-11-01',
      establishes: 'found version 11060, with a wheel for CUDA 12',
      strength: 'several-reports',
    },
  ],
});
