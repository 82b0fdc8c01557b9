import { all, any, defineCheck, gpus, kernel, not } from '#api';

export default defineCheck({
  id: 'alchemist-i915-stable-regression',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'A change to i915 in 6.6.26 and 6.8.5 hangs or slows compute on Arc A-series',
  impact: 'unstable',
  symptom: 'An A380, A750 or A770 hangs in OpenCL or SYCL, or runs at a fraction of its speed, since a point release of the kernel.',
  blamedOn: 'llama.cpp’s SYCL back end, an update of oneAPI',
  runtimes: ['llama.cpp', 'ollama', 'pytorch'],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.generation.is('alchemist'), gpu.integrated.is(false), gpu.driver.is('i915'))),
    // The GPU hangs with other kernels as well: nobody's kernel is suspected who does not name it.
    not(kernel.release.isAbsent()),
    not(kernel.lineage.isAbsent()),
    any(
      kernel.version.inRanges({ introduced: '6.6.26', fixed: '6.6.31' }, { introduced: '6.8.5', fixed: '6.8.10' }),
      // Of Ubuntu’s builds the number upstream that they name tells nothing.
      kernel.release.has(/^6\.8\.0-(?:38|39|40)(?:-generic|-lowlatency)?$/),
    ),
  ),
  hints: [/Fence expiration time out i915-/],
  said: [
    /\b(?:SYCL|OpenCL|clpeak|oneAPI|Level[- ]?Zero)\b(?! install)[^.?\n]{0,60}(?<!\b(?:not|never|no longer)\b.{0,8}|n['’]t .{0,8})\b(?:hangs?|hung|stuck|freezes?)\b(?![^.\n]{0,60}\?)/i,
    /\b(?:hangs?|hung|stuck|freezes?)\b[^.?\n]{0,60}\b(?:SYCL|ggml_backend_sycl\w{0,24}|OpenCL|clpeak|oneAPI|Level[- ]?Zero)\b(?![^.\n]{0,60}\?)/i,
  ],
  explains: ['intel-gpu-resets-compute'],
  remedy: [
    {
      do: 'Boot 6.6.31, 6.8.10, 6.9 or later; the full speed is back from 6.10 on. Ubuntu’s 6.8.0-38 to 6.8.0-40 carry the fault as well, 6.8.0-41 has the fix.',
    },
    { do: 'Until then the compute runtime can be told to use one engine, which restores the speed.', setting: 'NEOReadDebugKeys=1 NodeOrdinal=0' },
  ],
  verify: 'uname -r',
  owner: { component: 'linux/i915' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/issues/726',
      date: '2024-04-21',
      establishes: 'clpeak and llama.cpp stuck on an A770: bad from 6.8.5 and 6.6.26 on, good with 6.8.4 and 6.6.25',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/oneapi-src/level-zero/issues/147',
      date: '2024-04-25',
      establishes: 'A750 from 6.6.27 on: compute hangs, and the kernel says only “Fence expiration time out”',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/jellyfin/jellyfin/issues/11626',
      date: '2024-05-19',
      establishes: 'names the stable commits of the fix: in 6.6.31, 6.8.10 and 6.9',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/jellyfin/jellyfin.org/pull/1094',
      date: '2024-09-02',
      establishes: 'the range of Ubuntu’s builds, fixed in 6.8.0-41',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/734',
      date: '2024-06-18',
      establishes: 'the loss of speed and the debug key that restores it',
      strength: 'several-reports',
    },
  ],
});
