import { all, any, defineCheck, ggmlGpuMemoryFull, gpus, holds, memory, models, told, torchGpuMemoryFull } from '#api';

const GiB = 1024 ** 3;

export default defineCheck({
  id: 'ttm-page-limit-half-of-ram',
  layer: 'kernel',
  kind: 'exposure',
  title: 'TTM lends the integrated GPU half of the RAM; ttm.pages_limit raises it',
  impact: 'risk',
  symptom: 'A 128 GB Strix Halo offers 62–64 GB to ROCm and Vulkan; larger models fail with “out of memory” near that line.',
  blamedOn: 'the model’s size, the firmware, ROCm',
  runtimes: [],
  when: all(
    memory.total.atLeast(24 * GiB),
    gpus.some((gpu) =>
      all(
        gpu.arch.is('gfx1151'),
        gpu.integrated.is(true),
        // Of what is installed firmware and a carve-out take a part.
        holds('GTT is half of the RAM', [gpu.gttTotal, memory.total], (gtt, total) => (2 * gtt) / total < 1.03 && (2 * gtt) / total > 0.9),
      ),
    ),
    // So every such machine starts out, and a model that fits is well off: it takes one that does not.
    any(
      told.complaints.hasAny('out-of-memory', 'load-failure', 'not-on-gpu'),
      models.some((model) =>
        holds(
          // One that is not on it at all is kept from it by something else.
          'the model takes about half of the RAM or more, and a part of it is on the GPU',
          [model.size, model.sizeVram, memory.total],
          (size, onGpu, total) => size >= 0.4 * total && onGpu > 0 && onGpu < 0.95 * size,
        ),
      ),
    ),
  ),
  // No machine with such a GPU has more than 128 GB: then a limit was set, even if an older line of the log shows the default.
  unless: gpus.some((gpu) =>
    all(
      gpu.arch.is('gfx1151'),
      any(
        gpu.gttTotal.atLeast(66 * GiB),
        // With a large carve-out GTT matters less.
        gpu.vramTotal.atLeast(16 * GiB),
      ),
    ),
  ),
  // Not the kernel’s “63968M of GTT memory ready”, which each such machine prints at each boot.
  hints: [...ggmlGpuMemoryFull, ...torchGpuMemoryFull],
  said: [
    /(?<!\b(?:no|not|never|without|fix(?:es|ed)?|system|host|CPU|if|avoids?)\b.{0,30}|n['’]t .{0,20})\b(?:out[- ]of[- ]memory|OOM)\b(?! ?-?killer)/i,
    // As people put it; 64 GB of 128 may also be a carve-out.
    /\b(?:ROCm|GPU|VRAM|GTT|PyTorch|torch|llama\.cpp|Ollama|LM Studio|rocm-smi|amd-smi|rocminfo|Vulkan)\b(?:(?!\b(?:Linux|OS|Ubuntu|Fedora|Debian|Windows|system|host|BIOS|UEFI|carved)\b)[^.;\n]){0,50}?(?<!\b(?:us(?:es?|ed|ing)|takes?|taking|needs?|loads?|occupies) )\b(?:only|just|limited to|capped at|stuck at)\b(?! (?:us|tak|need|load|occup))[^.;\n]{0,50}?\b(?:6[0-3]|4[67]|3[01])(?:\.\d{1,2})? ?Gi?B\b(?! (?:visible to the OS|(?:of )?(?:system )?RAM\b|left\b|used\b|in use\b))/i,
  ],
  remedy: [
    {
      do: 'Set the limit in pages of 4 KiB (GiB × 262144; 96 GiB are 25165824) on the kernel command line, or for the module ttm in /etc/modprobe.d with a new initramfs; leave some GiB to the system, which can otherwise run out of memory. With AMD’s out-of-tree driver the module is amdttm.',
      setting: 'ttm.pages_limit=25165824',
    },
  ],
  verify: 'cat /sys/class/drm/card*/device/mem_info_gtt_total',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/noamsto/nix-amd-ai/issues/42',
      date: '2026-08-27',
      establishes: 'measured: pages_limit 25165824 gives exactly 96 GiB of GTT, and nothing else is needed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/TheRock/blob/89553ce3746eda74ade42557470d25e37c91b6f0/docs/faq.md',
      date: '2026-08-22',
      establishes: 'the default is about half of the system’s memory',
      strength: 'documented',
    },
    {
      url: 'https://github.com/antirez/ds4/issues/475',
      date: '2026-07-01',
      establishes: '63968M of GTT by default, and an allocation that fails at that line',
      strength: 'several-reports',
    },
  ],
});
