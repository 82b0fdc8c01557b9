import { all, any, defineCheck, gate, gpus, torch, torchNoKernelImage } from '#api';

export default defineCheck({
  id: 'torch-without-volta-kernels',
  layer: 'runtime',
  kind: 'exposure',
  title: 'PyTorch’s wheels for CUDA 13, and cu128 of 2.7 and 2.11, hold no kernels for Volta (sm_70)',
  impact: 'blocked',
  symptom: 'A V100 or Titan V stops with “no kernel image is available” after an update of torch.',
  blamedOn: 'the driver, or the CUDA version',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: all(
    gpus.some((gpu) => gpu.computeCapability.is('7.0')),
    // A negation: of itself the build makes no such card likely.
    gate(
      torch.some((environment) =>
        any(
          all(environment.variant.oneOf('cu130', 'cu132'), environment.version.inRanges({ introduced: '2.9', fixed: null, seen: ['2.9.0', '2.14.0'] })),
          all(
            environment.variant.is('cu128'),
            environment.version.inRanges(
              { introduced: '2.7', fixed: '2.8', seen: ['2.7.1', '2.7.1'] },
              { introduced: '2.11', fixed: null, seen: ['2.11.0', '2.11.0'] },
            ),
          ),
        ),
      ),
    ),
  ),
  unless: gpus.some((gpu) => gpu.computeCapability.atLeast('7.5')),
  proves: [
    /with CUDA capability sm_70 is not compatible with the current PyTorch installation/,
    /\bFound GPU0 .{1,80} which is of (?:cuda capability|compute capability \(CC\)) 7\.0\./,
  ],
  hints: [...torchNoKernelImage],
  explains: ['torch-gpu-code-missing'],
  remedy: [
    { do: 'Reinstall PyTorch in a fresh environment from the cu126 index, which keeps 7.0 (to end with 2.15).' },
    { do: 'Or serve the model with Ollama or llama.cpp, whose CUDA 12 builds still carry Volta.' },
  ],
  verify: "python -c 'import torch; print(torch.cuda.get_arch_list())'   # holds sm_70",
  owner: { component: 'pytorch' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/issues/172352',
      date: '2026-01-13',
      establishes: 'sm_70 leaves the CUDA 12.8 builds with 2.11; CUDA 13 never had it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/EutropicAI/vs-playground/pull/59',
      date: '2025-09-03',
      establishes: '2.7.1 for CUDA 12.8 had no sm_70 either; 2.8.0 had it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/pull/197555',
      date: '2026-09-18',
      establishes: 'the architectures of 2.14, the same as of 2.13: CUDA 13 begins at 7.5',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/190385',
      date: '2026-07-17',
      establishes: 'cu126, the last to carry it, is to end with 2.15',
      strength: 'maintainer-confirmed',
    },
  ],
});
