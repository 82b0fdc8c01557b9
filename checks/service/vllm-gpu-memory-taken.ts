import { all, defineCheck, gpus, holds, torch } from '#api';

// Who asks for all of it (0.98 and more) never gets it: the context of vLLM’s own process takes some.
// A total of 110 to 129 GiB is memory that the CPU shares (GB10, Thor, Strix Halo), where the page cache counts as taken.
const refused =
  /Free memory on device (?!xpu)\S{0,12} ?\([\d.]{1,8}\/(?!1[12]\d\.)[\d.]{1,8} GiB\) on startup is less than desired GPU memory utilization(?! \((?:1(?:\.0+)?|0?\.9[89]\d{0,3})[,)])/;

/** The same of a card of 20 GiB and more that was asked for 92 % of it at most: what lacks there is more than the program's own contexts take. */
const taken =
  /Free memory on device (?!xpu)\S{0,12} ?\([\d.]{1,8}\/(?!1[12]\d\.)(?:[2-9]\d|\d{3})(?:\.\d{1,4})? GiB\) on startup is less than desired GPU memory utilization \(0?\.(?:[0-8]\d{0,3}|9(?:[0-2]\d{0,2})?)[,)]/;

/** A smaller card, of which more than 2 GiB are not free: “4.10/7.75”. */
const smaller = Array.from({ length: 15 }, (_, at) => `(?:${Array.from({ length: at + 3 }, (__, free) => free).join('|')})\\.\\d{1,4}/${at + 5}\\.`).join('|');
const takenOfSmaller = new RegExp(
  `Free memory on device (?!xpu)\\S{0,12} ?\\((?:${smaller})\\d{1,4} GiB\\) on startup is less than desired GPU memory utilization`,
);

/** What is not free, in GiB. */
function lacking(error: string): number {
  const [, free, total] = refused.test(error) ? (/\(([\d.]{1,8})\/([\d.]{1,8}) GiB\) on startup/.exec(error) ?? []) : [];
  return Number(total ?? 0) - Number(free ?? 0);
}

export default defineCheck({
  id: 'vllm-gpu-memory-taken',
  layer: 'service',
  kind: 'exposure',
  title: 'GPU memory is taken already, so vLLM’s share (--gpu-memory-utilization) is not free',
  impact: 'blocked',
  symptom: 'vLLM refuses to start: “Free memory on device … on startup is less than desired GPU memory utilization”.',
  blamedOn: 'a model that is too large, or a leak in vLLM',
  runtimes: ['vllm'],
  // Where CPU and GPU share the memory, as on GB10, the page cache counts as taken; that has a check of its own.
  when: all(
    gpus.none((gpu) => all(gpu.integrated.is(true), gpu.vendor.is('nvidia'))),
    // CUDA's context takes half a GiB.
    torch.some((environment) => holds('more is taken than a context of its own', [environment.lastError], (error) => lacking(error) >= 0.9)),
  ),
  // More than it takes with NCCL's buffers.
  bites: torch.some((environment) => holds('much more is taken than a context of its own', [environment.lastError], (error) => lacking(error) >= 1.5)),
  proves: [taken, takenOfSmaller],
  hints: [refused],
  remedy: [
    {
      do: 'See who holds it: Ollama keeps a model for five minutes, a desktop takes some, and workers of a vLLM that was killed may be left. In a notebook it may be what was loaded there before.',
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
      establishes: 'on an Intel GPU: vLLM’s maintainer on what is compared, for CUDA alike, and on workers that were left',
      strength: 'maintainer-confirmed',
    },
    { url: 'https://github.com/vllm-project/vllm/issues/20305', date: '2025-06-30', establishes: 'the message, with 0.9.1', strength: 'several-reports' },
  ],
});
