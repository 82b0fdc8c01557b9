import { any, defineCheck, torch, torchGpuMemoryFull } from '#api';

export default defineCheck({
  id: 'torch-gpu-memory-full',
  layer: 'model-config',
  kind: 'fault',
  title: 'The GPU’s memory is full: PyTorch asked for more than the card has left',
  impact: 'blocked',
  symptom: '“CUDA out of memory. Tried to allocate …” (or HIP) while a model loads or at the first long request.',
  blamedOn: 'a broken installation, or a leak',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) => any(...torchGpuMemoryFull.map((message) => environment.lastError.has(message)))),
  proves: [...torchGpuMemoryFull],
  remedy: [
    {
      do: 'Look in the message who has the memory: this process, another one, or memory that is reserved but unallocated. (rocm-smi --showpids tells who holds it on Radeon and Instinct.)',
      commands: ['nvidia-smi'],
    },
    {
      do: 'This process: load fewer bits (a quantised checkpoint), a shorter context or smaller batches, or spread the model over GPUs and RAM (device_map="auto", --tensor-parallel-size, --cpu-offload-gb).',
    },
    {
      do: 'Much reserved but unallocated memory is fragmentation; on NVIDIA this variable lets segments grow. (For ROCm it came in the spring of 2026, and a hang was reported with it.) vLLM before April 2026 refuses it together with sleep mode; newer releases leave it off for that memory.',
      setting: 'PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True',
    },
  ],
  verify: 'nvidia-smi --query-gpu=memory.used,memory.total --format=csv',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/1949',
      date: '2023-12-06',
      establishes: 'vLLM’s default context does not fit a 24 GB card; a shorter one does',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/blob/001074d25084fdb87a799823e395a50f5ec044d3/c10/cuda/CUDACachingAllocator.cpp',
      date: '2024',
      establishes: 'the message and its parts, and when PyTorch itself advises expandable segments',
      strength: 'documented',
    },
    {
      url: 'https://github.com/pytorch/pytorch/pull/177974',
      date: '2026-03-20',
      establishes: 'expandable segments for ROCm are brought in, for the second time',
      strength: 'documented',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/192259',
      date: '2026-08-05',
      establishes: 'a nightly build for ROCm 7.2 hangs with them at the first copy to the GPU',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/40812',
      date: '2026-04-24',
      establishes: 'sleep mode refused to start with expandable segments, and since then switches them off for its own pool',
      strength: 'maintainer-confirmed',
    },
  ],
});
