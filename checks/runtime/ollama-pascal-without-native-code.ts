import { all, any, container, defineCheck, gate, gpus, not, nvidia, ollama, platform, told } from '#api';

export default defineCheck({
  id: 'ollama-pascal-without-native-code',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.30.0 to 0.31.1 run Pascal without native kernels and flash attention',
  impact: 'degraded',
  symptom: 'On a GTX 10-series, P40 or P100 generation is several times slower than with 0.24; the GPU’s clocks stay low.',
  blamedOn: 'the model, or llama.cpp in general',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.30.0', fixed: '0.31.2' }),
    // Of itself such a card tells nothing of Ollama.
    gate(gpus.some((gpu) => all(gpu.computeCapability.atLeast('6.0'), gpu.computeCapability.below('6.2')))),
  ),
  unless: any(
    // A model that fits a newer card beside it is put there alone; one on both loses flash attention.
    gpus.some((gpu) => gpu.computeCapability.atLeast('7.0')),
    // nouveau drives it, or a virtual machine has it. WSL has no module.
    all(platform.system.is('native'), nvidia.moduleVersion.isAbsent()),
    // An LXC container sees the host’s card, whether it was given the nodes or not.
    all(platform.container.is('lxc'), not(container.nodes.hasMatch(/nvidia/))),
  ),
  // Nothing logs it; of a report that says so.
  bites: told.complaints.has('slow'),
  remedy: [
    { do: 'Update Ollama to 0.31.2 or later.' },
    {
      do: 'Where that cannot be: the driver compiles the kernels here, so a newer one helps (580 is the last branch for these cards), or build Ollama for the card’s own architecture.',
    },
  ],
  verify: 'curl -s http://127.0.0.1:11434/api/version; ollama run MODEL --verbose   # compare the eval rate',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/16415',
      date: '2026-06-03',
      establishes:
        'the maintainer on GTX 1070 Ti: older architectures became virtual targets, compiled at run time, without flash attention; a newer driver helped the reporter',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16754',
      date: '2026-06-19',
      establishes: 'generation many times slower with 0.30 than with 0.24, until 0.24 was put back; closed by the commit below',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/commit/dba1e27fa',
      date: '2026-07-02',
      establishes: 'native code for 6.0 and 6.1, and flash attention for 6.x; first release 0.31.2',
      strength: 'maintainer-confirmed',
    },
  ],
});
