import { any, defineCheck, runtimes, torch } from '#api';

export default defineCheck({
  id: 'hipblaslt-kernels-missing',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'hipBLASLt holds no kernels for this gfx target, so rocBLAS falls back to slower ones',
  impact: 'degraded',
  symptom: 'The log says “rocblaslt error: Cannot read … TensileLibrary_lazy_gfx….dat”; answers are right, prompts may be slow.',
  blamedOn: 'a GPU that ROCm does not use at all',
  runtimes: ['ollama', 'llama.cpp', 'lm-studio'],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(/rocblaslt error: (?:Cannot read|Could not load)/)),
    torch.some((environment) => environment.lastError.has(/rocblaslt error: (?:Cannot read|Could not load)/)),
  ),
  proves: [/rocblaslt error: (?:Cannot read|Could not load) \S{0,300}TensileLibrary_lazy_gfx\w{3,6}\.dat/],
  remedy: [
    { do: 'Use a newer release of the program or of ROCm, whose hipBLASLt brings the kernels: for an RX 9070 ROCm 7.2.2 is reported to have cured it.' },
    { do: 'Or leave hipBLASLt out, which stops the message.', setting: 'ROCBLAS_USE_HIPBLASLT=0' },
  ],
  verify: 'ls /usr/local/lib/ollama/rocm*/hipblaslt/library | grep gfx',
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
      url: 'https://github.com/ollama/ollama/issues/15452',
      date: '2026-04-09',
      establishes: 'the same message with an RX 9060 XT and Ollama 0.20.4, where rocBLAS then finds its own file',
      strength: 'several-reports',
    },
  ],
});
