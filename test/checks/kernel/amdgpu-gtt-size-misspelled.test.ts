import check from '../../../checks/kernel/amdgpu-gtt-size-misspelled.ts';
import { testCheck } from '../../helpers/test-check.ts';

const half = { 'memory.total': 124 * 2 ** 30, gpus: [{ vendor: 'amd', arch: 'gfx1151', integrated: true, gttTotal: 62 * 2 ** 30 }] } as const;

testCheck(check, {
  found: [
    {
      name: 'on the command line',
      is: 'present',
      facts: {
        'kernel.cmdline': 'BOOT_IMAGE=/boot/vmlinuz-6.14.0-1014-oem ro quiet splash amdgpu.gtt_size=122880 vt.handoff=7',
        'kernel.unknownParameters': ['amdgpu.gtt_size'],
        ...half,
      },
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5595',
    },
    {
      name: 'a command line in a paste',
      is: 'suspected',
      facts: { 'kernel.cmdline': 'ro quiet amdgpu.gtt_size=122880' },
      log: ['BOOT_IMAGE=/boot/vmlinuz-6.14.0 ro quiet amdgpu.gtt_size=122880'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5595',
    },
    { name: 'the kernel’s line in a paste', is: 'confirmed', log: ["[    3.636913] amdgpu: unknown parameter 'gtt_size' ignored"] },
  ],
  clear: [
    {
      name: 'a leftover beside the right one',
      facts: { 'kernel.cmdline': 'ro quiet amdgpu.gtt_size=122880 ttm.pages_limit=31457280', 'kernel.unknownParameters': ['amdgpu.gtt_size'] },
    },
    {
      name: 'a leftover beside a limit in /etc/modprobe.d',
      facts: {
        'kernel.cmdline': 'ro quiet amdgpu.gtt_size=122880',
        'kernel.unknownParameters': ['amdgpu.gtt_size'],
        'memory.total': 124 * 2 ** 30,
        gpus: [{ vendor: 'amd', arch: 'gfx1151', integrated: true, gttTotal: 96 * 2 ** 30 }],
      },
    },
    {
      name: 'a leftover of another machine, beside a card',
      facts: {
        'kernel.cmdline': 'ro quiet amdgpu.gtt_size=122880',
        'kernel.unknownParameters': ['amdgpu.gtt_size'],
        'memory.total': 124 * 2 ** 30,
        gpus: [{ vendor: 'amd', integrated: false, gttTotal: 62 * 2 ** 30 }],
      },
    },
    {
      name: 'a leftover beside a card, and a Raphael processor’s GPU for the display',
      facts: {
        'kernel.cmdline': 'ro quiet amdgpu.gtt_size=122880',
        'kernel.unknownParameters': ['amdgpu.gtt_size'],
        'memory.total': 62 * 2 ** 30,
        gpus: [
          { vendor: 'amd', arch: 'gfx1036', integrated: true, gttTotal: 31 * 2 ** 30 },
          { vendor: 'amd', arch: 'gfx1100', integrated: false, gttTotal: 31 * 2 ** 30 },
        ],
      },
    },
    {
      name: 'a Radeon card beside Intel’s integrated GPU',
      facts: {
        'kernel.cmdline': 'ro quiet amdgpu.gtt_size=16384',
        'kernel.unknownParameters': ['amdgpu.gtt_size'],
        'memory.total': 31 * 2 ** 30,
        gpus: [
          { vendor: 'intel', integrated: true, gttTotal: { gap: 'unsupported' } },
          { vendor: 'amd', integrated: false, gttTotal: 15.5 * 2 ** 30 },
        ],
      },
    },
    { name: 'the real name', facts: { 'kernel.cmdline': 'ro quiet amdgpu.gttsize=122880', 'kernel.unknownParameters': [] } },
  ],
  unknown: [
    { name: 'nothing is known of the command line', facts: { 'kernel.cmdline': { gap: 'denied' }, 'kernel.unknownParameters': { gap: 'denied' } } },
    { name: 'a line about another parameter', log: ["amdgpu: unknown parameter 'cwsr' ignored"] },
  ],
});
