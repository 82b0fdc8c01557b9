import { all, defineCheck, gpus, runtimes } from '#api';

export default defineCheck({
  id: 'llamacpp-vulkan-n-outputs-max-rx6600',
  layer: 'runtime',
  kind: 'exposure',
  title: 'llama.cpp b9460 reserves few output rows, and Vulkan on the RX 6600 then runs 3–4× slower',
  impact: 'degraded',
  symptom: 'After an update of llama.cpp the same model and prompt fall from about 430/30 to 110/10 tokens a second; other cards do not change.',
  blamedOn: 'a new model or quantization, or an update of Mesa or the kernel',
  runtimes: ['llama.cpp'],
  when: all(
    // The XT, the M and the S have its number, too.
    gpus.some((gpu) => gpu.name.has(/\bRX 6600(?! ?(?:[XMS]|\/))/)),
    runtimes.some((runtime) =>
      all(
        runtime.kind.is('llama.cpp'),
        // b9460 is the first bad build by bisection; b9544 the newest that was reported, and no fix is named.
        runtime.build.inRanges({ introduced: '9460', fixed: null, seen: ['9460', '9544'] }),
        runtime.backends.has('vulkan'),
      ),
    ),
  ),
  // The small window is what the second report traced it to; whether the first machine had it was not said.
  bites: gpus.some((gpu) => all(gpu.name.has(/\bRX 6600(?! ?(?:[XMS]|\/))/), gpu.vramVisible.below(512 * 2 ** 20))),
  remedy: [
    {
      do: 'Look whether Resizable BAR is on. If the visible VRAM is 256 MiB, enable “Above 4G Decoding” and “Re-Size BAR” in the firmware setup; CSM has to be off for that.',
    },
    {
      do: 'Where the board cannot: keep llama.cpp out of host-visible video memory (helped on a sibling card, not tried on this one), or use a build before b9460.',
      setting: 'GGML_VK_DISABLE_HOST_VISIBLE_VIDMEM=1',
    },
  ],
  verify: 'cat /sys/class/drm/card*/device/mem_info_vis_vram_total   # equals mem_info_vram_total; then compare builds with llama-bench',
  owner: { component: 'llama.cpp', tracker: 'https://github.com/ggml-org/llama.cpp/issues/24066' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/24066',
      date: '2026-06-03',
      establishes: 'RX 6600 with b9484: 433/30 to 111/10 tokens a second; first bad build b9460; 258 reserved rows or more restore the speed',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27097',
      date: '2026-08-15',
      establishes: 'the same kind of slowness on an RX 7900 XTX with Resizable BAR off, cured by GGML_VK_DISABLE_HOST_VISIBLE_VIDMEM=1',
      strength: 'single-report',
    },
  ],
});
