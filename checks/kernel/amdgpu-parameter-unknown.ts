import { defineCheck, holds, kernel } from '#api';

export default defineCheck({
  id: 'amdgpu-parameter-unknown',
  layer: 'kernel',
  kind: 'fault',
  title: 'The kernel command line sets a parameter that the loaded amdgpu or ttm does not have',
  impact: 'risk',
  symptom: 'A workaround was set (cwsr_enable, pages_limit, …), and nothing changed.',
  blamedOn: 'the workaround',
  runtimes: [],
  when: holds(
    'a parameter of amdgpu, ttm or amdttm is unknown to the module',
    [kernel.unknownParameters],
    // gtt_size has a page of its own; the other two are the module loader's, for every module.
    (unknown) => unknown.some((name) => name !== 'amdgpu.gtt_size' && !/\.(?:dyndbg|async_probe)$/.test(name)),
  ),
  proves: [/(?:amdgpu|ttm|amdttm): unknown parameter '(?!gtt_size)\w{1,40}' ignored/],
  remedy: [{ do: 'Correct the name, write the boot loader’s configuration anew, boot, and read the value back. `modinfo -p amdgpu` lists the names.' }],
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
