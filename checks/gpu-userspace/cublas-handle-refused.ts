import { all, any, defineCheck, gpus, runtimes, torch } from '#api';

const allocation = /CUBLAS_STATUS_ALLOC_FAILED\b/;
const refused = /CUBLAS_STATUS_(?:NOT_INITIALIZED|ALLOC_FAILED) when calling `?cublasCreate/;

export default defineCheck({
  id: 'cublas-handle-refused',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'cuBLAS cannot be set up on the GPU, most often because no memory is left for it',
  impact: 'blocked',
  symptom: 'The model is loaded, and the first computation ends with CUBLAS_STATUS_NOT_INITIALIZED or CUBLAS_STATUS_ALLOC_FAILED.',
  blamedOn: 'a broken CUDA, the driver',
  runtimes: ['pytorch', 'llama.cpp', 'ollama', 'vllm', 'koboldcpp'],
  when: all(
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    any(
      torch.some((environment) => environment.lastError.has(refused)),
      runtimes.some((runtime) => runtime.startError.has(allocation)),
    ),
  ),
  // A kernel that refused an index ends all that follows.
  unless: torch.some((environment) => environment.lastError.has(/Assertion .{1,120} failed/)),
  // PyTorch's frame; llama.cpp's before it asked the library for words.
  proves: [/CUBLAS_STATUS_ALLOC_FAILED when calling `?cublasCreate/, /CUDA error: CUBLAS_STATUS_ALLOC_FAILED\b/],
  // The other code also follows an index out of range, and a second libcublas.
  hints: [
    refused,
    /CUDA error: CUBLAS_STATUS_NOT_INITIALIZED\b/,
    /in function cublas_handle at /,
    /CUDA error: (?:the resource allocation failed|the library was not initialized)/,
  ],
  remedy: [
    { do: 'See what fills the GPU at that moment, other processes included.', commands: ['nvidia-smi'] },
    {
      do: 'Leave some hundred MiB free: fewer layers (-ngl), less context, a smaller batch; vLLM and SGLang take less with a lower share of memory (--gpu-memory-utilization, --mem-fraction-static).',
    },
    {
      do: 'If memory is plainly free, look above the message for “Assertion … failed”: an index out of range (a tokenizer that does not fit the model) ends here too. This names the place.',
      setting: 'CUDA_LAUNCH_BLOCKING=1',
    },
    {
      do: 'Else look for a second libcublas in LD_LIBRARY_PATH: one of another release than PyTorch’s own fails the same way.',
      commands: ['echo "$LD_LIBRARY_PATH"'],
    },
  ],
  verify: 'nvidia-smi --query-gpu=memory.used,memory.total --format=csv',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/EleutherAI/lm-evaluation-harness/issues/1689',
      date: '2024-04-09',
      establishes: 'a maintainer names two causes, memory and an index out of range; more GPUs cured it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/jax-ml/jax/issues/7118',
      date: '2024-04-22',
      establishes: 'a maintainer: CUDA’s libraries fail to load so where memory was taken before them',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/QwenLM/Qwen/issues/120',
      date: '2023-08-08',
      establishes: 'cublasCreate fails with a model that is too large for the card',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/5839',
      date: '2024-07-22',
      establishes: 'the same in llama.cpp’s frame, in the function that makes the handle',
      strength: 'several-reports',
    },
  ],
});
