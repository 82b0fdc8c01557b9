import { describe, expect, test } from 'vitest';
import { smmuPattern } from '../../src/parsers/kernel-config.ts';
import kernel from '../../src/probes/kernel.ts';
import { gather, shown } from '../helpers/gather.ts';

const ubuntu = `
-- ok file /proc/sys/kernel/osrelease
6.8.0-45-generic
-- ok file /proc/version
Linux version 6.8.0-45-generic (buildd@lcy02-amd64-115) (x86_64-linux-gnu-gcc-13 (Ubuntu 13.2.0-23ubuntu4) 13.2.0) #45-Ubuntu SMP PREEMPT_DYNAMIC Fri Aug 30 12:02:04 UTC 2024
-- ok file /proc/version_signature
Ubuntu 6.8.0-45.45-generic 6.8.12
-- ok file /proc/cmdline
BOOT_IMAGE=/vmlinuz-6.8.0-45-generic ro quiet amdgpu.gtt_size=122880 ttm.pages_limit=25165824
-- ok file /proc/sys/kernel/tainted
4097
-- absent file /sys/fs/selinux/enforce
-- ok file /proc/self/attr/current
unconfined
-- ok list /sys/firmware
acpi
efi
-- ok (escaped) (no newline) file /sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c
\\\\u0006\\0\\0\\0\\u0001
-- ok list /sys/module
amdgpu
ttm
-- ok list /sys/module/amdgpu/parameters
cwsr_enable
gttsize
-- ok list /sys/module/ttm/parameters
page_pool_size
pages_limit
-- ok file /sys/module/ttm/parameters/pages_limit
25165824
-- ok file /sys/module/ttm/parameters/page_pool_size
16000000
-- ok access /boot/config-6.8.0-45-generic r
no EACCES
-- ok access /lib/modules/6.8.0-45-generic/config r
yes
-- absent access /proc/config.gz r
${[
  'cwsr_enable',
  'gpu_recovery',
  'lockup_timeout',
  'mcbp',
  'mes',
  'no_system_mem_limit',
  'noretry',
  'ppfeaturemask',
  'runpm',
  'aspm',
  'sg_display',
  'vm_fragment_size',
  'vm_update_mode',
]
  .map((name) => (name === 'cwsr_enable' ? `-- ok file /sys/module/amdgpu/parameters/${name}\n1` : `-- absent file /sys/module/amdgpu/parameters/${name}`))
  .join('\n')}
`;

const without = (recording: string, heading: string, instead = '') => {
  const [before = '', rest = ''] = recording.split(heading);
  return `${before}${instead}${rest.slice(rest.indexOf('\n--') + 1)}`;
};

describe('kernel', () => {
  test('Ubuntu with an AMD GPU', async () => {
    const { facts } = await gather(ubuntu, kernel);
    expect(shown(facts, 'kernel.release')).toBe('6.8.0-45-generic');
    expect(shown(facts, 'kernel.version')).toBe('6.8.12');
    expect(shown(facts, 'kernel.lineage')).toBe('ubuntu');
    expect(shown(facts, 'kernel.taint')).toEqual(['O', 'P']);
    expect(shown(facts, 'kernel.modules')).toEqual(['amdgpu', 'ttm']);
    expect(shown(facts, 'kernel.ownTtm')).toBeNull();
    expect(shown(facts, 'kernel.parameters')).toEqual({ 'amdgpu.cwsr_enable': '1', 'ttm.page_pool_size': '16000000', 'ttm.pages_limit': '25165824' });
    expect(shown(facts, 'kernel.unknownParameters')).toEqual(['amdgpu.gtt_size']);
    expect(shown(facts, 'kernel.secureBoot')).toBe(true);
    expect(shown(facts, 'kernel.selinux')).toBeNull();
    // The command was not recorded here.
    expect(shown(facts, 'kernel.config')).toEqual({ gap: 'not-recorded' });
  });

  test('a signature that is denied is no absent one', async () => {
    const { facts } = await gather(without(ubuntu, '-- ok file /proc/version_signature', '-- denied file /proc/version_signature\n'), kernel);
    expect(shown(facts, 'kernel.version')).toEqual({ gap: 'denied' });
    expect(shown(facts, 'kernel.lineage')).toBe('ubuntu');
  });

  test('one parameter that cannot be read leaves them all open', async () => {
    const { facts } = await gather(
      without(ubuntu, '-- ok file /sys/module/ttm/parameters/pages_limit', '-- denied file /sys/module/ttm/parameters/pages_limit\n'),
      kernel,
    );
    expect(shown(facts, 'kernel.parameters')).toEqual({ gap: 'denied' });
    expect(shown(facts, 'kernel.unknownParameters')).toEqual(['amdgpu.gtt_size']);
  });

  test('xe’s checks ask for the kernel’s build, too', async () => {
    const { facts } = await gather(ubuntu.replace('-- ok list /sys/module\namdgpu\nttm', '-- ok list /sys/module\nxe\nttm'), kernel);
    expect(shown(facts, 'kernel.config')).toEqual({ gap: 'not-recorded' });
  });

  test('a container hides the firmware, and SELinux’s state', async () => {
    const { facts } = await gather(
      `
-- absent file /sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c
-- ok list /sys/firmware
-- absent file /sys/fs/selinux/enforce
-- ok file /proc/self/attr/current
system_u:system_r:container_t:s0:c1,c2
-- ok list /sys/module
ext4
`,
      kernel,
    );
    expect(shown(facts, 'kernel.secureBoot')).toEqual({ gap: 'denied' });
    expect(shown(facts, 'kernel.selinux')).toEqual({ gap: 'unsupported' });
    expect(shown(facts, 'kernel.config')).toEqual({ gap: 'skipped' });
  });

  test('NVIDIA on ARM: whether devices may share page tables', async () => {
    const { facts } = await gather(
      `
-- ok file /proc/sys/kernel/osrelease
6.12.48+deb13-arm64
-- ok list /sys/module
nvidia
-- ok list /sys/bus/platform/drivers/arm-smmu-v3
bind
-- ok access /boot/config-6.12.48+deb13-arm64 r
yes
-- absent access /lib/modules/6.12.48+deb13-arm64/config r
-- absent access /proc/config.gz r
-- exit 0 command grep -hE ${smmuPattern} /boot/config-6.12.48+deb13-arm64
# CONFIG_ARM_SMMU_V3_SVA is not set
`,
      kernel,
    );
    expect(shown(facts, 'kernel.config')).toEqual({ CONFIG_ARM_SMMU_V3_SVA: 'n' });
  });

  test('a machine without EFI has no Secure Boot', async () => {
    const { facts } = await gather(
      `
-- absent file /sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c
-- ok list /sys/firmware
acpi
memmap
-- ok file /sys/fs/selinux/enforce
1
`,
      kernel,
    );
    expect(shown(facts, 'kernel.secureBoot')).toBeNull();
    expect(shown(facts, 'kernel.selinux')).toBe('enforcing');
  });
});
