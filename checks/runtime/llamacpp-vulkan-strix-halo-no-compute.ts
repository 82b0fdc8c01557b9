import { all, defineCheck, gpus, runtimes } from '#api';

export default defineCheck({
  id: 'llamacpp-vulkan-strix-halo-no-compute',
  layer: 'runtime',
  kind: 'exposure',
  title: 'llama.cpp b9672 loads onto Strix Halo with Vulkan, but computes on the CPU',
  impact: 'degraded',
  symptom: 'All layers are on Vulkan0 and GTT is filled, yet the CPU is at 90% and the GPU at 0%; hardly any progress.',
  blamedOn: 'the amdgpu driver, or the power profile',
  runtimes: ['llama.cpp', 'ollama'],
  when: all(
    gpus.some((gpu) => gpu.arch.is('gfx1151')),
    // b9660 was good on the same machine.
    runtimes.some((runtime) =>
      all(
        runtime.kind.oneOf('llama.cpp', 'ollama'),
        runtime.backends.has('vulkan'),
        runtime.build.inRanges({ introduced: '9661', fixed: null, seen: ['9672', '9672'] }),
      ),
    ),
  ),
  // Ollama takes ROCm for this GPU where it has it.
  unless: runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.backends.has('hip'))),
  remedy: [{ do: 'Use b9660, or a newer build, and look at the GPU’s load again.' }],
  verify: 'cat /sys/class/drm/card*/device/gpu_busy_percent   # above 0 during generation',
  owner: { component: 'llama.cpp', tracker: 'https://github.com/ggml-org/llama.cpp/issues/24734' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/24734',
      date: '2026-06-17',
      establishes: 'b9672 bad and b9660 good on a Radeon 8060S, all else alike; closed without an answer',
      strength: 'single-report',
    },
  ],
});
