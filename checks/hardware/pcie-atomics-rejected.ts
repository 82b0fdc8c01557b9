import { all, any, defineCheck, gpus, not, ollama, rocm, runtimes, torch } from '#api';

export default defineCheck({
  id: 'pcie-atomics-rejected',
  layer: 'hardware',
  kind: 'exposure',
  title: 'The PCIe slot or a bridge before it routes no atomics, so KFD skips the GPU',
  impact: 'blocked',
  symptom: 'The card drives the display and Vulkan works; ROCm lists no GPU at all.',
  blamedOn: 'the ROCm installation, or “the card is not supported”',
  runtimes: ['ollama', 'llama.cpp', 'pytorch'],
  when: all(
    gpus.some((gpu) => all(gpu.arch.has(/^gfx80[23]$/), gpu.driver.is('amdgpu'), gpu.kfdArch.isAbsent())),
    rocm.kfdInKernel.is(true),
    // A newer card beside it is served, and beside an NVIDIA card nobody means this one.
    gpus.none((gpu) => any(all(gpu.integrated.is(false), gpu.kfdArch.has(/^gfx(?!80[23]$)/)), gpu.vendor.is('nvidia'))),
    // Nobody misses it where no program asks for ROCm.
    any(
      not(rocm.version.isAbsent()),
      // Ollama brings it along for every Radeon, and may have taken this one through Vulkan.
      runtimes.some((runtime) => all(runtime.backends.has('hip'), any(not(runtime.kind.is('ollama')), not(ollama.compute.has('vulkan'))))),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  proves: [
    // Newer kernels add two numbers; only 0 as the second one means that no firmware helps.
    /\bskipped device 1002:[0-9a-f]{3,4}, PCI rejects atomics \d{1,5}<0\b/,
    // Older ones add none, also for a Navi card, which newer firmware could free of it. So only Polaris, Vega M, Tonga and Fiji.
    /\bskipped device 1002:(?:67[c-f]|69[2-489]|6fd|730)[0-9a-f], PCI rejects atomics\b(?! \d)/,
  ],
  remedy: [
    {
      do: 'Move the card to a slot that hangs on the processor, not on the chipset, and take risers and Thunderbolt boxes out of the way: each bridge on the path has to route atomics.',
    },
    {
      do: 'Processors before Intel’s Haswell (Xeon E3 and E5 v3) and AMD’s FX route none in any slot, nor do the ports of some laptops: there only Vulkan or another machine is left.',
    },
    { do: 'In a virtual machine give the GPU a root port of its own (QEMU q35) on a host that routes atomics.' },
    { do: 'Or use Vulkan, which does without /dev/kfd.' },
  ],
  verify: 'journalctl -k -b | grep "kfd kfd"   # says “added device”',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/910',
      date: '2019-10-16',
      establishes: 'a chipset slot of X570 rejects atomics, the processor’s slot does not',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/1214',
      date: '2020-09-08',
      establishes: 'an RX 580 on X58 is skipped with this message',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/558',
      date: '2018-09-27',
      establishes: 'AMD: a Xeon E5 2670 v2 lacks them, of Xeons v3 or newer is needed',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/1086',
      date: '2020-12-01',
      establishes: 'an AMD FX is refused as well, and AMD plans no way round for gfx8',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/ROCm/blob/e396b4898f459db094bfd60b876f419f77eb9f09/docs/conceptual/pcie-atomics.rst',
      date: '2025-03-21',
      establishes: 'AMD: ROCm needs PCIe atomics, routed by all bridges and switches above the GPU',
      strength: 'documented',
    },
  ],
});
