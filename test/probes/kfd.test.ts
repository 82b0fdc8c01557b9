import { describe, expect, test } from 'vitest';
import kfd from '../../src/probes/kfd.ts';
import { gather, shown, shownList } from '../helpers/gather.ts';

const topology = '/sys/class/kfd/kfd/topology/nodes';
const device = `-- ok stat /dev/kfd
kind=char mode=0660 uid=0 gid=992 user=root group=render size=0 rdev=234:0
-- ok access /dev/kfd rw
no EACCES
-- ok list /sys/class/kfd
kfd
`;

// https://github.com/ilya-zlobintsev/LACT, tests/snapshots/amd/strixpoint
const strixPoint = `-- ok list ${topology}
0
1
-- ok file ${topology}/0/properties
cpu_cores_count 24
simd_count 0
-- ok file ${topology}/1/properties
simd_count 32
gfx_target_version 110500
vendor_id 4098
device_id 5390
location_id 49408
domain 0
drm_render_minor 128
-- ok list ${topology}/1/mem_banks
0
-- ok file ${topology}/1/mem_banks/0/properties
heap_type 1
size_in_bytes 16441004032
`;

describe('kfd', () => {
  test('Strix Point on a kernel that shows no CWSR sizes', async () => {
    const { facts } = await gather(`${device}${strixPoint}-- ok list /sys/bus/pci/drivers/amdgpu\n0000:c1:00.0\nbind\nnew_id\n`, kfd);
    expect(['rocm.kfdDevice', 'rocm.kfdGroup', 'rocm.kfdOpens', 'rocm.kfdInKernel'].map((id) => shown(facts, id))).toEqual([
      'root:render 0660',
      'render',
      false,
      true,
    ]);
    expect(shownList(facts, 'gpus')).toEqual([
      {
        key: 'pci:0000:c1:00.0',
        vendor: 'amd',
        kfdArch: 'gfx1150',
        arch: 'gfx1150',
        cwsrSize: null,
        ctlStackSize: null,
        kfdMemory: 16_441_004_032,
      },
    ]);
  });

  test('a card that KFD skipped', async () => {
    const { facts } = await gather(
      `${device}-- ok list ${topology}\n0\n-- ok file ${topology}/0/properties\nsimd_count 0\n-- ok list /sys/bus/pci/drivers/amdgpu\n0000:03:00.0\n`,
      kfd,
    );
    expect(shownList(facts, 'gpus')).toEqual([{ key: 'pci:0000:03:00.0', kfdArch: null, cwsrSize: null, ctlStackSize: null, kfdMemory: null }]);
  });

  test('a container that is refused the node', async () => {
    const { facts } = await gather(
      `${device}-- ok list ${topology}\n0\n1\n-- ok file ${topology}/0/properties\nsimd_count 0\n-- denied file ${topology}/1/properties\n-- ok list /sys/bus/pci/drivers/amdgpu\n0000:03:00.0\n`,
      kfd,
    );
    expect(shownList(facts, 'gpus')).toEqual([
      { key: 'pci:0000:03:00.0', kfdArch: { gap: 'denied' }, cwsrSize: { gap: 'denied' }, ctlStackSize: { gap: 'denied' }, kfdMemory: { gap: 'denied' } },
    ]);
  });

  test('a machine without it', async () => {
    const { facts } = await gather(
      `-- absent stat /dev/kfd\n-- absent access /dev/kfd rw\n-- absent list /sys/class/kfd\n-- absent list ${topology}\n-- absent list /sys/bus/pci/drivers/amdgpu\n`,
      kfd,
    );
    expect(['rocm.kfdDevice', 'rocm.kfdGroup', 'rocm.kfdOpens', 'rocm.kfdInKernel'].map((id) => shown(facts, id))).toEqual([null, null, null, false]);
    expect(facts.lists.gpus).toBeUndefined();
  });
});
