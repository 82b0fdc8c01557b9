import { all, defineCheck, gpus, nvidia } from '#api';

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
  ),
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
      date: '2026-04-01',
      establishes: 'RTX 5080 over Thunderbolt 5, and RTX 5060 Ti over Thunderbolt 4 while the internal GPU works',
      strength: 'several-reports',
    },
  ],
});
