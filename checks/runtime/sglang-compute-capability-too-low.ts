import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'sglang-compute-capability-too-low',
  layer: 'runtime',
  kind: 'fault',
  title: 'SGLang refuses GPUs of a compute capability below 7.5, as this one is',
  impact: 'blocked',
  symptom: 'The start ends with “SGLang only supports sm75 and above”, on a V100, P100, P40 or GTX 10-series.',
  blamedOn: 'the CUDA version, or an option',
  runtimes: ['sglang'],
  when: torch.some((environment) => environment.lastError.has(/SGLang only supports sm75 and above/)),
  proves: [/RuntimeError: SGLang only supports sm75 and above/],
  remedy: [
    {
      do: 'Serve the model with llama.cpp or Ollama, whose builds for CUDA 12 still carry these cards. No option of SGLang lifts it: the device itself is asked.',
    },
    {
      do: 'In a machine with several generations name the newer cards alone, by their numbers in nvidia-smi. Turing passes this test, but releases since the end of 2025 were seen to lack kernels for it: take cards of 8.0 or higher there.',
      setting: 'CUDA_DEVICE_ORDER=PCI_BUS_ID CUDA_VISIBLE_DEVICES=1',
    },
  ],
  verify: 'nvidia-smi --query-gpu=name,compute_cap --format=csv',
  owner: { component: 'sglang' },
  evidence: [
    {
      url: 'https://github.com/sgl-project/sglang/blob/v0.4.6.post5/python/sglang/srt/model_executor/model_runner.py',
      date: '2025-05',
      establishes: 'the device’s compute capability is asked, and the error is raised below 7.5',
      strength: 'documented',
    },
    {
      url: 'https://github.com/sgl-project/sglang/issues/24302',
      date: '2026-05-03',
      establishes: 'an RTX 2080 (7.5) passes the test, and a kernel that is built for 8.0 and later stops it',
      strength: 'single-report',
    },
  ],
});
