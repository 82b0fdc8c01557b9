import { defineCheck, nvidia } from '#api';

export default defineCheck({
  id: 'nvidia-power-cable-missing',
  layer: 'hardware',
  kind: 'fault',
  title: 'The GPU’s power cables are not connected, says NVIDIA’s driver (Xid 54)',
  impact: 'blocked',
  symptom: 'lspci lists the card, nvidia-smi prints “No devices were found” or leaves it out, and the kernel log has RmInitAdapter failed.',
  blamedOn: 'the driver’s flavour or version, or a dead card',
  runtimes: [],
  when: nvidia.xids.has('54'),
  proves: [/NVRM: .{0,40}GPU does not have the necessary power cables connected/, /Xid \(PCI:[0-9a-fA-F:.]{4,20}\): 54,/],
  explains: ['nvml-refuses-loaded-driver'],
  remedy: [
    {
      do: 'Switch the machine off, connect every power connector of the card with a cable of its own from the power supply, until it locks; an adapter for 12V-2x6 needs all of its ends.',
    },
    { do: 'In an enclosure or on a riser, see that its own power is switched on before the machine starts.' },
  ],
  verify: 'nvidia-smi -L; sudo dmesg | grep NVRM',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/nvidia/arch/nvalloc/unix/src/osinit.c',
      date: '2026-03-05',
      establishes: 'printed where the GPU’s start fails for want of power',
      strength: 'documented',
    },
    {
      url: 'https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html',
      date: '2026',
      establishes: '54: auxiliary power is not connected to the board; check the mechanics',
      strength: 'documented',
    },
  ],
});
