import { all, any, defineCheck, gpus, holds, not, ollama, runtimes, torch } from '#api';

export default defineCheck({
  id: 'apu-rocm-carveout-only',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'KFD offers ROCm only this APU’s BIOS carve-out, not the GTT that Vulkan uses',
  impact: 'degraded',
  symptom: 'ROCm sees a few GiB, spills to the CPU or is killed for want of memory; the same model runs whole on Vulkan.',
  blamedOn: 'the model’s size, ttm.pages_limit or llama.cpp’s fitting',
  runtimes: ['llama.cpp', 'ollama', 'lemonade', 'pytorch'],
  when: all(
    gpus.some((gpu) =>
      all(
        gpu.integrated.is(true),
        // Where the kernel prefers GTT on an APU, the two are alike.
        holds('KFD offers less than half of GTT', [gpu.kfdMemory, gpu.gttTotal], (offered, gtt) => offered > 0 && offered < gtt / 2),
      ),
    ),
    // Ollama brings these libraries along, and may use Vulkan all the same.
    any(
      runtimes.some((runtime) => all(not(runtime.kind.is('ollama')), runtime.backends.has('hip'))),
      all(
        runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.backends.has('hip'))),
        ollama.compute.has('rocm'),
      ),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  // Beside a card the processor's own GPU is merely the wrong device.
  unless: gpus.some((gpu) => any(all(gpu.vendor.is('nvidia'), gpu.driver.is('nvidia')), all(gpu.vendor.is('amd'), gpu.integrated.is(false)))),
  // PyTorch's c10/hip names what KFD offers, until 2.1 and since. Of less than 1 GiB it can only be a carve-out.
  proves: [
    /\bHIP out of memory\. Tried to allocate .{1,30}(?:\(GPU \d{1,2}; \d{2,3}\.\d{2} MiB total capacity|GPU \d{1,2} has a total capacity of \d{2,3}\.\d{2} MiB)/,
  ],
  hints: [
    /\b(?:GTT(?: memory)?(?: is)? not (?:being )?utili[sz]ed|only (?:BIOS |dedicated |the )?VRAM,? (?:and )?not (?:the )?GTT|unable to (?:use|leverage|utili[sz]e) (?:the )?GTT)\b/i,
  ],
  said: [
    // As people put it who know that there is GTT.
    /\bGTT\b.{0,30}\b(?:not (?:being )?used|unused)\b|\b(?:cannot|can't|can not|doesn't|does not|not|never) (?:use|uses|using|allocate from|see|touch) (?:the |any )?GTT\b/i,
  ],
  explains: ['torch-gpu-memory-full'],
  remedy: [
    {
      do: 'Boot a kernel of 6.10 or later, and make the carve-out in the firmware setup as small as it goes (512 MiB): the kernel then offers GTT to ROCm. A carve-out larger than GTT wins over it.',
    },
    {
      do: 'Or use Vulkan, which adds up both; or let llama.cpp use managed memory, which is slower on some APUs. Where its log then says “hipMallocManaged unsupported” (reported of gfx1150 with ROCm 7.2), nothing is gained by it.',
      setting: 'GGML_CUDA_ENABLE_UNIFIED_MEMORY=1',
    },
  ],
  verify: 'grep -H size_in_bytes /sys/class/kfd/kfd/topology/nodes/*/mem_banks/*/properties   # near mem_info_gtt_total',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/19818',
      date: '2026-02-22',
      establishes: 'gfx1150 with a carve-out of 6 GB: ROCm sees 6368 MiB, Vulkan 53281 MiB',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/2014',
      date: '2023-04-03',
      establishes: 'Ryzen 6800U: PyTorch is offered the 512 MiB of the carve-out, as its message names them',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/18159',
      date: '2026-01-28',
      establishes: 'before kernel 6.10 ROCm allocates from the carve-out only; later with GTT',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6050',
      date: '2026-03-20',
      establishes: 'AMD keeps the report open: hipMalloc takes device memory only, and layers go to the CPU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5944',
      date: '2026-02-09',
      establishes: 'gfx1150 with ROCm 7.2: hipMallocManaged is refused as not supported, and hipMalloc stays within the carve-out',
      strength: 'single-report',
    },
  ],
});
