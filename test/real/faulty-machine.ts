import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A recording with findings, for what is shown of them. */
export function faultyMachine(folder: string): string {
  const path = join(folder, 'faulty.machine.txt');
  writeFileSync(
    path,
    [
      'ai-doctor recording 1 https://github.com/ollama/ollama/issues/6685',
      '-- ok file /proc/sys/kernel/osrelease',
      '6.17.1-arch1-1',
      '-- ok file /proc/version',
      'Linux version 6.17.1-arch1-1 (linux@archlinux) (gcc 15.2.1) #1 SMP PREEMPT_DYNAMIC',
      '-- ok file /etc/os-release',
      'ID=arch',
      'PRETTY_NAME="Arch Linux <script>alert(1)</script>"',
      '-- absent file /proc/version_signature',
      '-- ok file /proc/cmdline',
      'quiet amdgpu.gtt_size=122880 "><img src=x onerror=alert(1)>',
      '-- ok stat /run/systemd/system',
      'kind=dir mode=0755 uid=0 gid=0 user=root group=root size=0 rdev=0:0',
      '-- exit 0 command journalctl -k -b -o short-monotonic --no-pager -q -n 4000',
      "[    4.100000] host kernel: amdgpu: unknown parameter 'gtt_size' ignored",
      '-- ok file /proc/self/status',
      'Name:\tnode\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\nGroups:\t0\nSeccomp:\t0\nNoNewPrivs:\t0',
      '',
    ].join('\n'),
  );
  return path;
}
