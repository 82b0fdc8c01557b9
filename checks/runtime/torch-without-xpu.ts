import { all, any, defineCheck, gate, gpus, not, torch } from '#api';

const without = /\bTorch not compiled with XPU enabled\b/;

export default defineCheck({
  id: 'torch-without-xpu',
  layer: 'runtime',
  kind: 'fault',
  title: 'PyTorch here is not the build for Intel GPUs (+xpu), so torch.xpu has no device',
  impact: 'blocked',
  symptom: '“Torch not compiled with XPU enabled”, or torch.xpu.is_available() is False, although sycl-ls shows the Arc card.',
  blamedOn: 'the Level Zero driver, or oneAPI’s environment',
  runtimes: ['pytorch', 'vllm'],
  when: all(
    // The build has no code for the graphics of processors before Core Ultra.
    gpus.some((gpu) => all(gpu.vendor.is('intel'), not(gpu.name.has(/\b(?:UHD|HD Graphics|Iris)\b/)))),
    torch.some((environment) =>
      // A negation: of itself the wheel makes no Intel GPU likely.
      all(gate(any(environment.variant.is('cpu'), environment.variant.has(/^cu\d/), environment.variant.isAbsent())), environment.lastError.has(without)),
    ),
  ),
  // Beside one of these the Intel GPU is the processor's, and a program asks for it by mistake: the other build is right there.
  unless: gpus.some((gpu) => any(gpu.vendor.is('nvidia'), all(gpu.vendor.is('amd'), gpu.integrated.is(false)))),
  // A program that asks for it by mistake, on a machine for CUDA, gets the same answer.
  hints: [without],
  remedy: [
    {
      do: 'Make a fresh environment and install torch, torchvision and torchaudio together from the index for XPU (https://download.pytorch.org/whl/xpu). A package installed later can bring the other build back without a word: install torch last, or pin it with its +xpu.',
    },
  ],
  verify: "python -c 'import torch; print(torch.__version__, torch.xpu.is_available())'   # +xpu, True",
  owner: { component: 'local-configuration', tracker: 'https://github.com/pytorch/pytorch/issues' },
  evidence: [
    {
      url: 'https://github.com/vladmandic/sdnext/issues/4357',
      date: '2025-11-04',
      establishes: 'Arc A750: the maintainer points to the CPU build that is installed',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/150260',
      date: '2025-03-31',
      establishes: 'Intel’s developer: torch.xpu._is_compiled tells the wrong build; the index had handed out the CPU’s',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/talmolab/sleap-nn/issues/206',
      date: '2026-05-20',
      establishes: 'A770: installing dependencies silently puts the CPU wheel in the place of XPU’s',
      strength: 'several-reports',
    },
  ],
});
