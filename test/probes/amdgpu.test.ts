import { describe, expect, test } from 'vitest';
import amdgpu from '../../src/probes/amdgpu.ts';
import { gather, shown, shownList } from '../helpers/gather.ts';

const bound = '/sys/bus/pci/drivers/amdgpu';
const kernel = '-- ok file /proc/sys/kernel/osrelease\n6.17.9-arch1-1\n';
const noModules =
  '-- absent list /lib/modules/6.17.9-arch1-1/updates/dkms\n-- absent list /lib/modules/6.17.9-arch1-1/extra\n-- absent list /lib/modules/6.17.9-arch1-1/updates\n-- absent list /lib/modules/6.17.9-arch1-1/weak-updates\n';
const inTree = `${kernel}${noModules}-- ok list /sys/module/amdgpu\nparameters\n-- absent file /sys/module/amdgpu/version\n-- absent list /usr/src\n`;
const firmware = (state: string) => `-- ok list ${bound}
0000:c1:00.0
module
-- ok file ${bound}/0000:c1:00.0/power/runtime_status
${state}
-- ok file ${bound}/0000:c1:00.0/fw_version/mec_fw_version
0x00000020
-- ok file ${bound}/0000:c1:00.0/fw_version/mes_fw_version
0x00000083
-- ok file ${bound}/0000:c1:00.0/fw_version/mes_kiq_fw_version
0x0000006f
-- ok file ${bound}/0000:c1:00.0/fw_version/smc_fw_version
0x0b5d0500
`;

describe('amdgpu', () => {
  // https://github.com/ilya-zlobintsev/LACT, tests/snapshots/amd/strixpoint
  test('the kernel’s own module on Arch, with the firmware of November 2025', async () => {
    const { facts } = await gather(
      `${inTree}${firmware('active')}-- ok list /var/lib/pacman/local\nlinux-firmware-amdgpu-20251125-2\nmesa-1:25.3.1-1\n`,
      amdgpu,
    );
    expect(['rocm.amdgpuOrigin', 'rocm.amdgpuVersion', 'rocm.dkmsSources', 'rocm.dkmsBuilt', 'rocm.firmwarePackages'].map((id) => shown(facts, id))).toEqual([
      'in-tree',
      null,
      [],
      false,
      { 'linux-firmware-amdgpu': '20251125-2' },
    ]);
    expect(shownList(facts, 'gpus')).toEqual([
      { key: 'pci:0000:c1:00.0', firmware: { MEC: '0x00000020', MES: '0x00000083', MES_KIQ: '0x0000006f', SMC: '0x0b5d0500' } },
    ]);
  });

  test('a sleeping GPU', async () => {
    const { facts } = await gather(`${inTree}${firmware('suspended')}`, amdgpu);
    expect(shownList(facts, 'gpus')).toEqual([{ key: 'pci:0000:c1:00.0', firmware: { gap: 'suspended' } }]);
  });

  test('without the MES file the list would mislead, so root’s file decides', async () => {
    const old = firmware('active').replace(/-- ok file \S+mes_fw_version\n\S+\n/, `-- absent file ${bound}/0000:c1:00.0/fw_version/mes_fw_version\n`);
    const { facts } = await gather(`${inTree}${old}-- denied file /sys/kernel/debug/dri/0000:c1:00.0/amdgpu_firmware_info\n`, amdgpu);
    expect(shownList(facts, 'gpus')).toEqual([{ key: 'pci:0000:c1:00.0', firmware: { gap: 'denied' } }]);
  });

  test('AMD’s package on Ubuntu', async () => {
    const { facts } = await gather(
      `-- ok file /proc/sys/kernel/osrelease
6.14.0-24-generic
-- ok list /lib/modules/6.14.0-24-generic/updates/dkms
amddrm_ttm_helper.ko.zst
amdgpu.ko.zst
-- ok list /sys/module/amdgpu
version
-- ok file /sys/module/amdgpu/version
6.16.6
-- ok list /usr/src
amdgpu-6.16.6-2255209.24.04
linux-headers-6.14.0-24-generic
-- ok list ${bound}
module
-- absent list /var/lib/pacman/local
-- ok list /var/lib/dpkg
status
-- exit 1 command dpkg-query -W -f=\${db:Status-Abbrev}\${Package}=\${Version}\\n linux-firmware linux-firmware-amd-graphics firmware-amd-graphics amdgpu-dkms amdgpu-dkms-firmware
ii linux-firmware=20240318.git3b128b60-0ubuntu2.21
ii amdgpu-dkms=1:6.16.6.30200100-2255209.24.04
ii amdgpu-dkms-firmware=30.20.1.0.30200100-2255209.24.04
-- stderr
dpkg-query: no packages found matching firmware-amd-graphics
`,
      amdgpu,
    );
    expect(['rocm.amdgpuOrigin', 'rocm.amdgpuVersion', 'rocm.dkmsSources', 'rocm.dkmsBuilt', 'rocm.firmwarePackages'].map((id) => shown(facts, id))).toEqual([
      'dkms',
      '6.16.6',
      ['6.16.6-2255209.24.04'],
      true,
      {
        'linux-firmware': '20240318.git3b128b60-0ubuntu2.21',
        'amdgpu-dkms': '1:6.16.6.30200100-2255209.24.04',
        'amdgpu-dkms-firmware': '30.20.1.0.30200100-2255209.24.04',
      },
    ]);
  });

  test('a machine without amdgpu asks no package tool', async () => {
    const { facts } = await gather(
      `${kernel}${noModules}-- absent list /sys/module/amdgpu\n-- absent file /sys/module/amdgpu/version\n-- absent list /usr/src\n-- absent list ${bound}\n`,
      amdgpu,
    );
    expect(['rocm.amdgpuOrigin', 'rocm.dkmsBuilt', 'rocm.firmwarePackages'].map((id) => shown(facts, id))).toEqual([null, false, { gap: 'unsupported' }]);
  });
});
