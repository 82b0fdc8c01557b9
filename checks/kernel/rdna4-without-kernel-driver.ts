import { all, defineCheck, gpus, kernel, not } from '#api';

export default defineCheck({
  id: 'rdna4-without-kernel-driver',
  layer: 'kernel',
  kind: 'exposure',
  title: 'Kernel 6.8, Ubuntu 24.04’s first, does not drive RX 9060 and RX 9070 cards (RDNA4)',
  impact: 'blocked',
  symptom: 'The card is in lspci and nothing uses it: software rendering, no /dev/kfd, no render node.',
  blamedOn: 'the ROCm installation',
  runtimes: [],
  when: all(
    gpus.some((gpu) => all(gpu.generation.is('rdna4'), gpu.driver.isAbsent())),
    // amdgpu-dkms brings a driver of its own; then the kernel’s age does not matter.
    not(kernel.modules.has('amdttm')),
    kernel.version.inRanges(
      { introduced: null, fixed: null, seen: ['6.8', '6.8.12'] },
      { introduced: null, fixed: null, seen: ['6.8', '6.8.12'], lineage: 'ubuntu' },
    ),
  ),
  explains: ['amd-gpu-without-driver'],
  remedy: [
    {
      do: 'Install the hardware enablement kernel together with a current linux-firmware and Mesa, and boot it.',
      commands: ['sudo apt install linux-generic-hwe-24.04'],
      on: 'ubuntu',
    },
    { do: 'Ubuntu 22.04 ends with 6.8: upgrade the system to 24.04 first.', on: 'ubuntu' },
    { do: 'Elsewhere: boot a kernel of 2025 or later.' },
  ],
  verify: 'lspci -nnk -d 1002:',
  owner: { component: 'distribution', tracker: 'https://bugs.launchpad.net/ubuntu/+source/linux' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5102',
      date: '2025-07-25',
      establishes: 'Ubuntu 24.04.2 with 6.8 did not recognize an RX 9070 XT; a newer kernel did',
      strength: 'single-report',
    },
  ],
});
