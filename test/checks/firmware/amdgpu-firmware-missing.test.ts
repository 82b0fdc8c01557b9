import check from '../../../checks/firmware/amdgpu-firmware-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ vendor: 'amd', driver: null }],
  'kernel.modules': ['amdgpu', 'drm'],
  'logs.gpuFaults': { entries: { 'amdgpu-firmware-missing': 'amdgpu: probe of 0000:23:00.0 failed with error -2' } },
} as const;
const missing = 'amdgpu 0000:04:00.0: Direct firmware load for amdgpu/psp_13_0_8_toc.bin failed with error -2';

testCheck(check, {
  found: [
    { name: 'no driver is bound, and the log tells of the firmware', is: 'exposed', facts },
    { name: 'a missing file alone may be an optional one', is: 'exposed', facts, log: [missing] },
    {
      name: 'and amdgpu gives up',
      is: 'confirmed',
      cites: 'https://github.com/kernelci/kernelci-core/pull/2237',
      log: [missing, '[drm:amdgpu_device_ip_init] *ERROR* sw_init of IP block <psp> failed -2'],
    },
    {
      name: 'in the words of newer kernels',
      is: 'confirmed',
      log: [missing, 'amdgpu 0000:04:00.0: amdgpu: sw_init of IP block <psp> failed -2'],
    },
    {
      name: 'gpu_info is missing',
      is: 'confirmed',
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/1357',
      log: ['amdgpu 0000:23:00.0: Failed to load gpu_info firmware "amdgpu/navi10_gpu_info.bin"'],
    },
    {
      name: 'the probe fails',
      is: 'suspected',
      facts,
      log: ['amdgpu: probe of 0000:23:00.0 failed with error -2'],
    },
  ],
  clear: [
    { name: 'no driver is bound, and the log names no firmware', facts: { ...facts, 'logs.gpuFaults': { entries: {} } }, log: [missing] },
    {
      name: 'an optional file',
      facts: { ...facts, gpus: [{ vendor: 'amd', driver: 'amdgpu' }] },
      log: ['amdgpu 0000:19:00.0: Direct firmware load for amdgpu/vega20_ta.bin failed with error -2'],
    },
    {
      name: 'the package was installed since, and the module loaded again',
      facts: { 'logs.gpuFaults': { entries: { 'amdgpu-firmware-came': '[drm] Initialized amdgpu 3.61.0 for 0000:03:00.0 on minor 0' } } },
      log: [missing, '[drm:amdgpu_device_ip_init] *ERROR* sw_init of IP block <psp> failed -2'],
    },
    { name: 'a card that waits for a virtual machine', facts: { ...facts, 'kernel.modules': ['amdgpu', 'vfio_pci'] } },
    { name: 'amdgpu is not loaded', facts: { ...facts, 'kernel.modules': ['drm'] } },
  ],
  unknown: [
    {
      name: 'a BC-250, for which there is no such file',
      log: ['amdgpu 0000:01:00.0: amdgpu: Failed to get gpu_info firmware "cyan_skillfish_gpu_info.bin"'],
    },
    { name: 'a failed probe alone', log: ['amdgpu: probe of 0000:23:00.0 failed with error -2'] },
    { name: 'an optional file in a paste', log: ['amdgpu 0000:19:00.0: Direct firmware load for amdgpu/vega20_ta.bin failed with error -2'] },
    { name: 'the sibling: another failure', log: ['[drm:amdgpu_device_init [amdgpu]] *ERROR* hw_init of IP block <uvd_v6_0> failed -110'] },
  ],
});
