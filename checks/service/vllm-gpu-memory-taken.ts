import { all, defineCheck, gpus, torch } from '#api';

// Who asks for all of it (0.98 and more) never gets it: the context of vLLM’s own process takes some.
// A total of 110 to 129 GiB is memory that the CPU shares (GB10, Thor, Strix Halo), where the page cache counts as taken.
const taken =
  /Free memory on device (?!xpu)\S{0,12} ?\([\d.]{1,8}\/(?!1[12]\d\.)[\d.]{1,8} GiB\) on startup is less than desired GPU memory utilization(?! \((?:1(?:\.0+)?|0?\.9[89]\d{0,3})[,)])/;

export default defineCheck({
  id: 'vllm-gpu-memory-taken',
  layer: 'service',
  kind: 'fault',
  title: 'Other processes hold GPU memory, so vLLM’s share (--gpu-memory-utilization) is not free',
  impact: 'blocked',
  symptom: 'vLLM refuses to start: “Free memory on device … on startup is less than desired GPU memory utilization”.',
  blamedOn: 'a model that is too large, or a leak in vLLM',
  runtimes: ['vllm'],
  // Where CPU and GPU share the memory, as on GB10, the page cache counts as taken; that has a check of its own.
  when: all(
    gpus.none((gpu) => all(gpu.integrated.is(true), gpu.vendor.is('nvidia'))),
    torch.some((environment) => environment.lastError.has(taken)),
  ),
  proves: [taken],
  remedy: [
    {
      do: 'See who holds it: Ollama keeps a model for five minutes, a desktop takes some, and workers of a vLLM that was killed may be left.',
      commands: ['nvidia-smi', 'ps -eo pid,user,args | grep -E "vllm|VLLM|ollama|llama-server"'],
    },
    {
      do: 'Stop those, or ask for less than is free. The share is one of the whole memory, not of what is free; less leaves less for the KV cache.',
      setting: '--gpu-memory-utilization 0.7',
    },
  ],
  verify: 'nvidia-smi --query-gpu=memory.used,memory.total --format=csv',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/50135',
      date: '2026-07-30',
      establishes: 'vLLM’s maintainer on what is compared, and on workers that were left',
      strength: 'maintainer-confirmed',
    },
    { url: 'https://github.com/vllm-project/vllm/issues/20305', date: '2025-06-30', establishes: 'the message, with 0.9.1', strength: 'several-reports' },
  ],
});
