import check from '../../../checks/firmware/intel-xe-resizable-bar-off.ts';
import { testCheck } from '../../helpers/test-check.ts';

const small = {
  gpus: [{ vendor: 'intel', integrated: false, generation: 'battlemage', driver: 'xe', rebar: false, barSize: 268435456 }],
  'intel.computeRuntimeBuild': '35563',
  driverLibraries: [{ api: 'level-zero', outcome: 'refuses', gpuCount: 0 }],
} as const;
const warned = 'WARNING: Small BAR detected for device 0000:1b:00.0';

testCheck(check, {
  found: [
    { name: 'a B580 in a 256 MiB window', is: 'confirmed', facts: small, cites: 'https://github.com/intel/compute-runtime/issues/872' },
    { name: 'Level Zero was not asked', is: 'exposed', facts: { ...small, driverLibraries: [] } },
    {
      name: 'a report with the runtime’s warning',
      is: 'suspected',
      facts: {
        gpus: { incomplete: [{ vendor: 'intel', integrated: false, generation: 'battlemage', driver: 'xe' }] },
        'intel.computeRuntimeBuild': '35563',
        driverLibraries: { incomplete: [] },
      },
      log: [warned, 'Number of platforms 0'],
      cites: 'https://github.com/intel/compute-runtime/issues/872',
    },
    {
      name: 'the newer words',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'intel', integrated: false, driver: 'xe', barSize: 268435456 }] } },
      log: ['WARNING: Resizable BAR not detected for device 0000:03:00.0'],
      cites: 'https://github.com/intel/compute-runtime/issues/997',
    },
    {
      name: 'the kernel’s line',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'intel', integrated: false, driver: 'xe' }] }, 'intel.computeRuntimeBuild': '35563' },
      log: ["xe 0000:19:00.0: [drm] Failed to resize BAR2 to 8192M (-ENOSPC). Consider enabling 'Resizable BAR' support in your BIOS"],
      cites: 'https://github.com/xCuri0/ReBarUEFI/issues/261',
    },
  ],
  clear: [
    { name: 'i915, with which it only warns', facts: { ...small, gpus: [{ ...small.gpus[0], driver: 'i915' }] }, log: [warned] },
    { name: 'the whole memory is in the window', facts: { ...small, gpus: [{ ...small.gpus[0], rebar: true, barSize: 17179869184 }] } },
    { name: 'the only card answers', facts: { ...small, driverLibraries: [{ api: 'level-zero', outcome: 'answers', gpuCount: 1 }] } },
    { name: 'a release from before the test for it', facts: { ...small, 'intel.computeRuntimeBuild': '32567' }, log: [warned] },
    { name: 'no compute runtime is installed', facts: { ...small, 'intel.computeRuntimeBuild': null } },
    { name: 'a Radeon', facts: { ...small, gpus: [{ vendor: 'amd', integrated: false, driver: 'amdgpu', rebar: false }] } },
  ],
  unknown: [
    { name: 'the warning on a machine of which nothing is known', log: [warned] },
    {
      name: 'a window that was made larger',
      facts: { gpus: { incomplete: [{ vendor: 'intel', integrated: false, driver: 'xe' }] }, 'intel.computeRuntimeBuild': '35563' },
      log: ['xe 0000:03:00.0: [drm] Attempting to resize bar from 256MiB -> 16384MiB', 'xe 0000:03:00.0: [drm] BAR2 resized to 16384M'],
    },
    {
      name: 'the line of the other driver',
      facts: { gpus: { incomplete: [{ vendor: 'intel', integrated: false }] } },
      log: ["i915 0000:03:00.0: [drm] Failed to resize BAR2 to 8192M (-ENOSPC). Consider enabling 'Resizable BAR' support in your BIOS"],
    },
  ],
});
