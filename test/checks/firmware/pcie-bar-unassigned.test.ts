import check from '../../../checks/firmware/pcie-bar-unassigned.ts';
import { testCheck } from '../../helpers/test-check.ts';

const card = { vendor: 'nvidia', integrated: false, barUnassigned: true };

testCheck(check, {
  found: [
    { name: 'the kernel lists a BAR without an address', is: 'present', facts: { gpus: [card] } },
    {
      name: 'pasted',
      is: 'confirmed',
      facts: { gpus: { incomplete: [] } },
      log: ['NVRM: This PCI I/O region assigned to your NVIDIA device is invalid:', 'NVRM: BAR1 is 0M @ 0x0 (PCI:0000:03:00.0)'],
      cites: 'https://github.com/NVIDIA/gpu-operator/issues/492',
    },
    {
      name: 'another BAR',
      is: 'confirmed',
      facts: { gpus: { incomplete: [] } },
      log: ['               NVRM: BAR0 is 0M @ 0x0 (PCI:0000:06:00.0)'],
      cites: 'https://github.com/system76/firmware-open/issues/66',
    },
    {
      name: 'told in words',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'nvidia', integrated: false }] },
      log: ['the Tesla M40 stopped working due to insufficient BAR space'],
      cites: 'https://github.com/xCuri0/ReBarUEFI/issues/395',
    },
    {
      name: 'told, and then something is asked',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'nvidia', integrated: false }] },
      log: ['The board has not enough PCIe BAR space. Which one has?'],
    },
  ],
  clear: [{ name: 'all BARs have an address', facts: { gpus: [{ ...card, barUnassigned: false }] } }],
  unknown: [
    {
      name: 'room of another kind',
      facts: { gpus: [{ vendor: 'nvidia', integrated: false }] },
      log: [
        'mmap failed: not enough address space',
        'out of address space',
        'if there is insufficient BAR space, enable Above 4G',
        'insufficient BAR space for P2P',
        'not enough MMIO address space was an old BIOS problem that I fixed',
        '\tMemory at <unassigned> (64-bit, non-prefetchable)',
        'not enough disk space',
        '[drm] Not enough PCI address space for a large BAR.',
        'In dmesg I see "Not enough PCI address space for a large BAR", does it matter?',
        'Does my board have not enough PCIe BAR space for four MI50? Two work.',
        'Resizable BAR is not enabled',
        'out of memory space on the device',
      ],
    },
    { name: 'the table could not be read', facts: { gpus: [{ ...card, barUnassigned: { gap: 'unreadable' } }] } },
    {
      name: 'a resize that amdgpu tried and took back is healthy',
      facts: { gpus: { incomplete: [] } },
      log: [
        'amdgpu 0000:08:00.0: BAR 0: no space for [mem size 0x200000000 64bit pref]',
        'amdgpu 0000:08:00.0: BAR 0: assigned [mem 0x2fa0000000-0x2fafffffff 64bit pref]',
      ],
    },
  ],
});
