import { all, any, defineCheck, gpus, models, not, ollama, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-rocm-targets-pruned',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.31.2 removed gfx1010, gfx1012 and gfx1103 from ROCm, and Vulkan is off here',
  impact: 'degraded',
  symptom: 'A Radeon RX 5500/5600/5700 or 780M no longer runs on ROCm after the update; models run on the CPU.',
  blamedOn: 'the driver',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.31.2', fixed: null, seen: ['0.31.2', '0.32.15'] }),
    gpus.some((gpu) => gpu.arch.oneOf('gfx1010', 'gfx1012', 'gfx1103')),
    // Nor another card that it still serves, such as an RX 7900 beside a Ryzen's own graphics.
    gpus.none((gpu) =>
      any(
        gpu.vendor.is('nvidia'),
        gpu.arch.oneOf('gfx908', 'gfx90a', 'gfx942', 'gfx950', 'gfx1030', 'gfx1100', 'gfx1101', 'gfx1102', 'gfx1150', 'gfx1151', 'gfx1200', 'gfx1201'),
      ),
    ),
    // The Vulkan back end takes these cards unasked, where it is there and not switched off.
    any(
      ollama.environment.value('OLLAMA_VULKAN', /^(?:0|f|false)$/i),
      // Without the part for ROCm the package for the CPU alone is here.
      runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.backends.has('hip'), not(runtime.backends.has('vulkan')))),
    ),
  ),
  // A distribution compiles its own selection of targets.
  unless: any(ollama.environment.value('HSA_OVERRIDE_GFX_VERSION', /\d/), ollama.compute.hasAny('rocm', 'vulkan')),
  bites: all(
    gpus.some((gpu) => gpu.arch.oneOf('gfx1010', 'gfx1012', 'gfx1103')),
    any(
      ollama.compute.has('cpu'),
      models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.is(0))),
    ),
  ),
  remedy: [
    {
      do: 'Let the Vulkan back end take the card: remove OLLAMA_VULKAN=0, or install the part that holds lib/ollama/vulkan; for the 780M set OLLAMA_IGPU_ENABLE=1 as well. In a container that is the image without the tag rocm, which has no Vulkan, started with --device /dev/dri.',
    },
    { do: 'Or keep 0.31.1.' },
  ],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # library=Vulkan',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/pull/17010',
      date: '2026-07-02',
      establishes: 'the maintainer removes targets that ROCm no longer supports and counts on Vulkan for them',
      strength: 'maintainer-confirmed',
    },
    { url: 'https://github.com/ollama/ollama/commit/26acfa42b', date: '2026-07-02', establishes: 'first release 0.31.2', strength: 'maintainer-confirmed' },
  ],
});
