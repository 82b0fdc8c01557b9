import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'vllm-quantisation-needs-newer-gpu',
  layer: 'hardware',
  kind: 'fault',
  title: 'This vLLM’s kernels for the quantisation need a newer GPU than the one in use',
  impact: 'blocked',
  symptom: 'vLLM refuses the checkpoint: “quantization … is not supported for the current GPU”, with the capability that it needs and the one it found.',
  blamedOn: 'the model, or the CUDA version',
  runtimes: ['vllm'],
  when: torch.some((environment) =>
    environment.lastError.has(
      /The quantization method [\w-]{2,40} is not supported for the current GPU\. ?Minimum capability: \d{2,3}|Quantization scheme is not supported for (?:', ?')?the current GPU\. Min capability: \d{2,3}/,
    ),
  ),
  proves: [
    /The quantization method [\w-]{2,40} is not supported for the current GPU\. ?Minimum capability: \d{2,3}/,
    /Quantization scheme is not supported for (?:', ?')?the current GPU\. Min capability: \d{2,3}/,
  ],
  remedy: [
    { do: 'Choose a checkpoint in a quantisation that vLLM lists for this generation (its table of supported hardware), or an unquantised one in float16.' },
    {
      do: 'Look whether a newer vLLM asks for less: for FP8 it wanted 90 in April 2024, and has run it on Ampere since, with weights only (Marlin); from 0.14.0 on, and for compressed-tensors since the end of January 2026, Turing runs FP8 and 4-bit weights so, too.',
    },
    {
      do: 'With several GPUs see whether an older one was judged in place of the one meant: let both name them in one order, and hand over that one alone.',
      setting: 'CUDA_DEVICE_ORDER=PCI_BUS_ID CUDA_VISIBLE_DEVICES=0',
    },
    { do: 'Or serve a GGUF of the model with llama.cpp or Ollama, whose kernels reach down to older cards.' },
  ],
  verify: 'nvidia-smi --query-gpu=name,compute_cap --format=csv',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://docs.vllm.ai/en/v0.14.0/features/quantization/',
      date: '2026',
      establishes: 'vLLM’s table: which quantisation runs on which generation',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/4202',
      date: '2024-04-19',
      establishes: 'AWQ on a V100: needs 75, has 70',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/14040',
      date: '2025-09-16',
      establishes: 'compressed-tensors on Turing: needs 80, has 75',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/33076',
      date: '2026-01-26',
      establishes: 'merged: models that ended in “Quantization scheme is not supported” run on an RTX 2080 Ti; Marlin there since 0.14.0',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/4327',
      date: '2024-04-24',
      establishes: 'FP8 on an RTX 30 card: needs 90, has 86',
      strength: 'several-reports',
    },
  ],
});
