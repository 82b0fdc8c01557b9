import { describe, expect, test } from 'vitest';
import { identifyKernel } from '../../src/parsers/kernel-release.ts';
import { parseUname } from '../../src/parsers/uname.ts';

const gcc = '(x86_64-linux-gnu-gcc-13 (Ubuntu 13.2.0-23ubuntu4) 13.2.0, GNU ld (GNU Binutils for Ubuntu) 2.42)';
const debianGcc = '(gcc-12 (Debian 12.2.0-14) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40)';

test.each([
  // Ubuntu: general availability, hardware enablement, OEM, cloud, NVIDIA's and Raspberry Pi's
  ['6.8.0-45-generic', `${gcc} #45-Ubuntu SMP PREEMPT_DYNAMIC Fri Aug 30 12:02:04 UTC 2024`, 'Ubuntu 6.8.0-45.45-generic 6.8.12', 'ubuntu', '6.8.12'],
  [
    '6.14.0-27-generic',
    `${gcc} #27~24.04.1-Ubuntu SMP PREEMPT_DYNAMIC Tue Jul 22 17:38:49 UTC 2`,
    'Ubuntu 6.14.0-27.27~24.04.1-generic 6.14.8',
    'ubuntu',
    '6.14.8',
  ],
  ['6.14.0-1014-oem', `${gcc} #14-Ubuntu SMP PREEMPT_DYNAMIC Tue Sep  9 13:31:55 UTC 2025`, undefined, 'ubuntu', '6.14.0'],
  ['6.8.0-1021-azure', `${gcc} #25-Ubuntu SMP Wed Jan 15 20:45:09 UTC 2025`, undefined, 'ubuntu', '6.8.0'],
  ['6.17.0-1014-nvidia', `${gcc} #14-Ubuntu SMP PREEMPT_DYNAMIC Tue Mar 17 19:01:40 UTC 2026`, 'Ubuntu 6.17.0-1014.14-nvidia 6.17.9', 'ubuntu', '6.17.9'],
  ['6.8.0-1013-raspi', `${gcc} #15-Ubuntu SMP PREEMPT_DYNAMIC Fri Oct  4 12:00:00 UTC 2024`, undefined, 'ubuntu', '6.8.0'],
  // builds of the upstream kernel with Ubuntu's compiler
  ['6.12.0-061200-generic', `(kernel@kathleen) ${gcc} #202411172130 SMP PREEMPT_DYNAMIC Sun Nov 17 21:35:47 UTC 2024`, undefined, 'upstream', '6.12.0'],
  ['6.19.4-061904-generic', `${gcc} #202602262342 SMP PREEMPT_DYNAMIC Fri Feb 27 00:13:55 UTC 2026`, undefined, 'upstream', '6.19.4'],
  ['6.9.3-76060903-generic', `(jammy@warp.pop-os.org) ${gcc} #202405300957~1721174657~22.04~abb7c06 SMP`, undefined, 'upstream', '6.9.3'],
  // Debian: stable, backports, a release candidate; its compiler's version is not the kernel's
  ['6.1.0-37-amd64', `(debian-kernel@lists.debian.org) ${debianGcc} #1 SMP PREEMPT_DYNAMIC Debian 6.1.140-1 (2025-05-22)`, undefined, 'upstream', '6.1.140'],
  ['6.12.30+bpo-amd64', `${debianGcc} #1 SMP PREEMPT_DYNAMIC Debian 6.12.30-1~bpo12+1 (2025-06-15)`, undefined, 'upstream', '6.12.30'],
  [
    '6.12.48+deb13-amd64',
    '(x86_64-linux-gnu-gcc-14 (Debian 14.2.0-19) 14.2.0) #1 SMP PREEMPT_DYNAMIC Debian 6.12.48-1 (2025-09-20)',
    undefined,
    'upstream',
    '6.12.48',
  ],
  ['6.18-rc4-amd64', `${debianGcc} #1 SMP PREEMPT_DYNAMIC Debian 6.18~rc4-1~exp1 (2025-11-03)`, undefined, 'upstream', '6.18-rc4'],
  [
    '6.17.1-300.fc43.x86_64',
    '(mockbuild@5a8e) (gcc (GCC) 15.2.1 20250924) #1 SMP PREEMPT_DYNAMIC Mon Oct  6 15:37:21 UTC 2025',
    undefined,
    'upstream',
    '6.17.1',
  ],
  ['6.14.8-400.asahi.fc42.aarch64+16k', '(mockbuild@x) (gcc (GCC) 15.1.1) #1 SMP PREEMPT_DYNAMIC', undefined, 'upstream', '6.14.8'],
  ['6.17.1-arch1-1', '(linux@archlinux) (gcc (GCC) 15.2.1 20250813) #1 SMP PREEMPT_DYNAMIC Mon, 06 Oct 2025 18:48:29 +0000', undefined, 'upstream', '6.17.1'],
  ['6.12.10', '(nixbld@localhost) (gcc (GCC) 14.2.1 20241116) #1-NixOS SMP PREEMPT_DYNAMIC', undefined, 'upstream', '6.12.10'],
  ['7.0.0-rc1+', '(me@box) (gcc 15) #3 SMP', undefined, 'upstream', '7.0.0-rc1'],
  // Red Hat and its rebuilds, Oracle's, ELRepo's upstream build
  ['5.14.0-427.13.1.el9_4.x86_64', '(mockbuild@x86-vm-09.build.eng.bos.redhat.com) (gcc (GCC) 11.4.1) #1 SMP PREEMPT_DYNAMIC', undefined, 'rhel', '5.14.0'],
  ['6.12.0-55.9.1.el10_0.x86_64', '(mockbuild@x) (gcc (GCC) 14.2.1) #1 SMP PREEMPT_DYNAMIC', undefined, 'rhel', '6.12.0'],
  ['5.15.0-208.159.3.2.el9uek.x86_64', '(mockbuild@host) #2 SMP', undefined, 'oracle', '5.15.0'],
  ['6.12.9-1.el9.elrepo.x86_64', '(mockbuild@x) #1 SMP PREEMPT_DYNAMIC', undefined, 'upstream', '6.12.9'],
  ['6.1.115-126.197.amzn2023.x86_64', '(mockbuild@ip-10-0-44-1) #1 SMP PREEMPT_DYNAMIC', undefined, 'amazon', '6.1.115'],
  // SUSE: SLE and Leap against Tumbleweed
  [
    '6.4.0-150600.23.17-default',
    '(geeko@buildhost) (gcc (SUSE Linux) 7.5.0) #1 SMP PREEMPT_DYNAMIC Tue Jul 30 06:37:32 UTC 2024 (9c450d7)',
    undefined,
    'suse',
    '6.4.0',
  ],
  ['6.12.0-160000.5-default', '(geeko@buildhost) (gcc (SUSE Linux) 13.4.0) #1 SMP PREEMPT_DYNAMIC', undefined, 'suse', '6.12.0'],
  ['6.11.3-1-default', '(geeko@buildhost) (gcc (SUSE Linux) 14.2.1 20241007) #1 SMP PREEMPT_DYNAMIC', undefined, 'upstream', '6.11.3'],
  ['6.8.12-9-pve', '(build@proxmox) (gcc (Debian 12.2.0-14) 12.2.0) #1 SMP PREEMPT_DYNAMIC PMX 6.8.12-9 (2025-03-16T19:18Z)', undefined, 'proxmox', '6.8.12'],
  [
    '6.6.87.2-microsoft-standard-WSL2',
    '(root@439a258ad544) (gcc (GCC) 11.2.0) #1 SMP PREEMPT_DYNAMIC Thu Jun  5 18:30:46 UTC 2025',
    undefined,
    'microsoft',
    '6.6.87',
  ],
  [
    '4.4.0-19041-Microsoft',
    '(Microsoft@Microsoft.com) (gcc version 5.4.0 (GCC) ) #1237-Microsoft Sat Sep 11 14:32:00 PST 2021',
    undefined,
    'microsoft',
    '4.4.0',
  ],
  [
    '6.12.25+rpt-rpi-2712',
    '(serge@raspberrypi.com) (aarch64-linux-gnu-gcc-12 (Debian 12.2.0-14) 12.2.0) #1 SMP PREEMPT Debian 1:6.12.25-1+rpt1 (2025-04-30)',
    undefined,
    'raspberrypi',
    '6.12.25',
  ],
  ['6.1.21-v8+', '(dom@buildbot) #1642 SMP PREEMPT Mon Apr  3 17:24:16 BST 2023', undefined, 'raspberrypi', '6.1.21'],
  ['5.15.136-tegra', '(buildbrain@mobile-u64-6336-d8000) (aarch64-buildroot-linux-gnu-gcc) #1 SMP PREEMPT', undefined, 'nvidia-tegra', '5.15.136'],
  ['6.1.115-vendor-rk35xx', '(build@armbian) #1 SMP', undefined, 'rockchip', '6.1.115'],
  ['6.11.0-108018-tuxedo', '(tux@x) #18~24.04.1tux1 SMP PREEMPT_DYNAMIC', undefined, 'tuxedo', '6.11.0'],
])('%s', (release, banner, signature, lineage, version) => {
  expect(identifyKernel(`${release}\n`, `Linux version ${release} ${banner}\n`, signature)).toEqual({ lineage, version });
});

test('what is no release is refused', () => {
  expect(() => identifyKernel('FreeBSD', 'FreeBSD 14.0')).toThrow('no kernel release');
});

describe('uname -a', () => {
  // https://github.com/hogeheer499-commits/strix-halo-guide
  test('a mainline build on Ubuntu', () => {
    const line = 'Linux halo-box 6.19.4-061904-generic #202602262342 SMP PREEMPT_DYNAMIC Fri Feb 27 00:13:55 UTC 2026 x86_64 x86_64 x86_64 GNU/Linux\n';
    expect(parseUname(line)).toEqual({ release: '6.19.4-061904-generic', version: '6.19.4', lineage: 'upstream', machine: 'x86_64' });
  });

  test('Debian, behind a prompt', () => {
    expect(parseUname('$ uname -a\nLinux box 6.1.0-37-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.140-1 (2025-05-22) x86_64 GNU/Linux')).toMatchObject({
      version: '6.1.140',
    });
  });

  // https://github.com/sebadob/rauthy/issues/1287
  test('Raspberry Pi', () => {
    expect(parseUname('Linux xxx 6.12.47+rpt-rpi-2712 #1 SMP PREEMPT Debian 1:6.12.47-1+rpt1~bookworm (2025-09-16) aarch64 GNU/Linux')).toEqual({
      release: '6.12.47+rpt-rpi-2712',
      version: '6.12.47',
      lineage: 'raspberrypi',
      machine: 'aarch64',
    });
  });

  test('macOS is refused', () => {
    expect(() => parseUname('Darwin mac 24.5.0 Darwin Kernel Version 24.5.0 arm64')).toThrow('no line of uname');
  });
});
