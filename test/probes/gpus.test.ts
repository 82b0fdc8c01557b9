import { describe, expect, test } from 'vitest';
import gpus from '../../src/probes/gpus.ts';
import { gather, shownList } from '../helpers/gather.ts';

const elsewhere = '-- absent stat /dev/dxg\n-- absent stat /dev/nvgpu\n-- absent stat /dev/nvhost-gpu\n';

/** An RX 6600 with the small window, as amdgpu shows it. */
const rx6600 = (visible: number) => `
-- ok file /sys/bus/pci/devices/0000:12:00.0/uevent
DRIVER=amdgpu
PCI_CLASS=30000
PCI_ID=1002:73FF
PCI_SUBSYS_ID=1458:2334
PCI_SLOT_NAME=0000:12:00.0
-- ok file /sys/bus/pci/devices/0000:12:00.0/revision
0xc7
-- ok file /sys/bus/pci/devices/0000:12:00.0/power/runtime_status
active
-- ok file /sys/bus/pci/devices/0000:12:00.0/resource
0x00000000d0000000 0x00000000dfffffff 0x000000000014220c
0x0000000000000000 0x0000000000000000 0x0000000000000000
0x00000000e0000000 0x00000000e01fffff 0x000000000014220c
0x0000000000000000 0x0000000000000000 0x0000000000000000
0x000000000000e000 0x000000000000e0ff 0x0000000000040101
0x00000000fcb00000 0x00000000fcbfffff 0x0000000000040200
-- ok file /sys/bus/pci/devices/0000:12:00.0/resource0_resize
0000000000003f00
-- ok file /sys/bus/pci/devices/0000:12:00.0/boot_vga
1
-- ok file /sys/bus/pci/devices/0000:12:00.0/mem_info_vram_total
8573157376
-- ok file /sys/bus/pci/devices/0000:12:00.0/mem_info_vis_vram_total
${visible}
-- ok file /sys/bus/pci/devices/0000:12:00.0/mem_info_gtt_total
16693055488
-- ok file /sys/bus/pci/devices/0000:12:00.0/gpu_busy_percent
0
-- ok file /sys/bus/pci/devices/0000:12:00.0/pp_dpm_mclk
0: 96Mhz *
1: 541Mhz 
2: 675Mhz 
3: 875Mhz 
-- ok file /sys/bus/pci/devices/0000:12:00.0/vbios_version
113-EXT78533-001
-- ok link /sys/bus/pci/devices/0000:12:00.0
../../../devices/pci0000:00/0000:00:03.1/0000:10:00.0/0000:11:00.0/0000:12:00.0
-- ok file /sys/bus/pci/devices/0000:11:00.0/uevent
DRIVER=pcieport
PCI_CLASS=60400
PCI_ID=1002:1479
PCI_SUBSYS_ID=1002:1479
PCI_SLOT_NAME=0000:11:00.0
-- ok file /sys/bus/pci/devices/0000:10:00.0/uevent
DRIVER=pcieport
PCI_CLASS=60400
PCI_ID=1002:1478
PCI_SUBSYS_ID=0000:0000
PCI_SLOT_NAME=0000:10:00.0
-- ok file /sys/bus/pci/devices/0000:12:00.0/current_link_width
16
-- ok file /sys/bus/pci/devices/0000:10:00.0/current_link_width
8
-- ok file /sys/bus/pci/devices/0000:10:00.0/max_link_width
8
-- ok file /sys/bus/pci/devices/0000:10:00.0/current_link_speed
8.0 GT/s PCIe
-- ok file /sys/bus/pci/devices/0000:10:00.0/max_link_speed
16.0 GT/s PCIe
-- ok list /sys/bus/pci/devices/0000:12:00.0/drm
card1
renderD128
-- ok access /dev/dri/renderD128 rw
yes
-- ok link /sys/bus/pci/devices/0000:12:00.0/iommu_group
../../../../../../kernel/iommu_groups/25
-- ok file /sys/kernel/iommu_groups/25/type
DMA-FQ
`;

const first = (list: unknown): Record<string, unknown> => (list as Record<string, unknown>[])[0] as Record<string, unknown>;

describe('gpus', () => {
  test('an RX 6600 without Resizable BAR', async () => {
    const { facts } = await gather(`-- ok list /sys/bus/pci/devices\n0000:12:00.0${rx6600(268_435_456)}${elsewhere}`, gpus);
    expect(facts.lists.gpus).toMatchObject({ complete: true });
    expect(first(shownList(facts, 'gpus'))).toEqual({
      key: 'pci:0000:12:00.0',
      vendor: 'amd',
      computeCapability: null,
      pciId: '1002:73ff',
      subsystem: '1458:2334',
      driver: 'amdgpu',
      seenBy: ['pci'],
      powerState: 'active',
      name: expect.stringContaining('RX 6600'),
      arch: 'gfx1032',
      generation: 'rdna2',
      integrated: false,
      display: true,
      renderNode: '/dev/dri/renderD128',
      renderNodeOpens: true,
      barSize: 268_435_456,
      barMaximum: 8 * 2 ** 30,
      barUnassigned: false,
      vramTotal: 8_573_157_376,
      vramVisible: 268_435_456,
      gttTotal: 16_693_055_488,
      busyAtIdle: false,
      vbios: '113-EXT78533-001',
      rebar: false,
      linkWidth: 8,
      linkWidthMax: 8,
      linkSpeed: '8.0 GT/s PCIe',
      linkSpeedMax: '16.0 GT/s PCIe',
      iommuGroup: '25',
      iommuType: 'DMA-FQ',
    });
  });

  test('with Resizable BAR', async () => {
    const { facts } = await gather(`-- ok list /sys/bus/pci/devices\n0000:12:00.0${rx6600(8_573_157_376)}${elsewhere}`, gpus);
    expect(first(shownList(facts, 'gpus'))).toMatchObject({ rebar: true });
  });

  test('fully busy at the memory’s idle clock, as ROCm’s waiting queues leave it, and at work', async () => {
    const busy = rx6600(268_435_456).replace('gpu_busy_percent\n0', 'gpu_busy_percent\n100');
    const waiting = await gather(`-- ok list /sys/bus/pci/devices\n0000:12:00.0${busy}${elsewhere}`, gpus);
    expect(first(shownList(waiting.facts, 'gpus'))).toMatchObject({ busyAtIdle: true });
    const works = busy.replace('0: 96Mhz *', '0: 96Mhz ').replace('3: 875Mhz ', '3: 875Mhz *');
    const atWork = await gather(`-- ok list /sys/bus/pci/devices\n0000:12:00.0${works}${elsewhere}`, gpus);
    expect(first(shownList(atWork.facts, 'gpus'))).toMatchObject({ busyAtIdle: false });
  });

  test('a sleeping GPU is not asked anything that wakes it, even where a recording has the answers', async () => {
    const asleep = rx6600(268_435_456).replace('active', 'suspended');
    const { facts } = await gather(`-- ok list /sys/bus/pci/devices\n0000:12:00.0${asleep}${elsewhere}`, gpus);
    const card = first(shownList(facts, 'gpus'));
    for (const name of [
      'vramTotal',
      'vramVisible',
      'gttTotal',
      'busyAtIdle',
      'vbios',
      'rebar',
      'linkWidth',
      'linkWidthMax',
      'linkSpeed',
      'linkSpeedMax',
      'barMaximum',
    ])
      expect(card[name], name).toEqual({ gap: 'suspended' });
    expect(card).toMatchObject({ powerState: 'suspended', driver: 'amdgpu', barSize: 268_435_456, renderNode: '/dev/dri/renderD128' });
  });

  test('a power state that cannot be read counts as asleep', async () => {
    const unread = rx6600(268_435_456).replace(
      '-- ok file /sys/bus/pci/devices/0000:12:00.0/power/runtime_status\nactive',
      '-- denied file /sys/bus/pci/devices/0000:12:00.0/power/runtime_status',
    );
    const { facts } = await gather(`-- ok list /sys/bus/pci/devices\n0000:12:00.0${unread}${elsewhere}`, gpus);
    expect(first(shownList(facts, 'gpus'))).toMatchObject({ powerState: { gap: 'denied' }, vramTotal: { gap: 'suspended' } });
  });

  test('a server’s display controller and an NPU are no GPUs', async () => {
    const { facts } = await gather(
      `-- ok list /sys/bus/pci/devices
0000:02:00.0
0000:00:0b.0
-- ok file /sys/bus/pci/devices/0000:02:00.0/uevent
DRIVER=ast
PCI_CLASS=30000
PCI_ID=1A03:2000
PCI_SLOT_NAME=0000:02:00.0
-- ok file /sys/bus/pci/devices/0000:00:0b.0/uevent
DRIVER=intel_vpu
PCI_CLASS=120000
PCI_ID=8086:7D1D
PCI_SLOT_NAME=0000:00:0b.0
${elsewhere}`,
      gpus,
    );
    expect(facts.lists.gpus).toEqual({ complete: true, value: [] });
  });

  test('the GPU of a board is on no PCI bus', async () => {
    const board = (tree: string): string =>
      `-- ok list /sys/bus/pci/devices\n-- absent stat /dev/dxg\n-- absent stat /dev/nvgpu\n-- ok stat /dev/nvhost-gpu\nkind=char mode=0660 uid=0 gid=44\n${tree}`;
    const orin = await gather(board('-- ok (escaped) (no newline) file /proc/device-tree/compatible\nnvidia,p3701-0000\\0nvidia,tegra234\\0\n'), gpus);
    expect(shownList(orin.facts, 'gpus')).toMatchObject([
      { name: 'Orin', vendor: 'nvidia', driver: 'nvgpu', computeCapability: '8.7', generation: 'ampere', integrated: true },
    ]);
    for (const tree of ['-- absent file /proc/device-tree/compatible\n', '-- ok file /proc/device-tree/compatible\nnvidia,tegra999\n']) {
      const { facts } = await gather(board(tree), gpus);
      expect(shownList(facts, 'gpus')).toEqual({ gap: 'unsupported' });
    }
  });

  test('under WSL2 the list is not complete', async () => {
    const { facts } = await gather(
      `-- ok list /sys/bus/pci/devices\n-- ok stat /dev/dxg\nkind=char mode=0666 uid=0 gid=0\n-- absent stat /dev/nvgpu\n-- absent stat /dev/nvhost-gpu\n`,
      gpus,
    );
    expect(shownList(facts, 'gpus')).toEqual({ gap: 'unsupported' });
  });

  test('a device that cannot be read may be a GPU', async () => {
    const { facts } = await gather(
      `-- ok list /sys/bus/pci/devices\n0000:12:00.0\n0000:13:00.0${rx6600(268_435_456)}-- denied file /sys/bus/pci/devices/0000:13:00.0/uevent\n${elsewhere}`,
      gpus,
    );
    expect(facts.lists.gpus).toMatchObject({ complete: false });
  });

  test('no PCI at all', async () => {
    const { facts } = await gather(`-- absent list /sys/bus/pci/devices\n${elsewhere}`, gpus);
    expect(shownList(facts, 'gpus')).toEqual({ gap: 'unsupported' });
  });

  test('an NVIDIA card with the old window, unknown to the driver; a card unknown to the table', async () => {
    const { facts } = await gather(
      `-- ok list /sys/bus/pci/devices
0000:01:00.0
0000:02:00.0
-- ok file /sys/bus/pci/devices/0000:01:00.0/uevent
PCI_CLASS=30000
PCI_ID=10DE:2684
PCI_SLOT_NAME=0000:01:00.0
-- ok file /sys/bus/pci/devices/0000:01:00.0/power/runtime_status
active
-- ok file /sys/bus/pci/devices/0000:01:00.0/resource
0x00000000fb000000 0x00000000fbffffff 0x0000000000040200
0x00000000d0000000 0x00000000dfffffff 0x000000000014220c
-- ok file /sys/bus/pci/devices/0000:01:00.0/boot_vga
0
-- absent list /sys/bus/pci/devices/0000:01:00.0/drm
-- absent link /sys/bus/pci/devices/0000:01:00.0/iommu_group
-- ok file /sys/bus/pci/devices/0000:02:00.0/uevent
DRIVER=amdgpu
PCI_CLASS=30000
PCI_ID=1002:FFFE
PCI_SLOT_NAME=0000:02:00.0
-- absent file /usr/share/misc/pci.ids
-- ok file /usr/share/hwdata/pci.ids
1002  Advanced Micro Devices, Inc. [AMD/ATI]
	fffe  Navi 99 [Radeon RX 12900]
${elsewhere}`,
      gpus,
    );
    expect(shownList(facts, 'gpus')).toMatchObject([
      {
        driver: null,
        computeCapability: '8.9',
        rebar: false,
        renderNode: null,
        renderNodeOpens: { gap: 'unsupported' },
        iommuGroup: null,
        iommuType: null,
        display: false,
      },
      { name: 'Radeon RX 12900', arch: { gap: 'unsupported' }, vramTotal: { gap: 'suspended' } },
    ]);
  });
});
