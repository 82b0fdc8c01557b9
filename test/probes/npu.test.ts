import { expect, test } from 'vitest';
import npu from '../../src/probes/npu.ts';
import { gather, shown } from '../helpers/gather.ts';

const at = '/sys/bus/pci/devices/0000:c6:00.1';
const device = (driver: string) => `-- ok list /sys/bus/pci/devices
0000:c6:00.1
-- ok file ${at}/uevent
${driver}PCI_CLASS=118000
PCI_ID=1022:17F0
PCI_SLOT_NAME=0000:c6:00.1
-- ok file ${at}/revision
0x11
-- ok file /proc/sys/kernel/osrelease
7.0.4-arch1-1
-- absent list /lib/modules/7.0.4-arch1-1/updates/dkms
-- absent list /lib/modules/7.0.4-arch1-1/extra
-- absent list /lib/modules/7.0.4-arch1-1/updates
-- absent list /lib/modules/7.0.4-arch1-1/weak-updates
-- ok list /lib/firmware/amdnpu/17f0_11
npu.sbin.zst
npu_7.sbin.zst
`;
const ids = ['pciId', 'arch', 'driver', 'driverOrigin', 'node', 'nodeOpens', 'firmwareVersion', 'firmwareFiles', 'iommuGroup', 'iommuType'].map(
  (name) => `npu.${name}`,
);

test('Strix Halo with a working NPU', async () => {
  const { facts } = await gather(
    `${device('DRIVER=amdxdna\n')}-- ok file ${at}/fw_version
1.1.2.64
-- ok list ${at}/accel
accel0
-- ok access /dev/accel/accel0 rw
yes
-- ok link ${at}/iommu_group
../../../../kernel/iommu_groups/24
-- ok file /sys/kernel/iommu_groups/24/type
DMA-FQ
`,
    npu,
  );
  expect(ids.map((id) => shown(facts, id))).toEqual([
    '1022:17f0',
    'xdna2',
    'amdxdna',
    'in-tree',
    '/dev/accel/accel0',
    true,
    '1.1.2.64',
    ['npu.sbin', 'npu_7.sbin'],
    '24',
    'DMA-FQ',
  ]);
});

test('no driver, no IOMMU', async () => {
  const { facts } = await gather(`${device('')}-- absent file ${at}/fw_version\n-- absent list ${at}/accel\n-- absent link ${at}/iommu_group\n`, npu);
  expect(ids.map((id) => shown(facts, id))).toEqual([
    '1022:17f0',
    'xdna2',
    null,
    null,
    null,
    { gap: 'unsupported' },
    { gap: 'unsupported' },
    ['npu.sbin', 'npu_7.sbin'],
    null,
    null,
  ]);
});

test('no NPU; and a device that cannot be read', async () => {
  const other = '-- ok list /sys/bus/pci/devices\n0000:00:00.0\n';
  const without = await gather(
    `${other}-- ok file /sys/bus/pci/devices/0000:00:00.0/uevent\nPCI_CLASS=60000\nPCI_ID=8086:0D57\nPCI_SLOT_NAME=0000:00:00.0\n`,
    npu,
  );
  expect(ids.map((id) => shown(without.facts, id))).toEqual(ids.map(() => null));
  const denied = await gather(`${other}-- denied file /sys/bus/pci/devices/0000:00:00.0/uevent\n`, npu);
  expect(shown(denied.facts, 'npu.pciId')).toEqual({ gap: 'unreadable' });
});

// Intel’s own package puts its files below updates: firmware/CMakeLists.txt of github.com/intel/linux-npu-driver.
test('firmware elsewhere than in the distribution’s folder', async () => {
  const intel = `-- ok list /sys/bus/pci/devices
0000:00:0b.0
-- ok file /sys/bus/pci/devices/0000:00:0b.0/uevent
PCI_CLASS=120000
PCI_ID=8086:7D1D
PCI_SLOT_NAME=0000:00:0b.0
-- ok file /sys/bus/pci/devices/0000:00:0b.0/revision
0x04
-- absent list /lib/firmware/intel/vpu
`;
  const files = async (more: string) => shown((await gather(intel + more, npu)).facts, 'npu.firmwareFiles');
  expect(await files('-- ok list /lib/firmware/updates/intel/vpu\nvpu_37xx_v1.bin\n')).toEqual(['vpu_37xx_v1.bin']);
  expect(await files('-- absent list /lib/firmware/updates/intel/vpu\n-- absent list /run/current-system/firmware/intel/vpu\n')).toEqual([]);
  expect(await files('')).toEqual({ gap: 'not-recorded' });
});
