import { all, defineCheck, gpus, holds, kernel, nvidia } from '#api';

// The oldest builds of each branch that are reported to compile on 7.2.
const firstGood: Readonly<Record<number, readonly [number, number]>> = { 580: [178, 4], 595: [91, 7], 610: [57, 4] };

export default defineCheck({
  id: 'nvidia-source-needs-strncpy',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'Linux 7.2 removed strncpy(), which the installed NVIDIA module source still calls',
  impact: 'blocked',
  symptom: 'Since the update to kernel 7.2 there is no nvidia module; make.log ends in “implicit declaration of function strncpy”.',
  blamedOn: 'Secure Boot, the driver package, an update of Ollama or PyTorch',
  runtimes: [],
  when: all(
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    kernel.version.atLeast('7.2'),
    nvidia.moduleForKernel.is(false),
    holds('a source in DKMS is older than 580.178.04, 595.91.07 or 610.57.04', [nvidia.dkmsVersions], (versions) =>
      versions.some((version) => {
        const [branch = 0, minor = 0, patch = 0] = version.split('.').map(Number);
        const good = firstGood[branch];
        // Other branches up to 590 ended before 7.2 came.
        if (good === undefined) return branch < 595;
        return minor < good[0] || (minor === good[0] && patch < good[1]);
      }),
    ),
  ),
  // A virtual machine has the card.
  unless: gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.is('vfio-pci'))),
  proves: [/nvidia\/os-interface\.c:\d{1,5}:\d{1,4}: error: (?:implicit declaration of function|call to undeclared library function) .{0,3}strncpy/],
  // A compiler says so before its warnings, too.
  hints: [/nvidia\/os-interface\.c: In function .{0,3}os_get_current_process_name/],
  explains: ['nvidia-dkms-build-failed', 'nouveau-holds-nvidia-gpu'],
  remedy: [
    { do: 'Update the driver to 580.178.04, 595.91.07, 610.57.04 or later in its branch; from 590, which has ended, to 595 or later.' },
    { do: 'Until the distribution has it, boot a kernel before 7.2 and keep it installed.' },
  ],
  verify: 'dkms status | grep nvidia; nvidia-smi',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/pull/1227',
      date: '2026-08-04',
      establishes: 'names the kernel commit that removed strncpy; 610.57.04 has the fixes',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/554125',
      date: '2026-08-19',
      establishes: 'the open module fails on 7.2 at strncpy in os-interface.c; 610.57.04 and 595.91.07 build',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/pull/563993',
      date: '2026-09-16',
      establishes: '580.173.02 fails on 7.2.6, 580.178.04 builds',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/590.48.01/kernel-open/nvidia/os-interface.c',
      date: '2025-12-18',
      establishes: 'the last release of 590 calls strncpy in the same place',
      strength: 'documented',
    },
  ],
});
