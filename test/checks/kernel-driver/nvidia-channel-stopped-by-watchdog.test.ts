import check from '../../../checks/kernel-driver/nvidia-channel-stopped-by-watchdog.ts';
import { testCheck } from '../../helpers/test-check.ts';

const stopped = { 'platform.system': 'native', 'nvidia.xids': ['8'], runtimes: [{ kind: 'llama.cpp' }] } as const;
const xid8 = 'NVRM: Xid (PCI:0000:01:00): 8, pid=709378, name=llama-server, channel 0x00000027';

testCheck(check, {
  found: [
    { name: 'the code in the log', is: 'present', facts: stopped },
    { name: 'the driver names the server', is: 'confirmed', log: [xid8], cites: 'https://github.com/ggml-org/llama.cpp/issues/27102' },
    {
      name: 'the watchdog’s own line',
      is: 'suspected',
      facts: { 'platform.system': 'native', runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: ['NVRM: krcWatchdog_IMPL: RC watchdog: GPU is probably locked!  Notify Timeout Seconds: 7'],
      cites: 'https://github.com/Anbeeld/beellama.cpp/issues/65',
    },
    {
      name: 'told in words',
      is: 'suspected',
      facts: { 'platform.system': 'native', runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: ['CUDA graphs hang the GPU channel (RC watchdog + Xid 8) on RTX 5090 Laptop'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/27330',
    },
    {
      name: 'what the program prints',
      is: 'suspected',
      facts: { 'platform.system': 'native', runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: ['CUDA error: the launch timed out and was terminated'],
    },
  ],
  clear: [
    { name: 'the log was read and has other codes', facts: { ...stopped, 'nvidia.xids': ['13', '31'] } },
    { name: 'the card fell off the bus', facts: { ...stopped, 'nvidia.xids': ['8', '79'] }, log: [xid8] },
    { name: 'the firmware crashed', facts: { ...stopped, 'nvidia.xids': ['8', '109', '119'] }, log: [xid8] },
    { name: 'Windows’ watchdog', facts: { ...stopped, 'platform.system': 'wsl2' }, log: ['CUDA error: the launch timed out and was terminated'] },
    { name: 'nothing here computes', facts: { ...stopped, runtimes: [] } },
  ],
  unknown: [
    { name: 'a game that hung', log: ['NVRM: Xid (PCI:0000:01:00): 8, pid=4711, name=Client-Win64-Sh, channel 0x00000027'] },
    {
      name: 'the siblings: a fault of a program, and a memory fault',
      facts: { 'platform.system': 'native', runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: [
        'NVRM: Xid (PCI:0000:01:00): 31, pid=4711, name=llama-server, MMU Fault',
        'CUDA error: unspecified launch failure',
        'GSP heartbeat timeout -> Xid 109/8 under Vulkan load',
        'the server crashes with Xid 80',
        'the release notes say: fixed a hang with Xid 8',
        'llama-server GPU discovery watchdog timed out',
        'NVRM: Xid (PCI:0000:01:00): 48, pid=8, name=llama-server, DBE',
      ],
    },
    { name: 'the log was not read', facts: { ...stopped, 'nvidia.xids': { gap: 'denied' } } },
  ],
});
