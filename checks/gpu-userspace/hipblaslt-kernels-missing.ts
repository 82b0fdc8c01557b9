import { any, defineCheck, runtimes, torch } from '#api';

export default defineCheck({
  id: 'hipblaslt-kernels-missing',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'hipBLASLt finds no kernels for this gfx target: rocBLAS falls back, PyTorch may fail',
  impact: 'degraded',
  symptom:
    'The log says “rocblaslt error: Cannot read … TensileLibrary_lazy_gfx….dat”; answers are right, prompts may be slow. PyTorch may end with HIPBLAS_STATUS_INVALID_VALUE.',
  blamedOn: 'a GPU that ROCm does not use at all',
  runtimes: ['ollama', 'llama.cpp', 'lm-studio', 'pytorch'],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(/rocblaslt error: (?:Cannot read|Could not load)/)),
    torch.some((environment) => environment.lastError.has(/rocblaslt error: (?:Cannot read|Could not load)/)),
  ),
  proves: [/rocblaslt error: (?:Cannot read|Could not load) \S{0,300}TensileLibrary_lazy_gfx(?!90a|94[0-2]|950)\w{3,6}\.dat(?!.{0,6}Permission denied)/],
  remedy: [
    {
      do: 'Leave hipBLASLt out, which stops the message (and do not set this variable to 1, which asks for it).',
      setting: 'ROCBLAS_USE_HIPBLASLT=0',
    },
    {
      do: 'PyTorch asks hipBLASLt by itself, and for linear layers by a switch of their own: let both take hipBLAS instead.',
      setting: 'DISABLE_ADDMM_CUDA_LT=1 TORCH_BLAS_PREFER_HIPBLASLT=0',
    },
    {
      do: 'On RDNA 3 and 4 a newer release of the program or of ROCm may bring the kernels: for an RX 9070 ROCm 7.2.2 is reported to have cured it. Wheels for several GPUs keep them in folders of their own (library/gfx…), which not every hipBLASLt searches.',
    },
  ],
  verify: 'ls /usr/local/lib/ollama/rocm*/hipblaslt/library /opt/rocm*/lib/hipblaslt/library 2>/dev/null | grep gfx',
  owner: { component: 'rocm' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/11555',
      date: '2026-04-17',
      establishes: 'RX 9070 with Ollama’s ROCm 6 libraries; ROCm 7.2.2 cured it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1163',
      date: '2025-10-28',
      establishes: 'rocBLAS says itself that it falls back to Tensile',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/TheRock/issues/754',
      date: '2025-05-31',
      establishes: 'in PyTorch on gfx1101 the message is followed by HIPBLAS_STATUS_INVALID_VALUE at a linear layer, from hipblasLtMatmulAlgoGetHeuristic',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/TheRock/issues/7976',
      date: '2026-09',
      establishes: 'the line where the kernels are there: in library/gfx…, which is not searched',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/15452',
      date: '2026-04-09',
      establishes: 'the same message with an RX 9060 XT and Ollama 0.20.4, where rocBLAS then finds its own file',
      strength: 'several-reports',
    },
  ],
});
