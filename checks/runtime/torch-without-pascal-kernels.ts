import { all, any, defineCheck, gate, gpus, nvidia, platform, torch, torchNoKernelImage } from '#api';

export default defineCheck({
  id: 'torch-without-pascal-kernels',
  layer: 'runtime',
  kind: 'exposure',
  title: 'PyTorch’s wheels for CUDA 12.8 and later hold no kernels for Maxwell and Pascal',
  impact: 'blocked',
  symptom: 'A P40, P100 or GTX 10-series card stops with “no kernel image is available” after an update of torch; the older one works.',
  blamedOn: 'the driver, or the CUDA version',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: all(
    // No wheel of these years serves what is older; such a card drives a display.
    gpus.some((gpu) => all(gpu.computeCapability.atLeast('5.0'), gpu.computeCapability.below('7.0'))),
    // Distributions compile their own selection; the published wheels are named after their CUDA.
    // A negation: of itself the build makes no such card likely.
    gate(
      torch.some((environment) =>
        all(
          environment.variant.oneOf('cu128', 'cu129', 'cu130', 'cu132'),
          // 2.7 was the first with a wheel for 12.8.
          environment.version.inRanges({ introduced: '2.7', fixed: null, seen: ['2.7.1', '2.14.0'] }),
        ),
      ),
    ),
  ),
  unless: any(
    gpus.some((gpu) => gpu.computeCapability.atLeast('7.0')),
    // nouveau drives it, or a virtual machine has it. WSL has no module.
    all(platform.system.is('native'), nvidia.moduleVersion.isAbsent()),
  ),
  // Both come only where the wheel lacks the card’s code; newer releases print the second as well.
  proves: [
    /with CUDA capability sm_(?:5[023]|6[012]) is not compatible with the current PyTorch installation/,
    // Of the first GPU alone: a small card for the display beside the one that computes is told so as well.
    /\bFound GPU0 .{1,80} which is of (?:cuda capability|compute capability \(CC\)) [56]\.\d\./,
  ],
  hints: [...torchNoKernelImage],
  // As people put it who found out: the wheel's CUDA and what went with it.
  said: [/\bcu1(?:2[89]|3\d)\b[^.;\n]{0,40}\b(?:no longer|dropped|drops|doesn['’]t|does not|has no|without)\b[^.;\n]{0,40}\b(?:Pascal|Maxwell|sm_[56]\d)\b/i],
  explains: ['torch-gpu-code-missing'],
  remedy: [
    {
      do: 'Reinstall PyTorch in a fresh environment from the cu126 index, whose wheels for x86-64 keep 5.0 to 9.0 (announced to end with 2.15). A Jetson (5.3, 6.2) needs NVIDIA’s own for its JetPack.',
    },
    { do: 'Or serve the model with Ollama or llama.cpp, whose CUDA 12 builds still carry these cards.' },
  ],
  verify: "python -c 'import torch; print(torch.cuda.get_arch_list())'   # holds the sm_ of the card",
  owner: { component: 'pytorch' },
  evidence: [
    {
      url: 'https://github.com/mmartial/ComfyUI-Nvidia-Docker/issues/61',
      date: '2025-08-09',
      establishes: 'a GTX 1080 Ti: what newer releases print of it, and that they name CUDA 12.6',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/157517',
      date: '2025-07-03',
      establishes: 'Maxwell and Pascal are left out of the builds for CUDA 12.8 and 12.9',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/nikopueringer/CorridorKey/pull/141',
      date: '2026-03-12',
      establishes: 'what the wheels for Linux list: sm_75 and later for CUDA 12.8 in 2.7.1 already',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/pull/197555',
      date: '2026-09-18',
      establishes: 'the architectures of 2.14, the same as of 2.13: CUDA 13 begins at 7.5',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/pull/182849',
      date: '2026-05-07',
      establishes: 'the lists of 2.12: for CUDA 12.6 5.0 to 9.0 on x86-64, on aarch64 8.0 and 9.0 alone',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/190385',
      date: '2026-07-17',
      establishes: 'cu126, the last to carry them, is to end with 2.15',
      strength: 'maintainer-confirmed',
    },
  ],
});
