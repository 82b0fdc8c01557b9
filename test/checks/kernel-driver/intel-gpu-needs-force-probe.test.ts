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
    {
      name: 'a Flex 170 on 6.8, by the message',
      is: 'confirmed',
      facts: { ...laptop('6.8.0'), gpus: [{ vendor: 'intel', generation: 'alchemist', pciId: '8086:56c0', driver: null }] },
      log: ['i915 0000:06:10.0: Your graphics device 56c0 is not properly supported by i915 in this'],
      cites: 'https://github.com/strongtz/i915-sriov-dkms/issues/293',
    },
    {
      name: 'an Arc A380 on 6.1',
      is: 'exposed',
      facts: { ...laptop('6.1.140'), gpus: [{ vendor: 'intel', generation: 'alchemist', pciId: '8086:56a5', driver: null }] },
    },
    {
      name: 'a DG1, and the older words',
      is: 'confirmed',
      facts: { ...laptop('6.1.9'), gpus: [{ vendor: 'intel', generation: 'dg1', pciId: '8086:4908', driver: null }] },
      log: ['i915 0000:03:00.0: Your graphics device 4908 is not properly supported by the driver in this'],
      cites: 'https://github.com/coolsnowwolf/lede/issues/11456',
    },
    {
      name: 'Alder Lake on 5.15',
      is: 'exposed',
      facts: { ...laptop('5.15.0'), gpus: [{ vendor: 'intel', generation: 'alder-lake', driver: null }] },
      cites: 'https://github.com/balena-os/balena-intel/issues/633',
    },
    { name: 'Meteor Lake on the last that did not drive it', is: 'exposed', facts: laptop('6.6.9') },
    { name: 'an Intel GPU without a driver', is: 'exposed', facts: laptop('6.5.0') },
    {
      name: 'a Flex 140 on 6.12',
      is: 'exposed',
      facts: { ...laptop('6.12.10'), gpus: [{ vendor: 'intel', generation: 'alchemist', pciId: '8086:56c1', driver: null }] },
    },
    {
      name: 'a DG1 on the last kernel that asked for the option',
      is: 'exposed',
      facts: { ...laptop('6.16.9'), gpus: [{ vendor: 'intel', generation: 'dg1', pciId: '8086:4908', driver: null }] },
      cites: 'https://github.com/jellyfin/jellyfin.org/pull/1526',
    },
    {
      name: 'Panther Lake before that',
      is: 'exposed',
      facts: { ...laptop('6.16.1'), gpus: [{ vendor: 'intel', generation: 'panther-lake', driver: null }] },
    },
  ],
  clear: [
    { name: 'Alder Lake on a newer kernel', facts: { ...laptop('6.8.0'), gpus: [{ vendor: 'intel', generation: 'alder-lake', driver: null }] } },
    {
      name: 'Tiger Lake, which no such kernel asked the option for',
      facts: { ...laptop('5.15.0'), gpus: [{ vendor: 'intel', generation: 'tiger-lake', driver: null }] },
    },
    { name: 'the first kernel in which it is on by default', facts: laptop('6.7.0') },
    {
      name: 'Panther Lake on a kernel that drives it unasked',
      facts: { ...laptop('6.18.2'), gpus: [{ vendor: 'intel', generation: 'panther-lake', driver: null }] },
    },
    {
      name: 'an Arc A770 on 6.5, where something else is wrong',
      facts: { ...laptop('6.5.0'), gpus: [{ vendor: 'intel', generation: 'alchemist', pciId: '8086:56a5', driver: null }] },
    },
    {
      name: 'xe takes it after i915',
      facts: { gpus: { incomplete: [{ vendor: 'intel', generation: 'lunar-lake', driver: 'xe' }] } },
      log: ['i915 0000:00:02.0: Your graphics device 64a0 is not properly supported by i915 in this'],
    },
    {
      name: 'a DG1 on 6.17',
      facts: { ...laptop('6.17.0'), gpus: [{ vendor: 'intel', generation: 'dg1', pciId: '8086:4908', driver: null }] },
    },
    {
      name: 'Arrow Lake, which was never behind the option',
      facts: { ...laptop('6.8.0'), gpus: [{ vendor: 'intel', generation: 'arrow-lake', pciId: '8086:7d67', driver: null }] },
    },
    {
      name: 'Ponte Vecchio on a kernel that has no driver for it',
      facts: { ...laptop('6.11.0'), gpus: [{ vendor: 'intel', generation: 'ponte-vecchio', driver: null }] },
    },
    {
      name: 'virtual functions of a Flex that i915 drives',
      facts: {
        ...laptop('6.12.10'),
        gpus: [
          { vendor: 'intel', generation: 'alchemist', pciId: '8086:56c0', driver: 'i915' },
          { vendor: 'intel', generation: 'alchemist', pciId: '8086:56c0', driver: null },
        ],
      },
    },
    { name: 'the module was kept from loading', facts: { ...laptop('6.5.0'), 'kernel.modules': [] } },
    { name: 'i915 is bound', facts: { ...laptop('6.5.0'), gpus: [{ vendor: 'intel', generation: 'meteor-lake', driver: 'i915' }] } },
    { name: 'an old iGPU without a driver', facts: { ...laptop('6.5.0'), gpus: [{ vendor: 'intel', generation: 'skylake', driver: null }] } },
  ],
  unknown: [
    {
      name: 'a Flex on a kernel that nobody looked at',
      facts: { ...laptop('7.2.0'), gpus: [{ vendor: 'intel', generation: 'alchemist', pciId: '8086:56c1', driver: null }] },
    },
    {
      name: 'xe, which leaves an older GPU to i915',
      log: [
        'xe 0000:00:02.0: Your graphics device 4680 is not officially supported by xe driver in this kernel version. To force Xe probe, use xe.force_probe=4680',
      ],
    },
    { name: 'a healthy log', log: ['xe 0000:03:00.0: [drm] Found BATTLEMAGE (device ID e20b) display version 14.01 stepping B0'] },
  ],
});
