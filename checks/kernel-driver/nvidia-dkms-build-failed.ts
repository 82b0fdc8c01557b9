import { all, any, defineCheck, dkmsBuildFailed, gpus, nvidia, nvidiaBuildFailed, platform } from '#api';

export default defineCheck({
  id: 'nvidia-dkms-build-failed',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'DKMS or akmods could not build the NVIDIA module for the kernel',
  impact: 'blocked',
  symptom: 'Since a kernel update the GPU is gone; with the previous kernel it works. The update printed “Bad return status for module build”.',
  blamedOn: 'the CUDA or container toolkit, a broken GPU',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    nvidia.moduleForKernel.is(false),
    nvidia.headers.is(true),
  ),
  unless: any(
    nvidia.loaded.is(true),
    nvidia.dkmsVersions.isEmpty(),
    // A virtual machine has the card.
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.is('vfio-pci'))),
  ),
  proves: [...nvidiaBuildFailed],
  hints: [
    ...dkmsBuildFailed,
    // NVIDIA's conftest.sh, as long as it gave up over another compiler; the .run installer builds with it, too.
    /\*\*\* Failed CC version check\. Bailing out! \*\*\*/,
  ],
  explains: ['nouveau-holds-nvidia-gpu'],
  remedy: [
    { do: 'Boot the previous kernel or the distribution’s LTS kernel, for which the module was built.' },
    {
      do: 'Update the driver within its branch: sources are written for the kernels of their time. Reported pairs: 580.119.02 and 580.126.18 fail on 7.0, 580.142 on 7.1 (580.159.04 builds), 590.x on 6.19.',
    },
    {
      do: 'After “Failed CC version check” or “unrecognized command-line option” install the compiler that the kernel was built with, or update the two together. Older drivers stop at any difference; IGNORE_CC_MISMATCH=1 passes over it at one’s own risk.',
    },
    { do: 'The first “error:” in the log tells the reason.', commands: ['grep -n -m5 error: /var/lib/dkms/nvidia*/*/build/make.log'] },
  ],
  verify: 'dkms status | grep nvidia; nvidia-smi',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/GoogleCloudPlatform/compute-gpu-installation/issues/15',
      date: '2022-11-07',
      establishes: '495.46 on Ubuntu 22.04: DKMS gives up over gcc 11.3 where the kernel was built by 11.2',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/void-linux/void-packages/issues/61087',
      date: '2026-06-17',
      establishes: '580.142 does not build on 7.1; NVIDIA’s notes for 580.159.04 name the fix',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Frogging-Family/nvidia-all/issues/379',
      date: '2026-05-21',
      establishes: '580.119.02 fails on 7.0.9 and 7.1-rc3, and builds on 6.18; how DKMS words it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/void-linux/void-packages/issues/60171',
      date: '2026-04-25',
      establishes: '580.126.18 does not build on 7.0.1',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Frogging-Family/linux-tkg/issues/1186',
      date: '2026-03-14',
      establishes: '590.x does not build on 6.19.7, where page_free became folio_free; the source of 590.48.01 knows the old name only',
      strength: 'single-report',
    },
  ],
});
