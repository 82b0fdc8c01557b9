import { defineCheck, holds, kernel } from '#api';

export default defineCheck({
  id: 'amdgpu-parameter-unknown',
  layer: 'kernel',
  kind: 'fault',
  title: 'A parameter is set that the loaded amdgpu or ttm does not have; it has no effect',
  impact: 'risk',
  symptom: 'A workaround was set (cwsr_enable, pages_limit, …), and nothing changed.',
  blamedOn: 'the workaround',
  runtimes: [],
  when: holds(
    'a parameter of amdgpu, ttm or amdttm is unknown to the module',
    [kernel.unknownParameters],
    // gtt_size has a page of its own; two are the module loader's, for every module; two are for cards of 2012 to 2015, in kernels with code for these.
    (unknown) => unknown.some((name) => name !== 'amdgpu.gtt_size' && !/\.(?:dyndbg|async_probe|si_support|cik_support)$/.test(name)),
  ),
  proves: [/(?:amdgpu|ttm|amdttm): unknown parameter '(?!(?:gtt_size|si_support|cik_support)')\w{1,40}' ignored/],
  remedy: [
    {
      do: 'Correct the name where it was set (kernel command line or /etc/modprobe.d), write the boot loader’s configuration or the initramfs anew, boot, and read the value back. `modinfo -p amdgpu` lists the names; one that later kernels dropped can go.',
    },
  ],
  verify: 'ls /sys/module/amdgpu/parameters /sys/module/ttm/parameters',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5595',
      date: '2025-10-29',
      establishes: 'how the kernel words it, and that the setting then has no effect',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.kernel.org/gpu/amdgpu/module-parameters.html',
      date: '2026',
      establishes: 'the driver’s parameters',
      strength: 'documented',
    },
  ],
});
