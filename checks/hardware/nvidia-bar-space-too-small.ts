import { all, defineCheck, gpus, nvidia } from '#api';

export default defineCheck({
  id: 'nvidia-bar-space-too-small',
  layer: 'hardware',
  kind: 'exposure',
  title: 'Above 4G Decoding and Resizable BAR are off, and a Blackwell card fails to start',
  impact: 'blocked',
  symptom: 'nvidia-smi prints “No devices were found” with the right, open driver; the log has RmInitAdapter failed (0x22:0x56).',
  blamedOn: 'the driver’s flavour, a dead GPU',
  runtimes: [],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.is('blackwell'), gpu.barSize.below(512 * 1024 * 1024))),
    nvidia.flavour.is('open'),
  ),
  unless: nvidia.smiError.isAbsent(),
  // The answer has many causes, so it counts only where the BAR is known to be small.
  bites: all(
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.barSize.below(512 * 1024 * 1024))),
    nvidia.smiError.has(/No devices were found/),
  ),
  // The code means “not supported”: the proprietary module says the same of a Blackwell card.
  hints: [/NVRM: GPU \S{4,20} RmInitAdapter failed! \(0x22:0x56:\d{1,5}\)/],
  remedy: [
    {
      do: 'Switch on Above 4G Decoding and Resizable BAR in the firmware setup, CSM off, and cut the power for a moment. An operating system that was installed in legacy mode does not boot without CSM.',
    },
  ],
  verify: 'nvidia-smi -L; nvidia-smi -q -d MEMORY | grep -A2 BAR1',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/862',
      date: '2025-07-26',
      establishes: 'the code 0x22:0x56 on a 5090 until both settings were switched on',
      strength: 'single-report',
    },
  ],
});
