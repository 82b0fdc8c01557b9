import { all, any, defineCheck, gpus, not, runtimes, servers } from '#api';

export default defineCheck({
  id: 'amd-resizable-bar-off',
  layer: 'firmware',
  kind: 'fault',
  title: 'Resizable BAR is off, so Vulkan puts data into a 256 MiB window of this Radeon',
  impact: 'degraded',
  symptom: 'Generation is slow, at two thirds down to a sixth of what the card can do; nothing in the log looks wrong.',
  blamedOn: 'the quantization, the size of the model, or Mesa',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio', 'lemonade'],
  when: all(
    // The largest of its regions is the window, where lspci alone tells of it; of an excerpt it may be another.
    gpus.some((gpu) =>
      all(
        gpu.vendor.is('amd'),
        gpu.integrated.is(false),
        any(
          gpu.vramVisible.below(512 * 2 ** 20),
          // Cards of other drivers are too old for Vulkan, or wait for a virtual machine.
          all(gpu.driver.is('amdgpu'), gpu.barSize.atLeast(256 * 2 ** 20), gpu.barSize.below(512 * 2 ** 20)),
        ),
      ),
    ),
    // Ollama brings Vulkan along and prefers ROCm, so its library says nothing; of LM Studio's engines one is chosen.
    runtimes.some((runtime) => all(runtime.backends.has('vulkan'), not(runtime.backends.has('hip')), not(runtime.kind.is('ollama')))),
  ),
  // The way round for boards without the option is in force where the model is served.
  // Beside an NVIDIA card, or a Radeon whose memory is all visible, it mostly drives the display.
  unless: any(
    servers.some((server) => server.environment.has('GGML_VK_DISABLE_HOST_VISIBLE_VIDMEM')),
    gpus.some((gpu) => any(gpu.vendor.is('nvidia'), all(gpu.vendor.is('amd'), gpu.integrated.is(false), gpu.rebar.is(true)))),
  ),
  // amdgpu's line, and lspci's of the window of an AMD GPU: other makers have it at another place.
  hints: [
    /Detected VRAM RAM=\d{4,7}M, BAR=256M(?!.{0,200}\bBAR=\d{4})/,
    /\bRegion 0: Memory at [0-9a-f]{6,16} \(64-bit, prefetchable\)(?: \[disabled\])? \[size=256M\]/,
  ],
  said: [
    // Neither a row of a table, nor what somebody asks, supposes or compares without effect.
    /^(?!\s{0,8}\|)(?!.{0,400}(?:\?|\b(?:(?:llama\.cpp|built|build|compiled|runs?|running) (?:with|on|for) (?:ROCm|HIP)|if|could|whether|maybe|might|unless|when|no difference|makes? no|(?:does|did) ?n[o’']t (?:matter|help|change)|same)\b)).{0,400}(?:resizable BAR|ReBAR)\b(?!.{0,12}(?:\bnot|n['’]t) (?:disabled|off)).{0,30}\b(?:not enabled|disabled|off)\b/i,
  ],
  explains: ['llamacpp-vulkan-n-outputs-max-rx6600'],
  remedy: [
    {
      do: 'Enable “Above 4G Decoding” and “Re-Size BAR” in the firmware setup; CSM (legacy boot) has to be off for that, so a system installed in legacy mode no longer starts. In a virtual machine the host’s setting and the size of the passed BAR decide.',
    },
    {
      do: 'Where the board has no such option: keep llama.cpp out of the window, in the environment of the process that serves the model.',
      setting: 'GGML_VK_DISABLE_HOST_VISIBLE_VIDMEM=1',
    },
  ],
  verify: 'cat /sys/class/drm/card*/device/mem_info_vis_vram_total   # equals mem_info_vram_total',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ggml-org/llama.cpp/issues/27097' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27097',
      date: '2026-08-15',
      establishes: 'RX 7900 XTX with Resizable BAR off: 13.9 t/s, and 36.9 t/s once host-visible video memory is not used',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/24066',
      date: '2026-06-20',
      establishes: 'a second user: 75 t/s (b9415) and 25 t/s (b9544) with Resizable BAR off, 110 and 140 t/s (b9733) after enabling it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/15109',
      date: '2025-08-07',
      establishes: 'the environment variable was added and merged',
      strength: 'documented',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/574',
      date: '2025-10-15',
      establishes: 'the same on RDNA 4 under LM Studio, cured by enabling Resizable BAR',
      strength: 'several-reports',
    },
  ],
});
