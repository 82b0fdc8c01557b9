import { all, defineCheck, gpus, nvidia, xidOffTheBus } from '#api';

export default defineCheck({
  id: 'blackwell-egpu-locks-up',
  layer: 'hardware',
  kind: 'exposure',
  title: 'Blackwell GPUs behind Thunderbolt or USB4 lock the machine up with the first CUDA work',
  impact: 'unstable',
  symptom: 'nvidia-smi lists the eGPU at rest; the first model that is loaded onto it freezes the machine.',
  blamedOn: 'the runtime, CUDA, the power supply of the enclosure',
  runtimes: [],
  when: all(
    nvidia.external.is(true),
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.is('blackwell'), gpu.driver.is('nvidia'))),
    nvidia.flavour.is('open'),
    // Reported since 2025 and still open; this is the release that a report names.
    nvidia.moduleVersion.inRanges({ introduced: null, fixed: null, seen: ['595.71.05', '595.71.05'] }),
  ),
  hints: [...xidOffTheBus],
  remedy: [
    {
      do: 'No cure is confirmed. Other ways to attach the card (OCuLink, an M.2 adapter) avoid the tunnel; keep firmware of host and enclosure current and try another driver branch.',
    },
  ],
  verify: 'nvidia-smi -L',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/979',
      date: '2026-05-03',
      establishes: 'RTX 5080, 5060 Ti and 5090 behind Thunderbolt or USB4, with 595.71.05 on kernel 7.0 too; the 5090 works in Windows on the same machine',
      strength: 'several-reports',
    },
  ],
});
