import { expect, test } from 'vitest';
import platform from '../../src/probes/platform.ts';
import { gather, shown } from '../helpers/gather.ts';

const ids = ['platform.system', 'platform.vm', 'platform.container', 'platform.arch'];

async function kinds(recording: string): Promise<unknown[]> {
  const { facts } = await gather(recording, platform);
  return ids.map((id) => shown(facts, id));
}

const outside = `
-- absent stat /.dockerenv
-- absent stat /run/.containerenv
-- absent stat /run/.toolboxenv
-- absent stat /.flatpak-info
-- absent stat /.singularity.d
-- absent file /run/systemd/container
-- denied file /proc/1/environ
-- absent env container
-- absent env KUBERNETES_SERVICE_HOST
-- absent env DISTROBOX_ENTER_PATH
-- ok file /proc/self/cgroup
0::/user.slice/user-1000.slice/session-2.scope
`;
const noWsl = `
-- absent stat /dev/dxg
-- absent stat /run/WSL
-- absent stat /proc/sys/fs/binfmt_misc/WSLInterop
-- absent stat /proc/sys/fs/binfmt_misc/WSLInterop-late
-- absent env WSL_DISTRO_NAME
`;

test('a desktop', async () => {
  const recording = `${outside.trim()}
${noWsl.trim()}
-- ok file /proc/sys/kernel/osrelease
6.17.1-300.fc43.x86_64
-- ok file /proc/self/mountinfo
30 1 253:0 / / rw,relatime shared:1 - ext4 /dev/mapper/root rw
-- ok file /proc/sys/kernel/arch
x86_64
-- ok file /proc/cpuinfo
processor	: 0
flags		: fpu vme lm avx2
-- ok file /sys/class/dmi/id/sys_vendor
Framework
-- ok file /sys/class/dmi/id/product_name
Desktop (AMD Ryzen AI Max 300 Series)
`;
  expect(await kinds(recording)).toEqual(['native', null, null, 'x86_64']);
});

test('a container of Docker Desktop on WSL2', async () => {
  const recording = `
-- ok file /proc/sys/kernel/osrelease
6.6.87.2-microsoft-standard-WSL2
-- ok stat /.dockerenv
kind=file mode=0755 uid=0 gid=0 user=root group=root size=0 rdev=0:0
-- absent stat /run/.toolboxenv
-- absent env DISTROBOX_ENTER_PATH
-- absent env KUBERNETES_SERVICE_HOST
-- ok file /proc/self/mountinfo
705 663 0:83 / / rw,relatime - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/ABC,upperdir=/var/lib/docker/overlay2/x/diff,workdir=/w
-- ok file /proc/self/cgroup
0::/
-- ok file /proc/cpuinfo
flags		: fpu lm hypervisor
`;
  expect(await kinds(recording)).toEqual(['wsl2', 'hyperv', 'docker', 'x86_64']);
});

test('an LXC container that hosts services', async () => {
  const recording = `
-- ok file /proc/sys/kernel/osrelease
6.8.12-9-pve
-- absent stat /.dockerenv
-- ok file /run/systemd/container
lxc
-- ok file /proc/self/mountinfo
1203 900 0:75 / / rw,relatime - zfs rpool/data/subvol-101-disk-0 rw,xattr,posixacl
-- ok file /sys/class/dmi/id/sys_vendor
ASUS
-- ok file /proc/cpuinfo
flags		: fpu lm
`;
  expect(await kinds(recording)).toEqual(['native', null, 'lxc', 'x86_64']);
});

/** Jetson Linux 36.4.7; the model's text ends with NUL, as all of a device tree's do. */
const board = `
-- ok file /proc/sys/kernel/osrelease
5.15.148-tegra
-- ok file /proc/sys/kernel/arch
aarch64
-- ok (escaped) (no newline) file /proc/device-tree/model
NVIDIA Jetson AGX Orin Developer Kit\\0
-- ok file /etc/nv_tegra_release
# R36 (release), REVISION: 4.7, GCID: 42132812, BOARD: generic, EABI: aarch64, DATE: Thu Sep 18 22:54:44 UTC 2025
`;
const boardIds = ['platform.board', 'platform.jetsonLinux'];

test('a Jetson', async () => {
  const { facts } = await gather(`${outside.trim()}\n${noWsl.trim()}\n${board.trim()}\n`, platform);
  expect(boardIds.map((id) => shown(facts, id))).toEqual(['NVIDIA Jetson AGX Orin Developer Kit', '36.4.7']);
});

test('an Arm server has no board; in a container on a Jetson both are hidden', async () => {
  const hidden = '-- ok file /proc/sys/kernel/arch\naarch64\n-- absent file /proc/device-tree/model\n-- absent file /etc/nv_tegra_release\n';
  const mount = (root: string): string =>
    `-- ok file /proc/self/mountinfo\n30 1 253:0 / / rw - ${root}\n-- ok file /proc/sys/kernel/osrelease\n6.8.0-1018-aws\n`;
  const server = await gather(`${outside.trim()}\n${noWsl.trim()}\n${mount('ext4 /dev/nvme0n1p1 rw')}${hidden}`, platform);
  expect(boardIds.map((id) => shown(server.facts, id))).toEqual([null, null]);
  const inside = await gather(
    `-- ok stat /.dockerenv\nkind=file mode=0755 uid=0 gid=0 user=root group=root size=0 rdev=0:0\n${mount('overlay overlay rw')}${hidden}`,
    platform,
  );
  expect(boardIds.map((id) => shown(inside.facts, id))).toEqual([{ gap: 'unsupported' }, { gap: 'unsupported' }]);
});

test('a file that names no release is no release', async () => {
  const { facts } = await gather(`${board.replace('(release)', '(beta)').trim()}\n`, platform);
  expect(shown(facts, 'platform.jetsonLinux')).toEqual({ gap: 'unreadable' });
});

test('what was not read is a gap, not an answer', async () => {
  expect(await kinds('-- denied file /proc/self/mountinfo\n')).toEqual([
    { gap: 'not-recorded' },
    { gap: 'not-recorded' },
    { gap: 'not-recorded' },
    { gap: 'not-recorded' },
  ]);
});
