import { all, any, defineCheck, gpus, models, runtimes, servers } from '#api';

export default defineCheck({
  id: 'koboldcpp-layers-without-vram',
  layer: 'runtime',
  kind: 'exposure',
  title: 'KoboldCpp could not tell the VRAM, so its automatic choice puts no layer on the GPU',
  impact: 'degraded',
  symptom: 'With automatic layers (-1) the log says “Detected Available GPU Memory: 0 MB” and “offloaded 0/37 layers to GPU”; generation is slow.',
  blamedOn: 'the Vulkan driver, or too little VRAM',
  runtimes: ['koboldcpp'],
  when: all(
    runtimes.some((runtime) => runtime.kind.is('koboldcpp')),
    gpus.some((gpu) => gpu.vendor.oneOf('amd', 'intel', 'nvidia')),
    models.some((model) => model.layersOffloaded.is(0)),
    // Whoever asked for no layers sees 0 as well: without the launcher's words it is nothing.
    runtimes.some((runtime) => runtime.startError.has(/Unable to detect VRAM/)),
  ),
  // The CPU was asked for, or the layers were.
  unless: servers.some((server) => all(server.kind.is('koboldcpp'), any(server.flags.has('--usecpu'), server.flags.value('--gpulayers', /^\d/)))),
  // “Unable to detect VRAM” is printed beside layers that were set by hand, too, and until 1.98 where Vulkan told the memory after all.
  hints: [/Detected Available GPU Memory: 0 MB/],
  remedy: [
    { do: 'Say the layers yourself: a number above the model’s puts all of them on the GPU. If it does not fit, lower it.', setting: '--gpulayers 99' },
    {
      do: 'What the launcher knows of AMD’s and Intel’s memory it has from rocminfo and vulkaninfo: install the latter where it is missing (vulkan-tools, on Debian, Fedora and Arch alike).',
      commands: ['vulkaninfo --summary'],
    },
    { do: 'Releases of 2026 have --autofit, which asks the driver instead.' },
  ],
  verify: 'the line “offloaded N/N layers to GPU” at the start',
  owner: { component: 'koboldcpp' },
  evidence: [
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/1748',
      date: '2025-09-22',
      establishes: 'Radeon 780M on Linux: 0 MB and 0/37 layers with 1.99.1, 39 layers with 1.98.1',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/1403',
      date: '2025-03-04',
      establishes: 'the maintainer: the memory is asked of ROCm’s tools; without them set the layers by hand',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/1980',
      date: '2026-02-18',
      establishes: 'Radeon 8060S under Windows: no offload by default with 1.107.3, setting the layers works',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/2412',
      date: '2026-08-24',
      establishes: '1.119 on Arch with an RX 7900 XT: no VRAM is detected and the CPU chosen; vulkaninfo was not installed',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/1939',
      date: '2026-02-07',
      establishes: '--autofit is there in January; 1.108 brings the setting of how much it leaves free',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/LostRuins/koboldcpp/pull/1715',
      date: '2025-08-28',
      establishes: 'what is asked (rocminfo, all Vulkan heaps), and that the warning came too early before',
      strength: 'maintainer-confirmed',
    },
  ],
});
