import { all, defineCheck, gpus, kernel, not } from '#api';

export default defineCheck({
  id: 'xe-probe-out-of-buffers',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'xe of Linux 6.16.9 gives its GPUs up at the start (probe failed with error -105)',
  impact: 'blocked',
  symptom: 'Since an update of the kernel an Arc GPU has no render node, the screen stays dark after boot, and inference runs on the CPU.',
  blamedOn: 'the firmware package, the compute runtime',
  runtimes: [],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.driver.isAbsent())),
    // Where xe was kept from loading, it gave nothing up.
    kernel.modules.has('xe'),
    // The number has other causes: nobody's kernel is suspected who does not name it.
    not(kernel.release.isAbsent()),
    not(kernel.lineage.isAbsent()),
    kernel.version.inRanges({ introduced: '6.16.9', fixed: '6.16.10' }),
  ),
  // The number means no buffer space; nothing ties it to this release alone.
  hints: [/\bprobe with driver xe failed with error -105\b/],
  explains: ['intel-gpu-needs-force-probe', 'intel-guc-firmware-missing'],
  remedy: [{ do: 'Boot the kernel before it, and update to 6.16.10 or later.' }],
  verify: 'sudo dmesg | grep "driver xe failed"; ls /dev/dri',
  owner: { component: 'linux/xe' },
  evidence: [
    {
      url: 'https://github.com/AOSC-Dev/aosc-os-abbs/pull/12747',
      date: '2025-09-28',
      establishes: 'a distribution goes to 6.16.10 to cure it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/448998',
      date: '2025-10-06',
      establishes: 'Arc B580: good with 6.16.7, this line with 6.16.9',
      strength: 'several-reports',
    },
  ],
});
