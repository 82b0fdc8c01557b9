import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ancestors, parseCgroup, parseCpuMax, parseMemoryLimit } from '../../src/parsers/cgroup.ts';
import { parseCpuList } from '../../src/parsers/cpu-list.ts';
import { parseCpuInfo } from '../../src/parsers/cpuinfo.ts';
import { parseIoUring } from '../../src/parsers/io-uring-answer.ts';
import { configPattern, parseKernelConfig } from '../../src/parsers/kernel-config.ts';
import { parseLddVersion, parseLibcAnswer } from '../../src/parsers/libc-version.ts';
import { parseMeminfo } from '../../src/parsers/meminfo.ts';
import { hugetlbBytes, parseArcstats, parseThp, parseVmstat } from '../../src/parsers/memory-files.ts';
import { parseMemoryLayout } from '../../src/parsers/memory-layout.ts';
import { parseModuleWords } from '../../src/parsers/module-parameters.ts';
import { mountOf, parseMountinfo } from '../../src/parsers/mountinfo.ts';
import { packageManagerOf, parseOsRelease } from '../../src/parsers/os-release.ts';
import { parseProcessLimit } from '../../src/parsers/process-limits.ts';
import { parseProcessStatus } from '../../src/parsers/process-status.ts';
import { parseTaint } from '../../src/parsers/taint.ts';

const sample = (name: string): string => readFileSync(new URL(`samples/${name}.txt`, import.meta.url), 'utf8');

describe('/proc/cpuinfo', () => {
  // https://github.com/canonical/inference-snaps-cli
  test('Ivy Bridge has no AVX2', () => {
    const { flags = [], ...rest } = parseCpuInfo(sample('cpuinfo/i5-3570k'));
    expect(rest).toEqual({ model: 'Intel(R) Core(TM) i5-3570K CPU @ 3.40GHz', vendor: 'intel', hypervisor: false });
    expect(flags).toEqual(expect.arrayContaining(['avx', 'f16c']));
    expect(flags).not.toContain('avx2');
  });

  test('Lunar Lake', () => {
    expect(parseCpuInfo(sample('cpuinfo/lunar-lake'))).toMatchObject({ vendor: 'intel', flags: expect.arrayContaining(['avx2', 'avx_vnni']) });
  });

  // https://github.com/open-mpi/hwloc
  test('GB10', () => {
    expect(parseCpuInfo(sample('cpuinfo/gb10'))).toMatchObject({
      model: 'Cortex-A725',
      vendor: 'arm',
      hypervisor: undefined,
      flags: expect.arrayContaining(['sve2', 'i8mm', 'bf16', 'atomics']),
    });
  });

  test('Ampere and Raspberry Pi', () => {
    expect(parseCpuInfo(sample('cpuinfo/altra-max'))).toMatchObject({ vendor: 'arm', flags: expect.arrayContaining(['asimddp']) });
    expect(parseCpuInfo(sample('cpuinfo/raspberry-pi-5'))).toMatchObject({ vendor: 'arm', model: expect.stringMatching(/Cortex-A76|Raspberry Pi 5/) });
  });

  test('other text is refused', () => {
    expect(() => parseCpuInfo('cat: /proc/cpuinfo: No such file')).toThrow('no CPU');
  });
});

test('lists of CPUs', () => {
  expect(parseCpuList('0-3,8,10-11\n')).toEqual([0, 1, 2, 3, 8, 10, 11]);
  expect(parseCpuList('\n')).toEqual([]);
  expect(() => parseCpuList('all')).toThrow('no list');
});

describe('/proc/meminfo', () => {
  test('sizes in bytes', () => {
    expect(parseMeminfo(sample('meminfo/gb10'))).toMatchObject({ MemTotal: 125_508_468 * 1024, HugePages_Total: 0, SwapTotal: 16_777_212 * 1024 });
    expect(parseMeminfo(sample('meminfo/raspberry-pi-5')).MemAvailable).toBeGreaterThan(0);
    expect(parseMeminfo(sample('meminfo/lunar-lake')).MemTotal).toBeGreaterThan(2 ** 30);
  });

  test('HugeTLB pools, of old kernels too', () => {
    expect(hugetlbBytes({ Hugetlb: 4096, HugePages_Total: 1, Hugepagesize: 2048 })).toBe(4096);
    expect(hugetlbBytes({ HugePages_Total: 3, Hugepagesize: 2048 })).toBe(6144);
  });

  test('other text is refused', () => {
    expect(() => parseMeminfo('MemFree: 3 kB')).toThrow('no MemTotal');
  });
});

describe('cgroups', () => {
  test('v2, v1 beside it, and outside of the namespace', () => {
    expect(parseCgroup('0::/user.slice/user-1000.slice/session-2.scope\n', 'memory')).toEqual({
      version: 2,
      path: '/user.slice/user-1000.slice/session-2.scope',
    });
    expect(parseCgroup('4:memory:/docker/29\n1:cpu,cpuacct:/x\n0::/\n', 'memory')).toEqual({ version: 1, path: '/docker/29' });
    expect(parseCgroup('4:memory:/docker/29\n1:cpu,cpuacct:/x\n0::/\n', 'cpu')).toEqual({ version: 1, path: '/x' });
    expect(parseCgroup('0::/../../system.slice\n', 'cpu')).toEqual({ version: 2, path: '/' });
    expect(() => parseCgroup('nothing', 'cpu')).toThrow('no hierarchy');
  });

  test('the way up', () => {
    expect(ancestors('/a/b')).toEqual(['/a/b', '/a', '']);
    expect(ancestors('/')).toEqual(['']);
  });

  test('limits', () => {
    expect([parseMemoryLimit('max\n'), parseMemoryLimit('9223372036854771712\n'), parseMemoryLimit('8589934592\n')]).toEqual([null, null, 8_589_934_592]);
    expect([parseCpuMax('max 100000\n'), parseCpuMax('400000 100000\n')]).toEqual([null, 400]);
    expect(() => parseMemoryLimit('-1')).toThrow('no limit');
    expect(() => parseCpuMax('max')).toThrow('no quota');
  });
});

describe('mountinfo', () => {
  // https://github.com/kellyjonbrazil/jc
  test('the mount of a path', () => {
    const mounts = parseMountinfo(sample('mountinfo/ubuntu-desktop'));
    expect(mountOf(mounts, '/home/me/.ollama')).toMatchObject({ point: '/', fsType: 'ext4' });
    expect(mountOf(mounts, '/dev/shm')).toMatchObject({ fsType: 'tmpfs' });
    expect(mountOf(mounts, '/run/lock')?.options).toContain('noexec');
    expect(mountOf(mounts, '/runaway')).toMatchObject({ point: '/' });
  });

  test('a container’s root, a blank in a name, read-only by its file system', () => {
    expect(mountOf(parseMountinfo(sample('mountinfo/docker-root')), '/models')).toMatchObject({ fsType: 'overlay' });
    expect(parseMountinfo('36 35 98:0 / /mnt/my\\040disk rw,noatime master:1 - ntfs3 /dev/sdb1 ro,uid=0\n')).toEqual([
      { root: '/', point: '/mnt/my disk', fsType: 'ntfs3', source: '/dev/sdb1', options: ['rw', 'noatime', 'ro'], fsOptions: 'ro,uid=0' },
    ]);
    expect(parseMountinfo('880 705 8:1 /usr/lib/libcuda.so.575 /usr/lib64/libcuda.so.575 ro,nosuid - ext4 /dev/sda1 rw\n')).toMatchObject([
      { root: '/usr/lib/libcuda.so.575', point: '/usr/lib64/libcuda.so.575' },
    ]);
  });

  test('other text is refused', () => {
    expect(() => parseMountinfo('/dev/sda1 on / type ext4 (rw)\n')).toThrow('no mount');
  });
});

describe('a process', () => {
  const status =
    'Name:\tnode\nUid:\t1000\t1000\t1000\t1000\nGid:\t1000\t1000\t1000\t1000\nGroups:\t27 109 1000 \nVmSize:\t 1150164 kB\nCapEff:\t000001ffffffffff\nNoNewPrivs:\t1\nSeccomp:\t2\nCpus_allowed_list:\t0-3,8\n';

  test('its status', () => {
    expect(parseProcessStatus(status)).toMatchObject({
      uid: 1000,
      groups: [27, 109, 1000],
      capabilities: expect.arrayContaining(['CAP_IPC_LOCK', 'CAP_SYS_ADMIN', 'CAP_BPF']),
      seccomp: 2,
      noNewPrivileges: true,
      cpusAllowed: '0-3,8',
      virtualBytes: 1_150_164 * 1024,
    });
    expect(() => parseProcessStatus('Name:\tx\n')).toThrow('no Uid');
    // An effective user of root without groups.
    expect(parseProcessStatus('Uid:\t1000\t0\t0\t0\nGid:\t0\t0\t0\t0\nGroups:\t \nNStgid:\t1\n')).toMatchObject({
      uid: 0,
      groups: [],
      capabilities: undefined,
    });
    // Docker's default.
    const { capabilities } = parseProcessStatus(status.replace('000001ffffffffff', '00000000a80425fb'));
    expect(capabilities).toContain('CAP_MKNOD');
    expect(capabilities).not.toContain('CAP_SYS_NICE');
  });

  test('its limits', () => {
    const limits =
      'Limit                     Soft Limit           Hard Limit           Units     \nMax locked memory         8388608              8388608              bytes     \nMax address space         unlimited            unlimited            bytes     \nMax nice priority         0                    0                    \n';
    expect(['Max locked memory', 'Max address space', 'Max nice priority'].map((name) => parseProcessLimit(limits, name))).toEqual([8_388_608, null, 0]);
    expect(() => parseProcessLimit('', 'Max locked memory')).toThrow('no line');
  });
});

describe('kernel files', () => {
  test('words of modules on the command line', () => {
    expect(parseModuleWords('BOOT_IMAGE=/vmlinuz-6.14.0 ro quiet amdgpu.gtt_size=122880 ttm.pages-limit=1 root=UUID=1.2 amdgpu.dc\n')).toEqual([
      { module: 'amdgpu', parameter: 'gtt_size', value: '122880' },
      { module: 'ttm', parameter: 'pages_limit', value: '1' },
      { module: 'amdgpu', parameter: 'dc', value: '' },
    ]);
  });

  test('configuration', () => {
    const lines = 'CONFIG_IO_URING=y\n# CONFIG_HSA_AMD_P2P is not set\nCONFIG_SOUND=m\nCONFIG_HSA_AMD=y\n';
    expect(parseKernelConfig(lines)).toEqual({ CONFIG_IO_URING: 'y', CONFIG_HSA_AMD_P2P: 'n', CONFIG_HSA_AMD: 'y' });
    expect(lines.split('\n').filter((line) => new RegExp(configPattern).test(line))).toHaveLength(3);
    expect(configPattern).not.toMatch(/\s/);
    expect(parseKernelConfig('# CONFIG_ARM_SMMU_V3_SVA is not set\n')).toEqual({ CONFIG_ARM_SMMU_V3_SVA: 'n' });
    expect(() => parseKernelConfig('CONFIG_SOUND=m')).toThrow('none of the options');
  });

  test('memory files', () => {
    expect(parseVmstat('nr_free_pages 12\noom_kill 2\n', 'oom_kill')).toBe(2);
    expect(parseVmstat('nr_free_pages 12\n', 'oom_kill')).toBeUndefined();
    expect(() => parseVmstat('', 'oom_kill')).toThrow('no counter');
    expect(
      parseArcstats('13 1 0x01 123\nname  type data\nc_min                           4    2101268992\nsize                            4    33620303872\n'),
    ).toEqual({
      size: 33_620_303_872,
      minimum: 2_101_268_992,
    });
    expect(() => parseArcstats('')).toThrow('no size');
  });

  test('memory modules', () => {
    expect(
      parseMemoryLayout(
        '[{"size":17179869184,"bank":"P0 CHANNEL A","clockSpeed":5600},{"size":0,"bank":"P0 CHANNEL A"},{"size":17179869184,"bank":"P0 CHANNEL B","clockSpeed":4800}]',
      ),
    ).toEqual({
      modules: 2,
      speed: 4800,
    });
    expect(() => parseMemoryLayout('[{"size":25276502016,"bank":"","clockSpeed":0}]')).toThrow('no module');
  });

  test('answers of the native part', () => {
    expect(parseIoUring('{"setup":"ok","errno":0,"ops":["NOP","READV"],"features":262143}\n')).toEqual({ setup: 'ok', ops: ['NOP', 'READV'] });
    expect(parseIoUring('{"setup":"EPERM","errno":1,"ops":null,"features":0}\n')).toEqual({ setup: 'EPERM', ops: null });
    expect(() => parseIoUring('{}')).toThrow('how the call went');
    expect(parseLibcAnswer('{"kind":"glibc","version":"2.39"}')).toEqual({ kind: 'glibc', version: '2.39' });
  });

  test('ldd --version', () => {
    expect(parseLddVersion('ldd (Ubuntu GLIBC 2.39-0ubuntu8.4) 2.39\nCopyright (C) 2024 Free Software Foundation, Inc.\n')).toEqual({
      kind: 'glibc',
      version: '2.39',
    });
    expect(parseLddVersion('ldd (GNU libc) 2.42\n')).toEqual({ kind: 'glibc', version: '2.42' });
    expect(parseLddVersion('musl libc (x86_64)\nVersion 1.2.5\nDynamic Program Loader\n')).toEqual({ kind: 'musl', version: '1.2.5' });
    expect(() => parseLddVersion('ldd: not found')).toThrow('no C library');
  });

  test('os-release', () => {
    const fields = parseOsRelease('NAME="openSUSE Tumbleweed"\nID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n');
    expect(fields).toMatchObject({ ID: 'opensuse-tumbleweed', ID_LIKE: 'opensuse suse' });
    expect(() => parseOsRelease('')).toThrow('no assignment');
  });
});

describe('what the machine is run with', () => {
  test('taint', () => {
    expect(parseTaint('0\n')).toEqual([]);
    expect(parseTaint('12289\n')).toEqual(['P', 'O', 'E']);
    expect(() => parseTaint('none')).toThrow('not a number');
  });

  test('transparent huge pages', () => {
    expect(parseThp('always [madvise] never\n')).toBe('madvise');
    expect(() => parseThp('always madvise never\n')).toThrow('nothing is chosen');
  });

  test('the package manager of a family', () => {
    expect(packageManagerOf(['opensuse-tumbleweed', 'opensuse', 'suse'])).toBe('zypper');
    expect(packageManagerOf(['cachyos', 'arch'])).toBe('pacman');
    expect(packageManagerOf(['haiku'])).toBeNull();
  });
});
