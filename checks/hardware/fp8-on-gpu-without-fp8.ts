import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'fp8-on-gpu-without-fp8',
  layer: 'hardware',
  kind: 'fault',
  title: 'Triton has no FP8 type fp8e4nv for this GPU; NVIDIA’s need compute capability 8.9',
  impact: 'blocked',
  symptom:
    'An FP8 model, or an FP8 cache, ends in vLLM, SGLang or torch.compile with “type fp8e4nv not supported in this architecture” on an A100, RTX 30 or older card.',
  blamedOn: 'a bug of vLLM, or a broken checkpoint',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) =>
    environment.lastError.has(/type fp8e4nv not supported in this architecture|fp8e4nv data type is not supported on CUDA arch < 89/),
  ),
  // Triton's words, and older ones (python/triton/language/semantic.py).
  proves: [/type fp8e4nv not supported in this architecture/, /(?<!Triton limitation: )fp8e4nv data type is not supported on CUDA arch < 89/],
  remedy: [
    { do: 'Take a checkpoint in another format: AWQ, GPTQ, INT8 or BF16. If it is only the cache that is FP8 (--kv-cache-dtype), leave that at auto.' },
    {
      do: 'In vLLM a mixture of experts in FP8 runs on Ampere with weights only (Marlin), where it was Triton that was chosen for the experts: name the other back end.',
      setting: '--moe-backend marlin',
    },
    {
      do: 'In ComfyUI: weights as fp8_e5m2, a GGUF or BF16 in place of fp8_e4m3fn, or without torch.compile, whose kernels hold the type. PyTorch’s source has a conversion of its own since June 2026: a release with it does without.',
    },
    {
      do: 'A Radeon or Instinct gets the line too: of AMD’s only MI300, MI350 and RX 9000 have the type, and for the others a newer Triton emulates it (merged in the summer of 2025). Update Triton with the PyTorch that it belongs to.',
    },
    {
      do: 'vLLM runs dense FP8 checkpoints on older NVIDIA cards with weights only (Marlin); block-scaled ones depend on the version. See its table of supported hardware.',
    },
  ],
  verify: "python -c 'import torch; print(torch.cuda.get_device_capability())'   # NVIDIA: (8, 9) or higher for FP8",
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/triton-lang/triton/pull/7186',
      date: '2025-06-14',
      establishes: 'merged: on AMD GPUs without the type Triton emulates it',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/54318',
      date: '2026-09-01',
      establishes: 'an FP8 mixture of experts on A100-class cards: Triton’s kernel for the experts fails, --moe-backend marlin serves it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/triton-lang/triton/pull/10292',
      date: '2026-05-12',
      establishes: 'closed: Triton’s maintainers decided against emulating the type on NVIDIA GPUs before 8.9',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/triton-lang/triton/issues/8929',
      date: '2026-06-04',
      establishes: 'PyTorch got the conversion for such GPUs (its pull request 184008)',
      strength: 'single-report',
    },
    {
      url: 'https://docs.vllm.ai/en/v0.14.0/features/quantization/',
      date: '2026',
      establishes: 'vLLM’s table: FP8 (W8A8) from Ada on; with weights only (Marlin) also on Ampere',
      strength: 'documented',
    },
    {
      url: 'https://github.com/QwenLM/Qwen3.8-Flash-Next/issues/7',
      date: '2026-08-31',
      establishes: 'the model’s authors: FP8 checkpoints need compute capability 8.9 or higher',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/woct0rdho/triton-windows/issues/30',
      date: '2025-01-11',
      establishes: 'how older releases of Triton word it, and that its FP8 works from compute capability 8.9 on',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/triton-lang/triton/pull/6814',
      date: '2025-05-14',
      establishes: 'the types come to RX 9000 (gfx12), for which Triton had none',
      strength: 'maintainer-confirmed',
    },
    { url: 'https://github.com/vllm-project/vllm/issues/17581', date: '2025-05-02', establishes: 'two RTX 3090 with Qwen3 FP8', strength: 'several-reports' },
    {
      url: 'https://github.com/sgl-project/sglang/issues/7715',
      date: '2025-07-02',
      establishes: 'the same with SGLang, and that vLLM has a way round for some models',
      strength: 'several-reports',
    },
  ],
});
