import { expect, test } from 'vitest';
import container from '../../src/probes/container.ts';
import { gather, shown } from '../helpers/gather.ts';

// Mounts as in a container of the ROCm and NVIDIA tools; node ownership of https://github.com/ROCm/ROCm-docker/pull/93
const docker = `
-- ok stat /.dockerenv
kind=file mode=0755 uid=0 gid=0 user=root group=root size=0 rdev=0:0
-- absent stat /run/.toolboxenv
-- absent env DISTROBOX_ENTER_PATH
-- absent env KUBERNETES_SERVICE_HOST
-- ok file /proc/self/cgroup
0::/
-- ok file /proc/self/mountinfo
705 663 0:83 / / rw,relatime master:212 - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/ABC,upperdir=/var/lib/docker/overlay2/x/diff,workdir=/w
880 705 8:1 /usr/lib/libcuda.so.575.64.03 /usr/lib/x86_64-linux-gnu/libcuda.so.575.64.03 ro,nosuid,nodev - ext4 /dev/sda1 rw
881 705 8:1 /usr/lib/libnvidia-ml.so.575.64.03 /usr/lib/x86_64-linux-gnu/libnvidia-ml.so.575.64.03 ro,nosuid,nodev - ext4 /dev/sda1 rw
-- ok file /proc/self/uid_map
         0          0 4294967295
-- ok file /proc/self/status
Name:	node
Uid:	0	0	0	0
Gid:	0	0	0	0
Groups:	0
CapEff:	0000000000000000
CapBnd:	00000000a80425fb
Seccomp:	2
-- ok statfs /dev/shm
type=0x1021994 bsize=4096 blocks=16384 bavail=16384
-- ok (no newline) env NVIDIA_REQUIRE_CUDA
cuda>=12.8 brand=unknown,driver>=470,driver<471 brand=grid,driver>=470,driver<471
-- ok (no newline) env NVIDIA_VISIBLE_DEVICES
all
-- ok list /dev
dri
full
kfd
null
nvidia0
nvidia-caps
nvidiactl
-- ok list /dev/dri
card0
renderD128
-- ok access /dev/kfd rw
no EACCES
-- ok access /dev/nvidia0 rw
no EPERM
-- ok access /dev/nvidiactl rw
yes
-- ok access /dev/dri/card0 rw
yes
-- ok access /dev/dri/renderD128 rw
yes
-- ok stat /dev/kfd
kind=char mode=0660 uid=0 gid=992 user=root group=992 size=0 rdev=509:0
-- ok stat /dev/nvidia0
kind=char mode=0666 uid=0 gid=0 user=root group=root size=0 rdev=195:0
-- ok stat /dev/nvidiactl
kind=char mode=0666 uid=0 gid=0 user=root group=root size=0 rdev=195:255
-- ok stat /dev/dri/card0
kind=char mode=0660 uid=0 gid=44 user=root group=video size=0 rdev=226:0
-- ok stat /dev/dri/renderD128
kind=char mode=0660 uid=0 gid=992 user=root group=992 size=0 rdev=226:128
`;

test('what a container was given', async () => {
  const { facts } = await gather(docker, container);
  expect(shown(facts, 'container.nodes')).toEqual(['/dev/dri/card0', '/dev/dri/renderD128', '/dev/kfd', '/dev/nvidia0', '/dev/nvidiactl']);
  expect(shown(facts, 'container.nodesWithoutPermission')).toEqual(['/dev/kfd']);
  expect(shown(facts, 'container.nodesBarred')).toEqual(['/dev/nvidia0']);
  expect(shown(facts, 'container.nodeGroups')).toMatchObject({ '/dev/kfd': '992', '/dev/dri/card0': '44' });
  expect(shown(facts, 'container.mapped')).toBe(false);
  expect(shown(facts, 'container.seccomp')).toBe('filter');
  expect(shown(facts, 'container.shmBytes')).toBe(67108864);
  expect(shown(facts, 'container.visibleDevices')).toBe('all');
  expect(shown(facts, 'container.requiredCuda')).toBe('12.8');
  expect(shown(facts, 'container.driverMounts')).toEqual(['libcuda.so.575.64.03', 'libnvidia-ml.so.575.64.03']);
  expect(shown(facts, 'container.runOptions')).toBeNull();
});

test('one node of which nothing could be learnt keeps the list of refused ones open', async () => {
  const { facts } = await gather(docker.replace('-- ok access /dev/nvidiactl rw\nyes', '-- timeout access /dev/nvidiactl rw'), container);
  expect(shown(facts, 'container.nodesBarred')).toEqual({ gap: 'timeout' });
  expect(shown(facts, 'container.nodes')).toHaveLength(5);
});

test('outside of a container all of it is absent; where that is not known, unknown', async () => {
  const host = `
-- absent stat /.dockerenv
-- absent stat /run/.containerenv
-- absent file /run/systemd/container
-- ok file /proc/self/cgroup
0::/user.slice
-- ok file /proc/self/mountinfo
30 1 253:0 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
`;
  const { facts } = await gather(host, container);
  expect(shown(facts, 'container.nodes')).toBeNull();
  expect(shown(facts, 'container.image')).toBeNull();
  const { facts: unread } = await gather('-- denied file /proc/self/mountinfo\n', container);
  expect(shown(unread, 'container.nodes')).toEqual({ gap: 'not-recorded' });
});

test('a distrobox whose mark could not be read is not taken for its engine’s container', async () => {
  const hidden = docker.replace('-- absent env DISTROBOX_ENTER_PATH', '-- denied env DISTROBOX_ENTER_PATH');
  expect(shown((await gather(hidden, container)).facts, 'container.nodes')).toEqual({ gap: expect.any(String) });
});
