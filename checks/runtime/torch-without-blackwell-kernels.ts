import { all, defineCheck, gate, gpus, torch, torchNoKernelImage } from '#api';

export default defineCheck({
  id: 'torch-without-blackwell-kernels',
  layer: 'runtime',
  kind: 'exposure',
  title: 'PyTorch or vLLM built for CUDA below 12.8 holds no kernels for Blackwell (sm_120)',
  impact: 'blocked',
  symptom: 'An RTX 50 or RTX PRO Blackwell card stops at the first kernel: “no kernel image is available for execution on the device”.',
  blamedOn: 'the driver, a faulty GPU, or the quantization',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: all(
    gpus.some((gpu) => all(gpu.computeCapability.atLeast('12.0'), gpu.computeCapability.below('13.0'))),
    // Builds of others, such as conda-forge's and NVIDIA's own, may hold PTX, which the driver compiles; the published wheels do not.
    // A negation: of itself the build makes no such card likely.
    gate(torch.some((environment) => all(environment.cuda.below('12.8'), environment.variant.has(/^cu(?:9\d|1[01]\d|12[0-6])$/)))),
  ),
  proves: [
    /with CUDA capability sm_12[01] is not compatible with the current PyTorch installation/,
    // Of 12.1 (GB10) it says so by mistake: code for 12.0 runs there.
    /\bFound GPU\d{1,2} .{1,80} which is of (?:cuda capability|compute capability \(CC\)) 12\.0\./,
    // Unsloth’s banner, which calls the GPU’s compute capability “CUDA”.
    /\bTorch: \d\.\d{1,2}\.\d{1,2}\+cu1(?:1\d|2[0-6])\. CUDA: 12\.0\. CUDA Toolkit: /,
  ],
  hints: [...torchNoKernelImage],
  explains: ['torch-older-than-gpu', 'torch-gpu-code-missing'],
  remedy: [
    {
      do: 'In a fresh environment install PyTorch from the cu128 index or a later one; for vLLM take a release or image whose torch.version.cuda is 12.8 or higher.',
    },
    { do: 'For your own extensions: build with TORCH_CUDA_ARCH_LIST=12.0.', setting: 'TORCH_CUDA_ARCH_LIST=12.0' },
  ],
  verify: "python -c 'import torch; print(torch.version.cuda, torch.cuda.get_arch_list())'   # holds sm_120",
  owner: { component: 'pytorch' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/21633',
      date: '2025-07-25',
      establishes: 'the v0.10.0 image lists sm_50 to sm_90 only; 0.9.2 worked',
      strength: 'several-reports',
    },
    { url: 'https://github.com/vllm-project/vllm/issues/16901', date: '2025-04-21', establishes: 'RTX 5090: no kernel image', strength: 'several-reports' },
    {
      url: 'https://github.com/pytorch/pytorch/issues/172629',
      date: '2026-08-17',
      establishes: 'the words of PyTorch 2.13, which it says of 12.1 by mistake',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/unslothai/unsloth/issues/2431',
      date: '2025-05-01',
      establishes: 'Unsloth’s banner on an RTX 5090 with torch 2.6.0+cu124, and the RuntimeError that follows',
      strength: 'single-report',
    },
  ],
});
