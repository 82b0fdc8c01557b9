import { all, any, defineCheck, gpus, not, rocm, runtimes, servers, services, vulkan, vulkanDevices } from '#api';

export default defineCheck({
  id: 'koboldcpp-without-vulkaninfo',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'KoboldCpp’s launcher finds Vulkan GPUs through vulkaninfo, which is not installed',
  impact: 'degraded',
  symptom: 'The launcher names no GPU, chooses the CPU by itself (“Auto Selected Default Backend (flag=0)”) and cannot tell the VRAM; games use the GPU.',
  blamedOn: 'a regression of KoboldCpp, or the GPU being unsupported',
  runtimes: ['koboldcpp'],
  when: all(
    runtimes.some((runtime) => runtime.kind.is('koboldcpp')),
    // Without a GPU the launcher says the same, and of integrated ones it chooses none by itself.
    gpus.some((gpu) => all(gpu.vendor.oneOf('amd', 'intel'), not(gpu.integrated.is(true)))),
    vulkan.tool.is(false),
    vulkanDevices.some((device) => all(device.type.is('discrete'), not(device.driverId.is('nvidia-proprietary')))),
  ),
  // ROCm’s rocminfo tells it of the card as well, and nvidia-smi, which it asks first, of one of NVIDIA’s.
  unless: any(
    not(rocm.version.isAbsent()),
    not(rocm.hipLibrary.isAbsent()),
    gpus.some((gpu) => gpu.driver.is('nvidia')),
    // Who says it by hand, or in a file of settings, needs no choice.
    services.some((service) => all(service.serves.is('koboldcpp'), service.execStart.has(/--(?:use(?:vulkan|cpu|hipblas|cuda|cublas)|config)\b/))),
    servers.some((server) =>
      all(
        server.kind.is('koboldcpp'),
        any(
          server.flags.has('--usevulkan'),
          server.flags.has('--usecpu'),
          server.flags.has('--usehipblas'),
          server.flags.has('--usecuda'),
          server.flags.has('--usecublas'),
          server.flags.has('--config'),
        ),
      ),
    ),
  ),
  // That the VRAM cannot be told it says beside GPUs that it found, too.
  hints: [
    /Auto Selected Default Backend \(flag=0\)/,
    /^(?!.{0,300}\b(?:rocminfo|hipblas|koboldcpp-rocm)\b).{0,300}(?<!\b(?:if|when|says)\b[^.]{0,24})\bvulkaninfo: (?:command )?not found/i,
  ],
  explains: ['koboldcpp-layers-without-vram'],
  remedy: [
    { do: 'Install the package that brings vulkaninfo; nothing that runs is touched.', commands: ['sudo apt install vulkan-tools'], on: 'debian' },
    { do: 'Install the package that brings vulkaninfo; nothing that runs is touched.', commands: ['sudo dnf install vulkan-tools'], on: 'fedora' },
    { do: 'Elsewhere it is called vulkan-tools as well.' },
    { do: 'Or say it by hand: the launcher is needed for the choice alone.', setting: '--usevulkan --gpulayers 99' },
  ],
  verify: 'vulkaninfo --summary   # lists the GPU; the launcher names it then',
  owner: { component: 'koboldcpp' },
  evidence: [
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/2102',
      date: '2026-04-10',
      establishes: 'a developer: the launcher takes what it knows of GPUs from vulkaninfo, and has no other way',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/2412',
      date: '2026-08-24',
      establishes: 'an RX 7900 XT that fell to the CPU with 1.119; vulkaninfo was not installed',
      strength: 'several-reports',
    },
  ],
});
