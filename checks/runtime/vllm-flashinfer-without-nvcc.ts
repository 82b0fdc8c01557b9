import { all, defineCheck, runtimes, torch } from '#api';

/** FlashInfer’s own report of the environment says it behind these words, whether anything was to be compiled or not. */
const missing = /(?<!<flashinfer not importable>: RuntimeError: )Could not find nvcc and default cuda_home=/;

export default defineCheck({
  id: 'vllm-flashinfer-without-nvcc',
  layer: 'runtime',
  kind: 'fault',
  title: 'FlashInfer compiles kernels when vLLM or SGLang starts, and finds no nvcc',
  impact: 'blocked',
  symptom: 'vLLM’s engine core ends during profiling or at the first sample; PyTorch alone works.',
  blamedOn: 'an unsupported GPU, or too little memory',
  runtimes: ['vllm', 'sglang'],
  // A machine without nvcc is normal, and most settings need none; only the error of a run tells.
  when: all(
    runtimes.some((runtime) => runtime.kind.oneOf('vllm', 'sglang')),
    torch.some((environment) => environment.lastError.has(missing)),
  ),
  proves: [missing],
  // Builds of any extension say so too; as people put it, who know what asked.
  said: [
    /\bflash-?infer\b.{0,160}\bNo such file or directory: \W{0,2}nvcc\b/i,
    /(?<!\b(?:if|when|where|unless)\b[^.!?]{0,60})\bflash-?infer\b.{0,80}\b(?:fails?|failed|crash(?:es|ed)|dies|died|abort(?:s|ed))\b[^.!?]{0,60}\bnvcc (?:is |was )?(?:not found|missing|not installed)\b(?![^.!?]{0,20}\b(?:if|when)\b)/i,
    /(?<!\b(?:if|when|where|unless)\b[^.!?]{0,60})\bflash-?infer\b.{0,80}\b(?:could not|cannot|can['’]t) find nvcc\b/i,
    /\[Bug\]:? flash-?infer\b.{0,60}\b(?:requires|needs) nvcc\s{0,4}$/i,
  ],
  remedy: [
    {
      do: 'Install flashinfer-cubin and flashinfer-jit-cache in exactly the version of flashinfer-python; the second is not on PyPI but under https://flashinfer.ai/whl/, by CUDA (cu130). FlashInfer 0.6.17 and later do both with `flashinfer install-cubin-wheel` and `flashinfer install-jit-cache-wheel`, vLLM 0.32 with `vllm download-kernels`. Or install a CUDA toolkit and set CUDA_HOME to it (no leading colon).',
    },
    {
      do: 'Or, with vLLM, use PyTorch’s own sampler, which is a little slower; attention by FlashInfer still needs the compiler.',
      setting: 'VLLM_USE_FLASHINFER_SAMPLER=0',
    },
    {
      do: 'The wheels for CUDA 13 may have brought a compiler already: set CUDA_HOME to the folder above its bin. Where it is newer than the headers beside it, its build fails with “CUDA compiler and CUDA toolkit headers are incompatible”.',
      commands: ['find "$(python -c \'import sysconfig; print(sysconfig.get_path("purelib"))\')" -path "*/nvidia/*/bin/nvcc"'],
    },
  ],
  verify: 'pip list | grep -i flashinfer; echo "$CUDA_HOME"',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/49497',
      date: '2026-07-23',
      establishes: 'the default install from wheels crashes so, without a fall-back',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA-NeMo/Gym/pull/1405',
      date: '2026-05-26',
      establishes: 'names the cause and the two packages',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/issues/3033',
      date: '2026-04-10',
      establishes: 'a maintainer of vLLM: flashinfer-jit-cache is not on PyPI, and which index has it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/commit/f6c2f1e7b',
      date: '2026-07-29',
      establishes: 'the two commands that install the wheels; in nightly builds of 0.6.16 and in 0.6.17',
      strength: 'documented',
    },
    {
      url: 'https://github.com/syv-ai/qwen38-27b-rtx3090/blob/master/docs/vllm-0.32.md',
      date: '2026',
      establishes: 'vLLM 0.32.0 no longer asks for flashinfer-cubin, and fetches the kernels with vllm download-kernels',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/issues/1919',
      date: '2025-10-13',
      establishes: 'the same text after FlashInfer 0.4.0',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/odysseus-dev/odysseus/pull/228',
      date: '2026-06-01',
      establishes: 'the wheels bring nvcc and no CUDA_HOME; with nvcc 13.3 beside headers of 13.0 only the other sampler helps',
      strength: 'several-reports',
    },
  ],
});
