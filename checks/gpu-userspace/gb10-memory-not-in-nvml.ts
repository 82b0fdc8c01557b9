import { all, defineCheck, gpus, torch } from '#api';

export default defineCheck({
  id: 'gb10-memory-not-in-nvml',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'NVML tells no memory size of a GB10 (DGX Spark), so a tool that asks it sees no GPU',
  impact: 'degraded',
  symptom: 'A launcher or monitor reports no GPU, 0 GB of VRAM or NVMLError_NotSupported on a DGX Spark, while CUDA works.',
  blamedOn: 'the driver',
  runtimes: [],
  // The memory is the processor's: that nvidia-smi says “Not Supported” is how every such machine looks, and no sign of trouble.
  when: all(
    gpus.some((gpu) => gpu.name.has(/\bGB10\b/)),
    torch.some((python) => python.lastError.has(/NVMLError_NotSupported/)),
  ),
  // The call for the memory, since NVML says the same of fans and limits. A traceback names the function that failed.
  hints: [
    /\bFile "[^"]{1,300}", line \d{1,6}, in nvmlDeviceGetMemoryInfo(?:_v2)?\b/,
    /\b(?:nvmlDevice)?GetMemoryInfo(?:_v2)?\b.{0,40}(?<![a-z])NOT[ _]SUPPORTED\b/i,
  ],
  said: [
    // A tool shows it; of nvidia-smi itself it is no fault, and of another card another matter.
    /^(?!.{0,300}\b(?:nvidia-smi|RTX|GTX|GPU-Z|Radeon)\b).{0,80}\b(?:reports?|reporting|shows?|showing|displays?|detects?) (?:the |its )?(?:(?:total|GPU|device|unified|video) ){0,2}memory (?:size )?(?:as |is |to be |of )?(?:N\/A|unknown|0(?:\.0{1,2})? ?[GM]i?B)\b/i,
    /^(?!.{0,300}\b(?:nvidia-smi|RTX|GTX|Radeon)\b).{0,300}\bVRAM (?:detection|size)\b.{0,24}\b(?:fail\w{0,3}|missing|wrong|unknown)/i,
  ],
  remedy: [
    { do: 'Nothing is wrong with the driver. Update the tool, or tell it the size by hand: the GPU shares the machine’s memory (free -g).' },
    { do: 'In a program of one’s own ask cudaMemGetInfo or /proc/meminfo where NVML answers “not supported”.' },
  ],
  verify: "python3 -c 'import torch; print(torch.cuda.mem_get_info())'",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/dgx-spark-playbooks/blob/0db7c141da60870ca6ed5c99436320f4e35cd531/nvidia/vllm/README.md',
      date: '2026-07-24',
      establishes: 'NVIDIA: the memory fields of nvidia-smi read N/A on unified memory',
      strength: 'documented',
    },
    {
      url: 'https://github.com/canonical/inference-snaps/issues/143',
      date: '2025-11-25',
      establishes: 'a tool that sizes models by nvidia-smi fails on a DGX Spark',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/kubernetes-sigs/dra-driver-nvidia-gpu/issues/1115',
      date: '2026-05-10',
      establishes: 'Kubernetes’ driver for NVIDIA GPUs ends its listing there: GetMemoryInfo returns “Not Supported”',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/unslothai/unsloth/pull/10703',
      date: '2026-09-10',
      establishes: '“No GPU detected” for every model, because the total is missing',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/XuehaiPan/nvitop/pull/208',
      date: '2026-08-07',
      establishes: 'NVML’s raw answers on a GB10: both calls for memory return not supported',
      strength: 'several-reports',
    },
  ],
});
