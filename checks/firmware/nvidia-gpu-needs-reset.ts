import { defineCheck, logs, nvidia } from '#api';

export default defineCheck({
  id: 'nvidia-gpu-needs-reset',
  layer: 'firmware',
  kind: 'exposure',
  title: 'The GPU’s own firmware did not come up, or keeps a failed start (WPR2): it needs a reset',
  impact: 'blocked',
  symptom: 'nvidia-smi prints “No devices were found”, and the kernel log has “Cannot initialize GSP firmware RM” and “RmInitAdapter failed”.',
  blamedOn: 'the driver’s version, or its GSP files',
  runtimes: [],
  when: logs.gpuFaults.has('nvidia-needs-reset'),
  // It came up after all, or another GPU is the one that is used.
  unless: nvidia.smiError.isAbsent(),
  proves: [/failed to wait for GFW[_ ](?:BOOT|boot complete)\b/],
  // It follows another failure, which a reset may not cure.
  hints: [/unexpected WPR2 already up\b/],
  explains: ['nvidia-gsp-firmware-missing'],
  remedy: [
    {
      do: 'Switch the machine off and take its power away for a minute: a restart alone leaves the GPU as it is. In a virtual machine the host has to be switched off, or the card reset there.',
    },
    {
      do: 'If it comes back, read the kernel log from its top: “WPR2 already up” stands in every later try, and the first error names what went wrong.',
    },
    {
      do: '“failed to wait for GFW_BOOT” right after a cold start points to the card: its power cables, slot, riser or VBIOS. Try it in another machine.',
    },
    {
      do: 'Where the first error came with an update of the driver, or the GPU never worked: take another release. Where RmInitAdapter’s failure has the code 0x62:0x1f, on an RTX 50 laptop, 570.172.08 is reported to be the last that starts it; with 0x62:0x40:2168 on 595.58.03 it is 595.45.04 (of an RTX 4060 as well).',
    },
  ],
  verify: 'nvidia-smi -L; sudo dmesg | grep -E "GFW|WPR2|RmInitAdapter"',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/nvidia/src/kernel/gpu/gsp/kernel_gsp.c',
      date: '2026-03-05',
      establishes: 'the driver stops at a WPR2 that is up and prints that the GPU is likely in a bad state and may need to be reset',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/nvidia/src/kernel/gpu/gsp/arch/turing/kernel_gsp_tu102.c',
      date: '2026-03-05',
      establishes: 'the same words where the boot of the GPU’s firmware (GFW) does not complete',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/789',
      date: '2025-02-20',
      establishes: 'RTX 3090: No devices were found, with GFW_BOOT at 0x3',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ublue-os/bazzite/issues/4494',
      date: '2026-03-28',
      establishes: 'RTX 4060: WPR2 lines and 0x62:0x40:2168 with 595.58.03, where 595.45.04 worked',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/876',
      date: '2026-09-02',
      establishes:
        'WPR2 lines follow another first error, on mobile Blackwell of some driver releases: 570.169 and 570.172.08 work, 570.190 does not; another regression is said to have come between 595.45.04 and 595.58.03',
      strength: 'several-reports',
    },
  ],
});
