import { describe, expect, test } from 'vitest';
import nvidia from '../../src/probes/nvidia.ts';
import nvidiaBuild from '../../src/probes/nvidia-build.ts';
import { gather, shown, shownList } from '../helpers/gather.ts';

const loaded = `
-- ok file /proc/bus/pci/devices
0000	80868c00	0	             0
0100	10de2204	88	        f6000000
-- ok list /dev
null
nvidia0
nvidiactl
-- ok stat /sys/module/nvidia
kind=dir mode=0755 uid=0 gid=0 user=root group=root size=0 rdev=0:0
-- absent stat /sys/module/nvidia_uvm
-- ok file /proc/driver/nvidia/version
NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build  (dvs-builder@U22-I3)  Tue Sep 23 09:55:41 UTC 2025
-- ok file /proc/driver/nvidia/params
EnableGpuFirmware: 18
PreserveVideoMemoryAllocations: 1
-- ok access /dev/nvidia0 rw
yes
-- ok access /dev/nvidiactl rw
no EACCES
-- absent list /proc/driver/nvidia-nvswitch/devices
-- ok list /sys/bus/pci/drivers/nvidia
0000:01:00.0
bind
module
-- ok file /sys/bus/pci/devices/0000:01:00.0/removable
fixed
-- ok file /proc/driver/nvidia/gpus/0000:01:00.0/information
Model: 		 NVIDIA GeForce RTX 3090
Video BIOS: 	 94.02.26.40.81
Bus Location: 	 0000:01:00.0
GPU Firmware: 	 580.95.05
-- ok list /lib/firmware/nvidia/580.95.05
gsp_ga10x.bin
gsp_tu10x.bin
-- ok link /usr/lib/x86_64-linux-gnu/libcuda.so.1
libcuda.so.580.105.08
-- ok link /usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1
libnvidia-ml.so.580.105.08
${['/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib', '/run/opengl-driver/lib', '/usr/local/nvidia/lib64', '/usr/lib/wsl/lib']
  .flatMap((folder) => [`-- absent link ${folder}/libcuda.so.1`, `-- absent link ${folder}/libnvidia-ml.so.1`])
  .join('\n')}
`;

describe('nvidia', () => {
  test('a loaded open module with newer libraries', async () => {
    const { facts } = await gather(loaded, nvidia);
    expect(shown(facts, 'nvidia.moduleVersion')).toBe('580.95.05');
    expect(shown(facts, 'nvidia.flavour')).toBe('open');
    expect(shown(facts, 'nvidia.libraryVersion')).toBe('580.105.08');
    expect(shown(facts, 'nvidia.uvmLoaded')).toBe(false);
    expect(shown(facts, 'nvidia.nodesDenied')).toEqual(['/dev/nvidiactl']);
    expect(shown(facts, 'nvidia.gspFiles')).toEqual(['gsp_ga10x.bin', 'gsp_tu10x.bin']);
    expect(shown(facts, 'nvidia.nvswitches')).toBe(0);
    expect(shown(facts, 'nvidia.external')).toBe(false);
    expect(shownList(facts, 'gpus')).toEqual([{ key: 'pci:0000:01:00.0', vbios: '94.02.26.40.81', firmware: { GSP: '580.95.05' } }]);
  });

  test("Debian's links through alternatives", async () => {
    const debian = loaded.replace(
      'libcuda.so.580.105.08\n',
      `/etc/alternatives/glx--libcuda.so.1-x86_64-linux-gnu
-- ok link /etc/alternatives/glx--libcuda.so.1-x86_64-linux-gnu
/usr/lib/x86_64-linux-gnu/nvidia/current/libcuda.so.1
-- ok link /usr/lib/x86_64-linux-gnu/nvidia/current/libcuda.so.1
libcuda.so.535.216.01
`,
    );
    expect(shown((await gather(debian, nvidia)).facts, 'nvidia.libraryVersion')).toBe('535.216.01');
  });

  test('a folder that cannot be read leaves the library open', async () => {
    const denied = loaded.replace(
      '-- ok link /usr/lib/x86_64-linux-gnu/libcuda.so.1\nlibcuda.so.580.105.08',
      '-- denied link /usr/lib/x86_64-linux-gnu/libcuda.so.1',
    );
    expect(shown((await gather(denied, nvidia)).facts, 'nvidia.libraryVersion')).toEqual({ gap: 'denied' });
  });

  const none = '-- ok file /proc/bus/pci/devices\n0000\t80868c00\t0\n-- ok list /dev\nnull\n-- absent stat /sys/module/nvidia\n';

  test('no NVIDIA: three reads, and nothing more', async () => {
    const { facts } = await gather(none, nvidia, nvidiaBuild);
    expect(shown(facts, 'nvidia.loaded')).toBe(false);
    expect(shown(facts, 'nvidia.nodes')).toEqual([]);
    expect(shown(facts, 'nvidia.moduleVersion')).toBeNull();
    expect(shown(facts, 'nvidia.nvswitches')).toBe(0);
    expect(shown(facts, 'nvidia.libraryVersion')).toEqual({ gap: 'unsupported' });
    expect(shown(facts, 'nvidia.moduleForKernel')).toEqual({ gap: 'unsupported' });
  });

  test('nothing is concluded where PCI could not be read', async () => {
    const { facts } = await gather(none.replace('-- ok file /proc/bus/pci/devices\n0000\t80868c00\t0', '-- denied file /proc/bus/pci/devices'), nvidia);
    expect(shown(facts, 'nvidia.loaded')).toEqual({ gap: 'denied' });
  });
});

describe('nvidia-build', () => {
  const missing = (dep: string) => `
-- ok file /proc/bus/pci/devices
0100	10de2204	88	        f6000000
-- ok list /dev
null
-- absent stat /sys/module/nvidia
-- ok file /proc/sys/kernel/osrelease
7.1.0-1-generic
-- absent stat /lib/modules/7.1.0-1-generic/build
-- ok list /var/lib/dkms
dkms_dbversion
nvidia
-- ok list /var/lib/dkms/nvidia
580.142
kernel-6.18.0-1-generic-x86_64
${dep}
-- ok file /var/lib/dkms/nvidia/580.142/build/make.log
DKMS (dkms-3.2.2) make.log for nvidia/580.142 for kernel 7.1.0-1-generic (x86_64)
nvidia/os-interface.c:732:5: error: implicit declaration of function 'strncpy' [-Wimplicit-function-declaration]
`;
  const dep =
    '-- ok file /lib/modules/7.1.0-1-generic/modules.dep\nkernel/drivers/platform/x86/nvidia-wmi-ec-backlight.ko.zst: kernel/drivers/acpi/video.ko.zst';

  test('a kernel without a module: the log of the failed build is read', async () => {
    const { facts, log } = await gather(missing(dep), nvidiaBuild);
    expect(shown(facts, 'nvidia.moduleForKernel')).toBe(false);
    expect(shown(facts, 'nvidia.headers')).toBe(false);
    expect(shown(facts, 'nvidia.dkmsVersions')).toEqual(['580.142']);
    expect(log.some(({ text }) => text.includes('strncpy'))).toBe(true);
  });

  test('a log of another kernel is left alone', async () => {
    const { log } = await gather(missing(dep).replace('for kernel 7.1.0-1-generic', 'for kernel 7.0.0-9-generic'), nvidiaBuild);
    expect(log).toEqual([]);
  });

  test('a container without the modules folder says nothing', async () => {
    const absent =
      '-- absent file /lib/modules/7.1.0-1-generic/modules.dep\n-- absent file /run/booted-system/kernel-modules/lib/modules/7.1.0-1-generic/modules.dep';
    expect(shown((await gather(missing(absent), nvidiaBuild)).facts, 'nvidia.moduleForKernel')).toEqual({ gap: 'unsupported' });
  });
});
