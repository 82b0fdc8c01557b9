import { all, any, container, defineCheck, gate, gpus, models, not, ollama, platform } from '#api';

export default defineCheck({
  id: 'ollama-vulkan-opt-in',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.12.11 to 0.24 bring a Vulkan back end that stays off until OLLAMA_VULKAN=1',
  impact: 'degraded',
  symptom: 'An Intel Arc, Polaris or RX 6600 card, or a Radeon 680M, 780M or 890M, never appears, although vulkaninfo lists it; models run on the CPU.',
  blamedOn: 'a missing Mesa or Vulkan driver',
  runtimes: ['ollama'],
  when: all(
    any(
      all(
        // A negation, here and below: of itself the release, which says so of every machine, makes no such card likely.
        gate(ollama.version.inRanges({ introduced: '0.12.11', fixed: '0.30.0' })),
        // Cards that only Vulkan can serve there: Intel's discrete ones, and AMD targets that the ROCm build never had.
        gpus.some((gpu) =>
          any(
            all(gpu.vendor.is('intel'), gpu.integrated.is(false)),
            gpu.arch.oneOf('gfx803', 'gfx1011', 'gfx1031', 'gfx1032', 'gfx1033', 'gfx1034', 'gfx1035'),
          ),
        ),
      ),
      all(
        // 0.18 took gfx1103 and gfx1150 into its presets; before, these APUs had no ROCm code either.
        gate(ollama.version.inRanges({ introduced: '0.12.11', fixed: '0.18.0' })),
        gpus.some((gpu) => gpu.arch.oneOf('gfx1103', 'gfx1150')),
      ),
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
    ollama.environment.value('HSA_OVERRIDE_GFX_VERSION_0', /\d/),
    ollama.compute.hasAny('cuda', 'rocm', 'vulkan'),
    // A card that is kept for a virtual machine.
    gpus.some((gpu) => all(gpu.vendor.oneOf('amd', 'intel'), gpu.driver.is('vfio-pci'))),
    // An LXC container sees the host’s GPU in sysfs, whether it was given its nodes or not.
    all(platform.container.is('lxc'), not(container.nodes.hasMatch(/renderD/))),
  ),
  // A log that ends on the CPU says nothing while the card is not known.
  bites: all(
    gpus.some((gpu) => any(gpu.vendor.is('intel'), gpu.vendor.is('amd'))),
    any(
      ollama.compute.has('cpu'),
      models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.is(0))),
    ),
  ),
  // The second is what ROCm's discovery comes to on a target that its libraries lack.
  hints: [/experimental Vulkan support disabled/, /failure during GPU discovery(?!.{0,300}\/cuda_).{0,400}runner crashed/],
  remedy: [
    {
      do: 'Set the variable for the server (`sudo systemctl edit ollama`, below [Service]) and restart it, which unloads models.',
      setting: 'Environment="OLLAMA_VULKAN=1"',
    },
    { do: 'In a container pass it with -e, and take the image without the tag rocm, which has no Vulkan, with --device /dev/dri.' },
    {
      do: 'Or update to Ollama 0.30 or later, where the back end is on by default; an integrated GPU (680M, 780M, 890M) it then takes only with this variable.',
      setting: 'OLLAMA_IGPU_ENABLE=1',
    },
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
      url: 'https://github.com/ollama/ollama/blob/v0.17.0/CMakePresets.json',
      date: '2026-02',
      establishes: 'the ROCm targets until 0.17: no gfx1103, no gfx1150; both come with 0.18',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/15762',
      date: '2026-04-23',
      establishes: 'gfx1031: rocminfo is fine, the discovery crashes, and models run on the CPU',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/gpu.mdx',
      date: '2026-08-19',
      establishes: 'on by default where the back end is installed',
      strength: 'documented',
    },
  ],
});
