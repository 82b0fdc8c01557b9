import { all, defineCheck, gpus, intel, torch } from '#api';

export default defineCheck({
  id: 'intel-compute-runtime-unbinds-private-memory',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'Intel’s compute runtime unbinds memory that PyTorch’s kernels still use on Arc A-series',
  impact: 'silent-wrong',
  symptom: 'PyTorch on an A770 gives wrong tensors now and then (after torch.cat or torch.stack), without any error.',
  blamedOn: 'the model, the weights, the precision',
  runtimes: ['pytorch', 'vllm'],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.generation.is('alchemist'))),
    torch.some((environment) => environment.variant.is('xpu')),
    // From 23.39.27427.19 on; the fix went into the sources on 2026-08-27, after 26.31.39395.13. No source names its first release.
    intel.computeRuntimeBuild.inRanges({ introduced: '27427', fixed: null, seen: ['27427', '39395'] }),
  ),
  remedy: [
    { do: 'Update the compute runtime to a release after 26.31.39395.13 that holds the commit 3d7a21dca9 (of 27 August 2026), or build it with that.' },
    { do: 'Until then check results against the CPU where they matter.' },
  ],
  verify: 'ls -l /usr/lib/*/libze_intel_gpu.so.1 /usr/lib*/libze_intel_gpu.so.1 2>/dev/null',
  owner: { component: 'intel-compute-runtime' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/issues/973',
      date: '2026-09-02',
      establishes: 'A770: corrupt 3 of 3 times, clean 3 of 3 with the fix; there since 23.39.27427.19, still in 26.31.39395.13; closed as cured on 2026-09-21',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/intel/compute-runtime/pull/989',
      date: '2026-09-04',
      establishes: 'an Intel developer names the merged commit that fixes it',
      strength: 'maintainer-confirmed',
    },
  ],
});
