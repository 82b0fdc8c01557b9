import check from '../../../checks/kernel/cpufreq-static-powersave.ts';
import { testCheck } from '../../helpers/test-check.ts';

const slow = {
  'platform.system': 'native',
  'cpu.scalingDriver': ['acpi-cpufreq'],
  'cpu.governor': ['powersave'],
  gpus: [],
  models: [],
  runtimes: [{ kind: 'ollama' }],
};

testCheck(check, {
  found: [
    { name: 'acpi-cpufreq at its minimum', is: 'present', facts: slow, cites: 'https://github.com/home-assistant/operating-system/pull/4346' },
    {
      name: 'intel_cpufreq',
      is: 'present',
      facts: { ...slow, 'cpu.scalingDriver': ['intel_cpufreq'] },
      cites: 'https://github.com/AdnanHodzic/auto-cpufreq/issues/284',
    },
    {
      name: 'half of the model beside the GPU',
      is: 'present',
      facts: { ...slow, gpus: [{ vendor: 'nvidia' }], models: [{ runtime: 'ollama', size: 8e9, sizeVram: 4e9 }] },
    },
  ],
  clear: [
    {
      name: 'a model that lies on the GPU whole',
      facts: { ...slow, gpus: [{ vendor: 'nvidia' }], models: [{ runtime: 'ollama', size: 8e9, sizeVram: 8e9 }] },
    },
    {
      name: 'a small embedding model beside the GPU',
      facts: { ...slow, gpus: [{ vendor: 'nvidia' }], models: [{ runtime: 'ollama', size: 1e8, sizeVram: 0 }] },
    },
    { name: 'a GPU that takes the work', facts: { ...slow, gpus: [{ vendor: 'amd', renderNodeOpens: true }] } },
    { name: 'no runtime at all', facts: { ...slow, runtimes: [] } },
    { name: 'intel_pstate’s healthy default', facts: { ...slow, 'cpu.scalingDriver': ['intel_pstate'] } },
    { name: 'amd-pstate-epp’s healthy default', facts: { ...slow, 'cpu.scalingDriver': ['amd-pstate-epp'] } },
    { name: 'a governor that scales', facts: { ...slow, 'cpu.governor': ['schedutil'] } },
    { name: 'only the small cores', facts: { ...slow, 'cpu.governor': ['powersave', 'schedutil'] } },
    { name: 'no scaling (a virtual machine)', facts: { ...slow, 'cpu.scalingDriver': [], 'cpu.governor': [] } },
  ],
  unknown: [{ name: 'the governor is known, the driver is not', facts: { ...slow, 'cpu.scalingDriver': { gap: 'not-in-text' } } }],
});
