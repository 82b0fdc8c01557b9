import { describe, expect, test } from 'vitest';
import cpu from '../../src/probes/cpu.ts';
import distro from '../../src/probes/distro.ts';
import inventory from '../../src/probes/inventory.ts';
import ioUring from '../../src/probes/io-uring.ts';
import memory from '../../src/probes/memory.ts';
import storage from '../../src/probes/storage.ts';
import user from '../../src/probes/user.ts';
import { gather, shown, shownList } from '../helpers/gather.ts';

const status = (uid = 1000) => `-- ok file /proc/self/status
Uid:\t${uid}\t${uid}\t${uid}\t${uid}
Gid:\t1000\t1000\t1000\t1000
Groups:\t109 1000 4242
VmSize:\t 1150164 kB
CapEff:\t0000000000000000
NoNewPrivs:\t0
Seccomp:\t0
Cpus_allowed_list:\t0-3
`;

describe('cpu', () => {
  const machine = `${status()}-- ok file /proc/cpuinfo
processor\t: 0
vendor_id\t: AuthenticAMD
model name\t: AMD Ryzen 5 5600X 6-Core Processor
flags\t\t: fpu sse4_2 avx avx2 f16c fma
-- ok file /sys/devices/system/cpu/online
0-3
-- ok file /sys/devices/system/cpu/smt/active
1
-- ok file /sys/devices/system/cpu/cpu0/topology/thread_siblings_list
0,2
-- ok file /sys/devices/system/cpu/cpu1/topology/thread_siblings_list
1,3
-- ok file /sys/devices/system/cpu/cpu2/topology/thread_siblings_list
0,2
-- ok file /sys/devices/system/cpu/cpu3/topology/thread_siblings_list
1,3
-- ok file /sys/devices/system/cpu/cpu0/topology/core_siblings_list
0-3
-- ok file /sys/devices/system/node/has_cpu
0
-- ok file /proc/sys/kernel/numa_balancing
0
-- ok list /sys/devices/system/cpu/cpufreq
policy0
policy10
policy2
-- ok file /sys/devices/system/cpu/cpufreq/policy0/scaling_driver
acpi-cpufreq
-- ok file /sys/devices/system/cpu/cpufreq/policy10/scaling_driver
acpi-cpufreq
-- ok file /sys/devices/system/cpu/cpufreq/policy0/scaling_governor
schedutil
-- ok file /sys/devices/system/cpu/cpufreq/policy10/scaling_governor
powersave
-- ok file /proc/self/cgroup
0::/user.slice/session-2.scope
-- absent file /sys/fs/cgroup/user.slice/session-2.scope/cpu.max
-- ok file /sys/fs/cgroup/user.slice/cpu.max
250000 100000
-- absent file /sys/fs/cgroup/cpu.max
`;

  test('cores by siblings, the first and last frequency domain, a quota from above', async () => {
    const { facts } = await gather(machine, cpu);
    const values = Object.fromEntries(
      ['model', 'vendor', 'hypervisor', 'threads', 'cores', 'sockets', 'numaNodes', 'allowedThreads', 'quota', 'governor'].map((name) => [
        name,
        shown(facts, `cpu.${name}`),
      ]),
    );
    expect(values).toEqual({
      model: 'AMD Ryzen 5 5600X 6-Core Processor',
      vendor: 'amd',
      hypervisor: false,
      threads: 4,
      cores: 2,
      sockets: 1,
      numaNodes: 1,
      allowedThreads: 4,
      quota: 250,
      governor: ['powersave', 'schedutil'],
    });
    expect(shown(facts, 'cpu.flags')).toEqual(['avx', 'avx2', 'f16c', 'fma', 'sse4_2']);
  });

  test('one level of cgroups that is denied leaves the quota open', async () => {
    const { facts } = await gather(machine.replace('-- absent file /sys/fs/cgroup/cpu.max', '-- denied file /sys/fs/cgroup/cpu.max'), cpu);
    expect(shown(facts, 'cpu.quota')).toEqual({ gap: 'denied' });
  });

  test('cgroup v1', async () => {
    const { facts } = await gather(
      '-- ok file /proc/self/cgroup\n3:cpu,cpuacct:/docker/29\n-- absent file /sys/fs/cgroup/cpu/docker/29/cpu.cfs_quota_us\n-- absent file /sys/fs/cgroup/cpu/docker/cpu.cfs_quota_us\n-- ok file /sys/fs/cgroup/cpu/cpu.cfs_quota_us\n400000\n',
      cpu,
    );
    expect(shown(facts, 'cpu.quota')).toBe(400);
  });
});

test('memory', async () => {
  const { facts } = await gather(
    `${status()}-- ok file /proc/meminfo
MemTotal:       65536000 kB
MemFree:         1000000 kB
MemAvailable:   30000000 kB
SwapTotal:             0 kB
SwapFree:              0 kB
CommitLimit:    32768000 kB
Committed_AS:   40000000 kB
HugePages_Total:     100
HugePages_Free:       90
Hugepagesize:       2048 kB
Hugetlb:          204800 kB
-- ok file /proc/vmstat
nr_free_pages 250000
oom_kill 2
-- ok file /sys/kernel/mm/transparent_hugepage/enabled
always [madvise] never
-- ok file /proc/sys/vm/overcommit_memory
0
-- ok file /proc/self/limits
Max locked memory         8388608              8388608              bytes     
Max address space         unlimited            unlimited            bytes     
-- absent file /proc/spl/kstat/zfs/arcstats
-- ok file /proc/self/cgroup
0::/app.slice
-- ok file /sys/fs/cgroup/app.slice/memory.max
max
-- absent file /sys/fs/cgroup/memory.max
`,
    memory,
  );
  const values = Object.fromEntries(Object.keys(facts.scalars).map((id) => [id.slice('memory.'.length), shown(facts, id)]));
  expect(values).toEqual({
    total: 65_536_000 * 1024,
    free: 1_000_000 * 1024,
    available: 30_000_000 * 1024,
    swapTotal: 0,
    swapFree: 0,
    hugetlb: 204_800 * 1024,
    hugetlbFree: 90 * 2048 * 1024,
    commitLeft: 0,
    cgroupLimit: null,
    oomKills: 2,
    transparentHugePages: 'madvise',
    overcommit: 0,
    memlockLimit: 8_388_608,
    zfsArcReclaimable: null,
  });
});

describe('storage', () => {
  const mounts = `-- ok file /proc/self/mountinfo
30 1 253:0 / / rw,relatime shared:1 - btrfs /dev/nvme0n1p3 rw
31 30 0:40 / /var/home rw shared:2 - btrfs /dev/nvme0n1p3 rw
32 30 0:41 / /tmp rw,nosuid,noexec shared:3 - tmpfs tmpfs rw
-- ok list /sys/class/nvme
nvme0
-- ok file /sys/class/nvme/nvme0/state
live
-- ok env HOME
/home/me
-- absent env OLLAMA_MODELS
-- absent env HF_HOME
-- absent stat /usr/share/ollama/.ollama/models
-- absent stat /home/me/.cache/huggingface
-- absent stat /home/me/.cache/llama.cpp
-- absent stat /home/me/.lmstudio
`;
  const folder = `-- ok stat /home/me/.ollama/models
kind=dir mode=0755 uid=1000 gid=1000 user=me group=me size=4096 rdev=0:0
-- ok statfs /home/me/.ollama/models
type=0x9123683e bsize=4096 blocks=1000000 bavail=250000
-- ok link /home
/var/home
-- unreadable link /var
EINVAL
-- unreadable link /var/home
EINVAL
-- unreadable link /var/home/me
EINVAL
-- unreadable link /var/home/me/.ollama
EINVAL
-- unreadable link /var/home/me/.ollama/models
EINVAL
`;

  test('a model folder behind a link', async () => {
    const { facts } = await gather(mounts + folder.replaceAll('-- unreadable link', '-- unreadable (no newline) link'), storage);
    expect(shown(facts, 'storage.tmpNoexec')).toBe(true);
    expect(shown(facts, 'storage.nvmeStates')).toEqual(['live']);
    expect(shownList(facts, 'modelFolders')).toEqual([
      { key: 'folder:/home/me/.ollama/models', path: '/home/me/.ollama/models', runtime: 'ollama', fsType: 'btrfs', free: 250_000 * 4096, readOnly: false },
    ]);
    expect(facts.lists.modelFolders).toMatchObject({ complete: true });
  });

  test('a folder that is denied keeps the list open', async () => {
    const { facts } = await gather(
      `${mounts.replace('-- absent stat /usr/share/ollama/.ollama/models', '-- denied stat /usr/share/ollama/.ollama/models')}-- absent stat /home/me/.ollama/models\n`,
      storage,
    );
    expect(shownList(facts, 'modelFolders')).toEqual({ gap: 'denied' });
  });
});

describe('io-uring', () => {
  const sysctls = '-- ok file /proc/sys/kernel/io_uring_disabled\n2\n-- ok file /proc/sys/kernel/io_uring_group\n-1\n';

  test('refused by the sysctl', async () => {
    const { facts } = await gather(`${sysctls}-- ok native io-uring\n{"setup":"EPERM","errno":1,"ops":null,"features":0}\n`, ioUring);
    expect(['setup', 'operations', 'disabled', 'group'].map((name) => shown(facts, `ioUring.${name}`))).toEqual(['EPERM', null, 2, -1]);
  });

  test('allowed, on a kernel without the sysctl', async () => {
    const { facts } = await gather(
      '-- absent file /proc/sys/kernel/io_uring_disabled\n-- absent file /proc/sys/kernel/io_uring_group\n-- ok native io-uring\n{"setup":"ok","errno":0,"ops":["NOP","READ"],"features":1}\n',
      ioUring,
    );
    expect(['setup', 'operations', 'disabled'].map((name) => shown(facts, `ioUring.${name}`))).toEqual(['ok', ['NOP', 'READ'], null]);
  });

  test('no place for the native part', async () => {
    const { facts } = await gather(`${sysctls}-- no-place-for-native native io-uring\n`, ioUring);
    expect(shown(facts, 'ioUring.setup')).toEqual({ gap: 'no-place-for-native' });
    expect(shown(facts, 'ioUring.operations')).toEqual({ gap: 'no-place-for-native' });
  });
});

test('user', async () => {
  const { facts } = await gather(
    `${status()}-- ok file /proc/self/limits
Max processes             unlimited            unlimited            processes 
Max open files            1024                 524288               files     
-- ok file /etc/passwd
root:x:0:0::/root:/bin/bash
me:x:1000:1000::/home/me:/bin/bash
-- ok file /etc/group
render:x:109:ollama
video:x:44:me
me:x:1000:
`,
    user,
  );
  expect(shown(facts, 'user.name')).toBe('me');
  expect(shown(facts, 'user.groups')).toEqual(['4242', 'me', 'render']);
  expect(shown(facts, 'user.openFilesLimit')).toBe(1024);
  expect(shown(facts, 'user.processesLimit')).toBeNull();
  expect(shown(facts, 'user.seccomp')).toBe(0);
});

describe('distro', () => {
  test('an ostree system asks the library itself', async () => {
    const { facts } = await gather(
      '-- ok file /etc/os-release\nID=fedora\nVERSION_ID=43\nVARIANT_ID=silverblue\nPRETTY_NAME="Fedora Linux 43 (Silverblue)"\n-- ok stat /run/ostree-booted\nkind=file\n-- ok native libc\n{"kind":"glibc","version":"2.42"}\n',
      distro,
    );
    expect(['id', 'version', 'libc', 'libcVersion', 'packageManager', 'immutable'].map((name) => shown(facts, `distro.${name}`))).toEqual([
      'fedora',
      '43',
      'glibc',
      '2.42',
      'rpm-ostree',
      true,
    ]);
  });

  test('Alpine, where only ldd tells', async () => {
    const { facts } = await gather(
      '-- absent file /etc/os-release\n-- ok file /usr/lib/os-release\nID=alpine\nVERSION_ID=3.22.1\n-- absent stat /run/ostree-booted\n-- unsupported native libc\n-- exit 1 command ldd --version\n-- stderr\nmusl libc (x86_64)\nVersion 1.2.5\nDynamic Program Loader\n',
      distro,
    );
    expect(['libc', 'libcVersion', 'packageManager', 'immutable'].map((name) => shown(facts, `distro.${name}`))).toEqual(['musl', '1.2.5', 'apk', false]);
  });
});

describe('inventory', () => {
  test('only root asks', async () => {
    const { facts } = await gather(status(), inventory);
    expect(shown(facts, 'memory.modules')).toEqual({ gap: 'denied' });
  });

  test('modules', async () => {
    const { facts } = await gather(
      `${status(0)}-- ok access /usr/sbin/dmidecode x\nyes\n-- ok inventory memLayout\n[{"size":17179869184,"bank":"BANK 0","clockSpeed":5600},{"size":17179869184,"bank":"BANK 1","clockSpeed":5600}]\n`,
      inventory,
    );
    expect(shown(facts, 'memory.modules')).toBe(2);
    expect(shown(facts, 'memory.moduleSpeed')).toBe(5600);
  });

  test('no dmidecode', async () => {
    const { facts } = await gather(`${status(0)}-- absent access /usr/sbin/dmidecode x\n`, inventory);
    expect(shown(facts, 'memory.moduleSpeed')).toEqual({ gap: 'absent-tool' });
  });
});
