import { all, any, defineCheck, gpus, ollama } from '#api';

export default defineCheck({
  id: 'ollama-vulkan-opt-in',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.12.11 to 0.24 bring a Vulkan back end that stays off until OLLAMA_VULKAN=1',
  impact: 'degraded',
  symptom: 'An Intel Arc, Polaris or RX 6600 card never appears, although vulkaninfo lists it; models run on the CPU.',
  blamedOn: 'a missing Mesa or Vulkan driver',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.12.11', fixed: '0.30.0' }),
    // Cards that only Vulkan can serve there: Intel's discrete ones, and AMD targets that the ROCm build never had.
    gpus.some((gpu) =>
      any(all(gpu.vendor.is('intel'), gpu.integrated.is(false)), gpu.arch.oneOf('gfx803', 'gfx1011', 'gfx1031', 'gfx1032', 'gfx1033', 'gfx1034')),
    ),
    gpus.none((gpu) =>
      any(
        gpu.vendor.is('nvidia'),
        gpu.arch.oneOf('gfx908', 'gfx90a', 'gfx942', 'gfx1010', 'gfx1012', 'gfx1030', 'gfx1100', 'gfx1101', 'gfx1102', 'gfx1151', 'gfx1200', 'gfx1201'),
      ),
    ),
  ),
  unless: any(
    ollama.environment.value('OLLAMA_VULKAN', /^(?!(?:0|f|false)$)\S/i),
    // An override makes ROCm take a neighbour's code, which many RDNA2 owners use.
    ollama.environment.value('HSA_OVERRIDE_GFX_VERSION', /\d/),
  ),
  // A log that ends on the CPU says nothing while the card is not known.
  bites: all(
    gpus.some((gpu) => any(gpu.vendor.is('intel'), gpu.vendor.is('amd'))),
    ollama.compute.has('cpu'),
  ),
  hints: [/experimental Vulkan support disabled/],
  remedy: [
    {
      do: 'Set the variable for the server (`sudo systemctl edit ollama`, below [Service]) and restart it, which unloads models.',
      setting: 'Environment="OLLAMA_VULKAN=1"',
    },
    { do: 'Or update to Ollama 0.30 or later, where the back end is on by default.' },
  ],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # library=Vulkan',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/commit/6286d9a3a',
      date: '2025-11-12',
      establishes: 'the opt-in setting; first release 0.12.11',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/gpu.mdx',
      date: '2026-08-19',
      establishes: 'on by default where the back end is installed',
      strength: 'documented',
    },
  ],
});
