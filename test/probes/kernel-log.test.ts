import { expect, test } from 'vitest';
import kernelLog from '../../src/probes/kernel-log.ts';
import { gather, shown } from '../helpers/gather.ts';

const systemd = '-- ok stat /run/systemd/system\nkind=dir mode=0755 uid=0 gid=0 user=root group=root size=40 rdev=0:0\n';
const journal = 'command journalctl -k -b -o short-monotonic --no-pager -q -n 4000';

test('the journal', async () => {
  const { facts, log } = await gather(
    `${systemd}-- ok file /sys/power/suspend_stats/success
2
-- exit 0 ${journal}
[    0.000000] box kernel: Linux version 6.17.1
[    3.000000] box kernel: NVRM: loading NVIDIA UNIX x86_64 Kernel Module  570.86.16
[    3.500000] box kernel: usb 1-1: new high-speed USB device
[ 8001.000000] box kernel: PM: suspend exit
`,
    kernelLog,
  );
  expect([shown(facts, 'logs.kernelRead'), shown(facts, 'logs.suspends'), shown(facts, 'logs.gpuReady'), shown(facts, 'logs.lastResume')]).toEqual([
    true,
    2,
    3_000,
    8_001_000,
  ]);
  expect(log.map(({ text, source }) => `${source}: ${text}`)).toEqual([
    'journal -k: NVRM: loading NVIDIA UNIX x86_64 Kernel Module  570.86.16',
    'journal -k: PM: suspend exit',
  ]);
});

test('a closed journal and a closed kernel buffer', async () => {
  const { facts, log } = await gather(
    `${systemd}-- ok file /proc/sys/kernel/dmesg_restrict\n1\n-- ok access /dev/kmsg r\nno EACCES\n-- exit 1 ${journal}\n-- stderr\nNo journal files were opened due to insufficient permissions.\n`,
    kernelLog,
  );
  expect([shown(facts, 'logs.kernelRead'), shown(facts, 'logs.gpuReady')]).toEqual([{ gap: 'denied' }, { gap: 'denied' }]);
  expect(log).toEqual([]);
});

test('no systemd, an open buffer that lost its beginning', async () => {
  const { facts } = await gather(
    '-- absent stat /run/systemd/system\n-- ok file /proc/sys/kernel/dmesg_restrict\n0\n-- exit 0 command dmesg\n[ 9000.000000] amdgpu 0000:c5:00.0: ring timeout\n',
    kernelLog,
  );
  expect([shown(facts, 'logs.kernelRead'), shown(facts, 'logs.lastResume')]).toEqual([true, { gap: 'too-large' }]);
});

test('refused by dmesg itself', async () => {
  const { facts } = await gather(
    '-- absent stat /run/systemd/system\n-- ok file /proc/sys/kernel/dmesg_restrict\n0\n-- exit 1 command dmesg\n-- stderr\ndmesg: read kernel buffer failed: Operation not permitted\n',
    kernelLog,
  );
  expect(shown(facts, 'logs.kernelRead')).toEqual({ gap: 'denied' });
});

test('the kernel’s own buffer, asked without a program', async () => {
  const { facts, log } = await gather(
    '-- absent stat /run/systemd/system\n-- ok native kernel-ring\n[    0.000000] Linux version 6.18.0\n[    4.000000] NVRM: Xid (PCI:0000:01:00): 79, pid=1, GPU has fallen off the bus.\n',
    kernelLog,
  );
  expect([shown(facts, 'logs.kernelRead'), shown(facts, 'nvidia.xids')]).toEqual([true, ['79']]);
  expect(log.map(({ source }) => source)).toEqual(['dmesg']);
});

test('a closed buffer is closed to the program as well', async () => {
  const { facts } = await gather(
    '-- absent stat /run/systemd/system\n-- denied native kernel-ring\n-- exit 0 command dmesg\n[    1.000000] amdgpu: x\n',
    kernelLog,
  );
  expect(shown(facts, 'logs.kernelRead')).toEqual({ gap: 'denied' });
});

test('faults of the GPU drivers', async () => {
  const { facts } = await gather(
    '-- absent stat /run/systemd/system\n-- ok native kernel-ring\n[    0.000000] Linux version 6.18.0\n[   90.000000] xe 0000:03:00.0: [drm] Tile0: GT0: Engine reset: engine_class=ccs, logical_mask: 0x1\n',
    kernelLog,
  );
  expect(shown(facts, 'logs.gpuFaults')).toEqual({
    'intel-compute-reset': 'xe 0000:03:00.0: [drm] Tile0: GT0: Engine reset: engine_class=ccs, logical_mask: 0x1',
  });
});

test('work that the watchdog stopped, by the program that gave it', async () => {
  const codes = async (name: string) => {
    const line = `[  900.000000] NVRM: Xid (PCI:0000:01:00): 8, ${name}channel 0x00000027`;
    const { facts } = await gather(`-- absent stat /run/systemd/system\n-- ok native kernel-ring\n[    0.000000] Linux version 6.18.0\n${line}\n`, kernelLog);
    return shown(facts, 'nvidia.xids');
  };
  expect(await codes('pid=709378, name=llama-server, ')).toEqual(['8']);
  expect(await codes('')).toEqual(['8']);
  expect(await codes('pid=4711, name=Client-Win64-Sh, ')).toEqual([]);
});
