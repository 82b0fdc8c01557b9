import check from '../../../checks/firmware/strix-mes-083-firmware.ts';
import { testCheck } from '../../helpers/test-check.ts';

const halo = (mes: string) => [{ arch: 'gfx1151', firmware: { entries: { MES: mes, MES_KIQ: '0x0000006f' } } }];

testCheck(check, {
  found: [
    { name: 'Strix Halo runs 0x83', is: 'exposed', facts: { gpus: halo('0x00000083') }, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5724' },
    {
      name: 'a paste names the package, the firmware was not shown',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ arch: 'gfx1151', firmware: { gap: 'not-in-text' } }] } },
      log: ['Installed: amd-gpu-firmware-20251125-1.fc43.noarch'],
    },
    {
      name: 'somebody says which update they made',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ arch: 'gfx1151', firmware: { gap: 'not-in-text' } }] } },
      log: ['Since I upgraded to linux-firmware 20251125 every ROCm program hangs.'],
    },
    {
      name: 'in a reporter’s words',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ arch: 'gfx1151', firmware: { gap: 'not-in-text' } }] } },
      log: ['I copied the firmware into place and rebooted but still have MES 0x83'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5724',
    },
    {
      name: 'AMD’s thread by its number, after an update',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ arch: 'gfx1151', firmware: { gap: 'not-in-text' } }] } },
      log: [
        'Post upgrading to 43.20260101, it seems to be hitting this driver issue - https://github.com/ROCm/ROCm/issues/5724 - and the container does not start.',
      ],
      cites: 'https://github.com/ublue-os/bazzite/issues/3818',
    },
  ],
  clear: [
    { name: 'the version that it was reverted to', facts: { gpus: halo('0x00000080') } },
    { name: 'the same number on another chip', facts: { gpus: [{ arch: 'gfx1103', firmware: { entries: { MES: '0x00000083' } } }] } },
  ],
  unknown: [
    { name: 'the firmware cannot be read', facts: { gpus: [{ arch: 'gfx1151', firmware: { gap: 'denied' } }] } },
    {
      name: 'a fault that has other causes as well',
      facts: { gpus: [{ arch: 'gfx1151', firmware: { gap: 'not-in-text' } }] },
      log: ['Memory access fault by GPU node-1 (Agent handle: 0x150e85c0) on address 0x7fdb980a6000. Reason: Page not present or supervisor privilege.'],
    },
    {
      name: 'a guide that warns of it',
      facts: { gpus: [{ arch: 'gfx1151', firmware: { gap: 'not-in-text' } }] },
      log: [
        'CRITICAL WARNING: linux-firmware-20251125',
        '**CRITICAL:** Do NOT install `linux-firmware-20251125`.',
        '| linux-firmware-20251125 | Auto-update | Breaks ROCm | crashes |',
        '- linux-firmware-20251125 breaks ROCm regardless of kernel',
      ],
    },
    {
      name: 'what people say of others',
      facts: { gpus: [{ arch: 'gfx1151', firmware: { gap: 'denied' } }] },
      log: [
        'MES is 0x80 here; people say MES 0x83 was bad',
        'I have been running MES 0x83 for months without hangs, on Vulkan.',
        'I updated to linux-firmware 20251125, it hung, then downgraded to 20251111 and it is stable.',
      ],
    },
    {
      name: 'the thread, said to be another thing',
      facts: { gpus: [{ arch: 'gfx1151', firmware: { gap: 'denied' } }] },
      log: [
        'It hangs since I upgraded to 7.0.1; this is not https://github.com/ROCm/ROCm/issues/5724, the firmware is older.',
        'I updated last week and it looks like ROCm/ROCm#5724 is fixed, but this one is still there.',
        'See https://github.com/ROCm/ROCm/issues/5724',
      ],
    },
    { name: 'MES of another release', facts: { gpus: [{ arch: 'gfx1151', firmware: { gap: 'denied' } }] }, log: ['MES firmware is 0x80 here'] },
    { name: 'a newer package is named', facts: { gpus: [{ arch: 'gfx1151', firmware: { gap: 'denied' } }] }, log: ['amd-gpu-firmware-20260110-1.fc43.noarch'] },
  ],
});
