import { all, any, defineCheck, gate, gpus, models, ollama } from '#api';

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
    // A negation: of itself the release makes no Vega likely.
    gate(ollama.version.inRanges({ introduced: '0.12.4', fixed: '0.30.0' })),
    gpus.none((gpu) => gpu.vendor.is('nvidia')),
  ),
  unless: any(
    ollama.environment.value('OLLAMA_VULKAN', /^(?!(?:0|f|false)$)\S/i),
    ollama.compute.hasAny('rocm', 'vulkan'),
    // A card that is kept for a virtual machine.
    gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.driver.is('vfio-pci'))),
  ),
  bites: all(
    gpus.some((gpu) => gpu.arch.oneOf('gfx900', 'gfx906')),
    any(
      ollama.compute.has('cpu'),
      models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.is(0))),
    ),
  ),
  // rocBLAS says the first one in every program that lacks its files for the card: here of Ollama's own copy.
  hints: [
    /rocBLAS error: Cannot read \S{0,200}ollama\S{0,200}: Illegal seek for GPU arch\s*:\s*gfx90[06]/,
    /failure during GPU discovery(?!.{0,300}\/cuda_).{0,400}runner crashed/,
  ],
  remedy: [
    {
      do: 'Update to Ollama 0.30 or later, whose Vulkan back end covers the card without ROCm. In a container that is the image without the tag rocm, which has no Vulkan, started with --device /dev/dri.',
    },
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
