import { all, any, defineCheck, gpus, torch } from '#api';

/** Ampere to Hopper, and the Blackwells of data centres and boards; sm_120 and older GPUs than Ampere are other checks'. */
const cards = '(?:80|86|87|89|90a?|100|103|110)';
const named = new RegExp(`with CUDA capability sm_${cards} is not compatible with the current PyTorch installation`);

export default defineCheck({
  id: 'torch-older-than-gpu',
  layer: 'runtime',
  kind: 'fault',
  title: 'PyTorch’s build is older than the GPU: its CUDA makes no code for the card’s sm_ number',
  impact: 'blocked',
  symptom:
    'PyTorch warns that an RTX 30 or 40, A100, H100 or B200 “is not compatible with the current PyTorch installation”, and ends with “no kernel image is available”.',
  blamedOn: 'the driver, or the card',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: all(
    gpus.some((gpu) => gpu.computeCapability.atLeast('8.0')),
    torch.some((environment) => any(environment.lastError.has(named))),
  ),
  // The second also names cards that are too old for a build; it came when wheels held 9.0.
  proves: [named, /\bFound GPU\d{1,2} .{1,80} which is of (?:cuda capability|compute capability \(CC\)) 10\.[03]\./],
  // The line after it, which is quoted alone as well: of older cards it tells the same.
  hints: [/^\W{0,8}The current PyTorch install supports CUDA capabilities (?:sm_[2-7]\d ?){1,10}(?!.{0,60}sm_(?:[89]|\d{3}))/],
  explains: ['torch-gpu-code-missing'],
  remedy: [
    {
      do: 'In a fresh environment install a PyTorch built for a CUDA that knows the card: cu111 or later for 8.0 and 8.6, cu118 for 8.9 and 9.0, cu128 for 10.0, cu130 for 10.3 and 11.0; on an Orin (8.7) with JetPack 6 or older NVIDIA’s wheels for Jetson. Projects that pin an older torch mostly run with a newer one.',
    },
  ],
  verify: "python -c 'import torch; print(torch.version.cuda, torch.cuda.get_arch_list())'   # holds the sm_ of the card",
  owner: { component: 'pytorch' },
  evidence: [
    {
      url: 'https://github.com/andreimargeloiu/WPFS/issues/3',
      date: '2023-06-26',
      establishes: 'an A100 with torch 1.10 for CUDA 10.2; cured by the wheel for cu111',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/172629',
      date: '2026-08-17',
      establishes: 'how PyTorch 2.13 words it, “compute capability (CC)”, and that it says so of 12.1 by mistake',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/llvm/llvm-project/pull/156857',
      date: '2025-09',
      establishes: 'which CUDA came with which architecture',
      strength: 'documented',
    },
  ],
});
