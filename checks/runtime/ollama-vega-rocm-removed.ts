import { all, any, defineCheck, gpus, models, ollama } from '#api';

export default defineCheck({
  id: 'ollama-vega-rocm-removed',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama’s ROCm build no longer supports Vega: gfx900 and gfx906 were removed',
  impact: 'degraded',
  symptom: 'A Vega 56/64, Radeon VII or MI50 that worked before is gone after an update: the runner crashes during GPU discovery, and models run on the CPU.',
  blamedOn: 'ROCm, or an update of the driver',
  runtimes: ['ollama'],
  when: all(
    gpus.some((gpu) => gpu.arch.oneOf('gfx900', 'gfx906')),
    // The targets leave the build presets with 0.12.4; from 0.30 on the Vulkan back end takes these cards unasked.
    ollama.version.inRanges({ introduced: '0.12.4', fixed: '0.30.0' }),
    gpus.none((gpu) => gpu.vendor.is('nvidia')),
  ),
  unless: ollama.environment.value('OLLAMA_VULKAN', /^(?!(?:0|f|false)$)\S/i),
  bites: all(
    gpus.some((gpu) => gpu.arch.oneOf('gfx900', 'gfx906')),
    any(
      ollama.compute.has('cpu'),
      models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.is(0))),
    ),
  ),
  // rocBLAS says the first one in every program that lacks its files for the card.
  hints: [
    /Illegal seek for GPU arch\s*:\s*gfx90[06]/,
    /failure during GPU discovery.{0,400}runner crashed/,
    /amdgpu is not supported.{0,200}gpu_type=gfx90[06]/,
  ],
  remedy: [
    { do: 'Update to Ollama 0.30 or later, whose Vulkan back end covers the card without ROCm.' },
    { do: 'With 0.12.11 to 0.24: switch the Vulkan back end on in the environment of the server.', setting: 'OLLAMA_VULKAN=1' },
  ],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # library=Vulkan',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/pull/12481',
      date: '2025-10-02',
      establishes: 'the maintainer: with the new ggml, gfx900 and gfx906 can no longer be supported',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/12774',
      date: '2025-10-24',
      establishes: 'Vega 10: runner crashed in discovery with 0.12.5, fine with 0.12.3',
      strength: 'maintainer-confirmed',
    },
  ],
});
