import check from '../../../checks/kernel-driver/intel-gpu-needs-force-probe.ts';
import { testCheck } from '../../helpers/test-check.ts';

const laptop = (version: string) => ({
  gpus: [{ vendor: 'intel', generation: 'meteor-lake', driver: null }],
  'kernel.version': version,
  'kernel.lineage': 'upstream',
  'kernel.modules': ['i915'],
});

testCheck(check, {
  found: [
    {
      name: 'the message',
      is: 'confirmed',
      log: ['i915 0000:00:02.0: Your graphics device 7d55 is not properly supported by i915 in this'],
      cites: 'https://github.com/intel/ipex-llm/blob/de6bce27133ab250f13fd5d549c197519ce16d30/docs/mddocs/Quickstart/install_linux_gpu.md',
    },
    { name: 'an Arc A380 on 6.1', is: 'exposed', facts: { ...laptop('6.1.140'), gpus: [{ vendor: 'intel', generation: 'alchemist', driver: null }] } },
    { name: 'an Intel GPU without a driver', is: 'exposed', facts: laptop('6.5.0') },
  ],
  clear: [
    { name: 'a kernel in which it is on by default', facts: laptop('6.12.1') },
    {
      name: 'an Arc A770 on 6.5, where something else is wrong',
      facts: { ...laptop('6.5.0'), gpus: [{ vendor: 'intel', generation: 'alchemist', driver: null }] },
    },
    { name: 'the module was kept from loading', facts: { ...laptop('6.5.0'), 'kernel.modules': [] } },
    { name: 'i915 is bound', facts: { ...laptop('6.5.0'), gpus: [{ vendor: 'intel', generation: 'meteor-lake', driver: 'i915' }] } },
    { name: 'an old iGPU without a driver', facts: { ...laptop('6.5.0'), gpus: [{ vendor: 'intel', generation: 'skylake', driver: null }] } },
  ],
  unknown: [{ name: 'a healthy log', log: ['xe 0000:03:00.0: [drm] Found BATTLEMAGE (device ID e20b) display version 14.01 stepping B0'] }],
});
