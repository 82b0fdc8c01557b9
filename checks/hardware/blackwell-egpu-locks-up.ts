import { all, any, defineCheck, gpus, models, not, nvidia, xidOffTheBus } from '#api';

const ofLaptop = (gpu: typeof gpus.item) => gpu.name.has(/\bLaptop\b|\bMobile\b/i);

export default defineCheck({
  id: 'blackwell-egpu-locks-up',
  layer: 'hardware',
  kind: 'exposure',
  title: 'Blackwell GPUs behind Thunderbolt or USB4 fall off the bus or lock up under CUDA work',
  impact: 'unstable',
  symptom: 'nvidia-smi lists the eGPU at rest; a model that is loaded onto it freezes the machine, or the card is gone with Xid 79.',
  blamedOn: 'the runtime, CUDA, the power supply of the enclosure',
  runtimes: [],
  when: all(
    nvidia.external.is(true),
    // That the module is the open one goes without saying: no other drives these.
    // Which of several GPUs is the external one is not told; a laptop’s own it is not.
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.is('blackwell'), gpu.driver.is('nvidia'), not(ofLaptop(gpu)))),
    // Reported since 2025 and still open; these are the releases that reports name.
    nvidia.moduleVersion.inRanges({ introduced: null, fixed: null, seen: ['595.71.05', '610.43.03'] }),
  ),
  unless: any(
    // Some starts go well for hours. A model that is loaded is on a GPU now, and with a single one it is this.
    all(
      gpus.none((gpu) => all(gpu.vendor.is('nvidia'), not(gpu.generation.is('blackwell')))),
      models.some((model) => model.sizeVram.atLeast(1)),
    ),
    // With more lanes than such a port has it is in the machine, and the older card beside it outside.
    all(
      gpus.some((gpu) => all(gpu.vendor.is('nvidia'), not(gpu.generation.is('blackwell')), not(ofLaptop(gpu)))),
      gpus.none((gpu) => all(gpu.generation.is('blackwell'), gpu.linkWidth.below(8))),
    ),
  ),
  hints: [...xidOffTheBus],
  said: [
    /\b(?:hard[- ]?locks?|locks? up|locking up|lock-?ups?|freez(?:es?|ing)|frozen|froze)\b[^.;\n]{0,90}\b(?:CUDA|models?|inference|ollama|llama|torch|loads?|compute)\b/i,
  ],
  remedy: [
    {
      do: 'No cure is confirmed. A card that was only unplugged leaves Xid 79 as well. Keep firmware of host and enclosure current and try another driver branch, or a slot inside a desktop; OCuLink is no sure way out, since a card behind it was reported to lock up as well.',
    },
  ],
  verify: 'nvidia-smi -L',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/979',
      date: '2026-07-20',
      establishes:
        'RTX 5080, 5060 Ti and 5090 behind Thunderbolt or USB4, with 595.71.05 on kernel 7.0 and with 610.43.03 too: lock-ups, or Xid 79 under load; one start in many went well for hours; the 5090 works in Windows on the same machine',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1247',
      date: '2026-07-17',
      establishes: 'an RTX 5060 Ti on OCuLink, driver 580: the host locks up as soon as a model is loaded, with nothing in the log',
      strength: 'single-report',
    },
  ],
});
