import { expect, test } from 'vitest';
import wsl from '../../src/probes/wsl.ts';
import { gather, shown } from '../helpers/gather.ts';

// A machine as in https://github.com/NixOS/nixpkgs/issues/389898 and https://github.com/microsoft/WSL/issues/11151.
const machine = `
-- ok file /proc/sys/kernel/osrelease
5.15.167.4-microsoft-standard-WSL2
-- ok stat /dev/dxg
kind=char mode=0666 uid=0 gid=0 user=root group=root size=0 rdev=10:125
-- absent stat /.dockerenv
-- absent stat /run/.containerenv
-- absent file /run/systemd/container
-- ok file /proc/self/cgroup
0::/init.scope
-- ok file /proc/self/mountinfo
63 74 8:32 / / rw,relatime - ext4 /dev/sdc rw,discard,errors=remount-ro,data=ordered
98 63 0:61 / /mnt/c rw,noatime - 9p C:\\134 rw,dirsync,aname=drvfs;path=C:\\;uid=1000;gid=1000
99 63 8:48 / /mnt/d rw,relatime - ext4 /dev/sdd rw
-- exit 0 command wslinfo --wsl-version
2.6.3.0
-- ok list /usr/lib/wsl/lib
libcuda.so
libcuda.so.1
libdxcore.so
nvidia-smi
-- ok list /usr/lib/x86_64-linux-gnu
libcrypt.so.1
libcuda.so
libcuda.so.1
libcuda.so.535.183.01
-- absent list /usr/lib/aarch64-linux-gnu
-- absent list /usr/lib64
-- ok stat /etc/ld.so.conf.d/ld.wsl.conf
kind=file mode=0644 uid=0 gid=0 user=root group=root size=82 rdev=0:0
-- absent stat /opt/rocm/lib/librocdxg.so
-- ok stat /var/lib/dpkg/info/hsa-runtime-rocr4wsl-amdgpu.list
kind=file mode=0644 uid=0 gid=0 user=root group=root size=412 rdev=0:0
-- ok file /etc/wsl.conf
[boot]
systemd=true
-- ok list /mnt/c/Users
All Users
Default
Jane Doe
Public
desktop.ini
-- ok file /mnt/c/Users/Jane Doe/.wslconfig
[wsl2] memory=48GB
[experimental]
autoMemoryReclaim=gradual
`;

test('a distribution and its settings', async () => {
  const { facts } = await gather(machine, wsl);
  const of = (name: string) => shown(facts, `wsl.${name}`);
  expect(of('dxg')).toBe(true);
  expect(of('customKernel')).toBe(false);
  expect(of('version')).toBe('2.6.3');
  expect(of('libraries')).toEqual(['libcuda.so', 'libcuda.so.1', 'libdxcore.so', 'nvidia-smi']);
  expect(of('linuxLibcuda')).toEqual(['/usr/lib/x86_64-linux-gnu/libcuda.so.535.183.01']);
  expect(of('loaderConfigured')).toBe(true);
  expect([of('systemd'), of('gpu'), of('ldconfig')]).toEqual([true, null, null]);
  expect(of('memoryLimit')).toBeNull();
  expect(of('configFaults')).toEqual(['line 1: a section and a setting on one line']);
  expect(of('rocdxg')).toBe(false);
  expect(of('rocr4wsl')).toBe(true);
  expect(of('drives')).toEqual({ '/mnt/c': '9p', '/mnt/d': 'ext4' });
  expect(of('windowsNvidiaDriver')).toBeNull();
});

test('two Windows users with a file: not known whose is in force', async () => {
  const two = machine.replace('Jane Doe\nPublic', 'Jane Doe\nJohn\nPublic').concat('-- ok file /mnt/c/Users/John/.wslconfig\n[wsl2]\nmemory=8GB\n');
  const { facts } = await gather(two, wsl);
  expect(shown(facts, 'wsl.memoryLimit')).toEqual({ gap: 'unsupported' });
});

test('another user’s closed folder is no obstacle', async () => {
  const two = machine
    .replace('Jane Doe\nPublic', 'Jane Doe\nJohn\nPublic')
    .replace('[wsl2] memory=48GB', '[wsl2]\nmemory=48GB')
    .concat('-- denied file /mnt/c/Users/John/.wslconfig\n');
  const { facts } = await gather(two, wsl);
  expect(shown(facts, 'wsl.memoryLimit')).toBe(48 * 1024 ** 3);
});

test('a drive that does not answer is a gap', async () => {
  const { facts } = await gather(machine.replace(/-- ok list \/mnt\/c\/Users[\s\S]*$/, '-- timeout list /mnt/c/Users\n'), wsl);
  expect(shown(facts, 'wsl.memoryLimit')).toEqual({ gap: 'timeout' });
  expect(shown(facts, 'wsl.systemd')).toBe(true);
});

test('outside of WSL all of it is absent, without further reads', async () => {
  const { facts } = await gather('-- ok file /proc/sys/kernel/osrelease\n6.8.0-45-generic\n', wsl);
  expect(shown(facts, 'wsl.libraries')).toBeNull();
  expect(shown(facts, 'wsl.version')).toBeNull();
});
