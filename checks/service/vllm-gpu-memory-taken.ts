import { all, any, defineCheck, gpus, holds, not, torch } from '#api';

// Who asks for all of it (0.98 and more) never gets it: the context of vLLM’s own process takes some.
// A total of 110 to 129 GiB is memory that the CPU shares (GB10, Thor, Strix Halo), where the page cache counts as taken.
const refused =
  /Free memory on device (?!xpu)\S{0,12} ?\([\d.]{1,8}\/(?!1[12]\d\.)[\d.]{1,8} GiB\) on startup is less than desired GPU memory utilization(?! \((?:1(?:\.0+)?|0?\.9[89]\d{0,3})[,)])/;

/** Any number of whole GiB up to this one. */
function upTo(most: number): string {
  if (most < 10) return `[0-${most}]`;
  const [tens, ones] = [Math.floor(most / 10), most % 10];
  return `(?:\\d|${tens > 1 ? `[1-${tens - 1}]\\d|` : ''}${tens}[0-${ones}])`;
}

/** “10.82/23.65”, of totals from one number of GiB to another, where so much is not free in any case. */
function lacks(from: number, to: number, least: number): string {
  return Array.from({ length: to - from + 1 }, (_, at) => `${upTo(from + at - least - 1)}\\.\\d{1,4}/${from + at}\\.\\d{1,4}`).join('|');
}

const utilization = 'on startup is less than desired GPU memory utilization';

/** A smaller card, of which more than 2 GiB are not free. */
const takenOfSmaller = new RegExp(`Free memory on device (?!xpu)\\S{0,12} ?\\((?:${lacks(5, 19, 2)}) GiB\\) ${utilization}`);

/**
 * Of 20 GiB and more at least 4, where 92 % were asked for at most: the contexts of vLLM's own processes are more than 2 with CUDA 13.
 * No card has 29, 30, 61 or 62 GiB: those are Jetson Orin and half of a Strix Halo's RAM, to which the firmware may also give 96.
 */
const taken = new RegExp(
  `Free memory on device (?!xpu)\\S{0,12} ?\\((?:${lacks(20, 28, 4)}|${lacks(31, 49, 4)}|[\\d.]{1,8}/(?!1[12]\\d\\.|6[12]\\.|96\\.)(?:[5-9]\\d|\\d{3})(?:\\.\\d{1,4})?) GiB\\) ${utilization} \\(0?\\.(?:[0-8]\\d{0,3}|9(?:[0-2]\\d{0,2})?)[,)]`,
);

/** What is not free, and all of it, in GiB. */
function amounts(error: string): { readonly lacking: number; readonly total: number } {
  const [, free, total] = refused.test(error) ? (/\(([\d.]{1,8})\/([\d.]{1,8}) GiB\) on startup/.exec(error) ?? []) : [];
  return { lacking: Number(total ?? 0) - Number(free ?? 0), total: Number(total ?? 0) };
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
  // CUDA's context takes half a GiB.
  when: torch.some((environment) => holds('more is taken than a context of its own', [environment.lastError], (error) => amounts(error).lacking >= 0.9)),
  // Where CPU and GPU share the memory, as on GB10, Orin and Strix Halo, the page cache counts as taken; on GB10 that has a check of its own.
  unless: any(
    gpus.some((gpu) => all(gpu.integrated.is(true), gpu.vendor.is('nvidia'))),
    gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.arch.is('gfx1151'))),
    // Of other processors the small GPU mostly stands beside a card.
    all(
      gpus.some((gpu) => all(gpu.integrated.is(true), gpu.vendor.is('amd'))),
      not(gpus.some((gpu) => gpu.integrated.is(false))),
    ),
  ),
  // More than its own processes take, with NCCL's buffers and CUDA 13.
  bites: torch.some((environment) =>
    holds('much more is taken than a context of its own', [environment.lastError], (error) => {
      const { lacking, total } = amounts(error);
      return lacking >= (total < 20 ? 2.5 : 4);
    }),
  ),
  proves: [taken, takenOfSmaller],
  hints: [refused],
  remedy: [
    {
      do: 'See who holds it: Ollama keeps a model for five minutes, a desktop takes some, and workers of a vLLM that was killed may be left. In a notebook it may be what was loaded there before. Under WSL nvidia-smi names no processes: those of Windows stand in its Task Manager, and WSL itself takes some (0.8 GiB in one report). Where nobody stands there, it is the contexts of its own processes, and only the second step helps.',
      commands: ['nvidia-smi', 'ps -eo pid,user,args | grep -E "vllm|VLLM|ollama|llama-server"'],
    },
    {
      do: 'Stop those; or, and first where there are none, ask for less than is free. The share is one of the whole memory, not of what is free; less leaves less for the KV cache.',
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
    {
      url: 'https://github.com/pytorch/pytorch/issues/175666',
      date: '2026-02-24',
      establishes: 'nobody else is there: with torch 2.11 for CUDA 13 the program’s own contexts take 2.28 of 22.05 GiB',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/noonghunna/club-3090/issues/1134',
      date: '2026-09-06',
      establishes: 'under WSL: 17 and 20 of 24 GiB taken from Windows, and no process is listed',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/Alex8791-cyber/cognithor/pull/318',
      date: '2026-05-02',
      establishes: 'under WSL with nobody else: 1.72 of 31.84 GiB are not free, about 0.8 of them by WSL; a smaller share starts',
      strength: 'single-report',
    },
    { url: 'https://github.com/vllm-project/vllm/issues/20305', date: '2025-06-30', establishes: 'the message, with 0.9.1', strength: 'several-reports' },
  ],
});
