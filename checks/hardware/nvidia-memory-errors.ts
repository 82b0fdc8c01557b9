import { defineCheck, nvidia } from '#api';

export default defineCheck({
  id: 'nvidia-memory-errors',
  layer: 'hardware',
  kind: 'fault',
  title: 'The GPU reports uncorrectable memory errors (Xid 48, 64, 94, 95, 140, 171 or 172)',
  impact: 'unstable',
  symptom: 'One card of several crashes now and then, or its jobs end with ECC errors.',
  blamedOn: 'the quantization, the model, sampling settings',
  runtimes: [],
  // 63 only records that a row is to be remapped; 92 counts corrected errors.
  when: nvidia.xids.hasAny('48', '64', '94', '95', '140', '171', '172'),
  proves: [/Xid \(PCI:[0-9a-fA-F:.]{4,20}\): (?:48|64|94|95|140|171|172),/],
  hints: [/Xid \(PCI:[0-9a-fA-F:.]{4,20}\): (?:63|92),/, /Row Remapper: New row marked for remapping/],
  remedy: [
    {
      do: 'Take the GPU out of service, reset it or reboot so that pending remaps take effect, and run a memory test.',
      commands: ['nvidia-smi -q -d ECC,ROW_REMAPPER,PAGE_RETIREMENT'],
    },
    { do: 'If 64, 95, 171 or 172 return, have the card replaced.' },
  ],
  verify: 'sudo dmesg | grep Xid   # stays empty under load',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/common/sdk/nvidia/inc/nverror.h',
      date: '2026-03-05',
      establishes: 'what each code stands for',
      strength: 'documented',
    },
    {
      url: 'https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html',
      date: '2026',
      establishes: 'the action for each code',
      strength: 'documented',
    },
    {
      url: 'https://raw.githubusercontent.com/stas00/ml-engineering/7bc7c3054eb93c277a4755c597ae0864d77a63f1/compute/accelerator/nvidia/debug.md',
      date: '2025',
      establishes: 'row remapping with code 63: a reset activates it',
      strength: 'several-reports',
    },
  ],
});
