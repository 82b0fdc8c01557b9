import { all, any, defineCheck, gpus, torch } from '#api';

/** Options of CUDA 12.8 and later; the last is of 10.2, and PyTorch gives it to whatever nvcc it finds. */
const option = /nvcc fatal\s{1,4}: Unknown option '-{1,2}(?:static-global-template-stub|compress-mode|generate-dependencies-with-compile)\b/;
/** flash-attn’s setup.py, of the nvcc that it finds. */
const flashAttention = /FlashAttention is only supported on CUDA 1\d\.\d and above/;
/** FlashInfer, which leaves out a GPU that nvcc is too old for. It asks for kernels of major version 12 on such a GPU alone; the second is true of an old GPU. */
const left = /No supported CUDA architectures found for major versions \[12\b/;
const required = /FlashInfer requires GPUs with sm75 or higher/;

export default defineCheck({
  id: 'nvcc-older-than-kernels-need',
  layer: 'runtime',
  // What FlashInfer says of a GPU that it leaves out has other causes, too.
  kind: 'exposure',
  title: 'Kernels (mostly FlashInfer’s) are compiled with an nvcc that is too old for them',
  impact: 'blocked',
  symptom:
    'vLLM ends with “Unknown option -static-global-template-stub”, or on an RTX 50 or RTX PRO Blackwell with “FlashInfer requires GPUs with sm75 or higher”.',
  blamedOn: 'the GPU, or the driver',
  runtimes: ['vllm', 'sglang', 'pytorch'],
  when: any(
    torch.some((environment) => any(environment.lastError.has(option), environment.lastError.has(flashAttention))),
    all(
      gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.computeCapability.atLeast('12.0'))),
      torch.some((environment) => any(environment.lastError.has(left), environment.lastError.has(required))),
    ),
  ),
  proves: [option, flashAttention],
  // A list of FLASHINFER_CUDA_ARCH_LIST may lack the GPU, too. The warning “SM 12.x requires CUDA >= 12.9” is no sign: it stands in the log of every vLLM that starts and uses
  // none of FlashInfer’s kernels.
  hints: [left, required],
  remedy: [
    {
      do: 'Install a toolkit of CUDA 12.9 or later (of torch.version.cuda, where another package is built) and let CUDA_HOME and PATH name it; FlashInfer asks nvcc for its release, not PyTorch, and without CUDA_HOME takes the first nvcc of PATH (a distribution’s /usr/bin/nvcc).',
      setting: 'CUDA_HOME=/usr/local/cuda-12.9',
    },
    {
      do: 'Is the nvcc that it finds of 12.9 or later already? Then look for an older one before it (the PATH of a service is short), leave FLASHINFER_CUDA_ARCH_LIST unset, and take a FlashInfer that holds pull request 3633: it looks at the GPU anew, and serves an RTX 50 from 12.8 on.',
      commands: ['type -a nvcc', 'echo "$CUDA_HOME"'],
    },
    {
      do: 'Against an unknown option: compile nothing, with flashinfer-cubin and flashinfer-jit-cache of exactly the version of flashinfer-python. Against the two messages they help only where no old nvcc is found (PATH, CUDA_HOME, /usr/local/cuda), since the GPU is judged before they are looked for; PyTorch’s CUDA counts then.',
    },
    {
      do: 'Until then leave it out: another attention back end (--attention-backend TRITON_ATTN serves an FP8 KV cache, too), and for the sampler the setting; releases of vLLM after 0.27.1 do the latter by themselves on an RTX 50. Speculative decoding in vLLM 0.29 takes FlashInfer’s top-k all the same.',
      setting: 'VLLM_USE_FLASHINFER_SAMPLER=0',
    },
  ],
  verify: 'nvcc --version   # 12.9 or later; with the newest FlashInfer 12.8',
  owner: { component: 'local-configuration', tracker: 'https://github.com/flashinfer-ai/flashinfer/pull/3633' },
  evidence: [
    {
      url: 'https://github.com/Dao-AILab/flash-attention/blob/0251105a2fb19d2957484b7f023cd8c115286ced/setup.py',
      date: '2026-08-15',
      establishes: 'the build of flash-attn asks nvcc for its release, and wants 11.7 (earlier ones 11.6)',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/48956',
      date: '2026-07-17',
      establishes: 'merged: where FlashInfer drops the GPU, the sampler falls back to PyTorch’s; names the cause of the misleading message',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/50705',
      date: '2026-08-21',
      establishes: 'RTX 5090 with nvcc 12.8: 0.26.0 and 0.27.1 lack that change, attention with an FP8 cache fails with it as well; TRITON_ATTN serves it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/54267',
      date: '2026-08-28',
      establishes: 'sm_120 with a toolkit below 12.9: the architecture is dropped, and the message misleads',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/issues/2577',
      date: '2026-06-11',
      establishes: 'traced step by step: the distribution’s nvcc 11.5 is taken beside a CUDA 13 that is installed, and the architecture is dropped',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/pull/3633',
      date: '2026-09-07',
      establishes: 'both messages with 0.6.18 and nvcc 12.8 on an RTX PRO 6000, none with 12.9; merged later: the GPU is looked at anew, and 12.8 is enough',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/pull/1526',
      date: '2025-08-21',
      establishes: 'merged: the option of CUDA 12.8 is given to no older nvcc any more; 0.2.13 gave it to all',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/issues/1282',
      date: '2025-07-18',
      establishes: 'nvcc 12.4 is too old for FlashInfer 0.2.8; it takes 12.8 at the least',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/issues/5479',
      date: '2026-09-23',
      establishes: 'the same by --compress-mode, with the FlashInfer that vLLM 0.29 brings',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/syv-ai/qwen38-27b-rtx3090/issues/106',
      date: '2026-09-15',
      establishes: 'vLLM 0.29 with nvcc 12.0 of the distribution and speculative decoding: --compress-mode stops it at FlashInfer’s top-k',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/vchoutas/torch-mesh-isect/issues/28',
      date: '2021-07-18',
      establishes: 'PyTorch’s own option with nvcc 10.1; others with 10.0, cured by 10.2 and by 11',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/blob/fb28d7242/flashinfer/jit/core.py',
      date: '2026-08-22',
      establishes: 'the GPU is judged before a module that was built ahead is looked for; without nvcc PyTorch’s CUDA counts (jit/cpp_ext.py)',
      strength: 'documented',
    },
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/blob/fb28d7242/flashinfer/compilation_context.py',
      date: '2026-08-22',
      establishes: 'the warning, for compute capability 12 and an nvcc before 12.9',
      strength: 'documented',
    },
  ],
});
