import { describe, expect, test } from 'vitest';
import nvidiaSmi from '../../src/probes/nvidia-smi.ts';
import { gather, shown, shownList } from '../helpers/gather.ts';

const query =
  'nvidia-smi --query-gpu=index,pci.bus_id,pci.device_id,name,driver_version,memory.total,compute_cap,compute_mode,mig.mode.current,pcie.link.width.current,pcie.link.width.max --format=csv';
const header =
  'index, pci.bus_id, pci.device_id, name, driver_version, memory.total [MiB], compute_cap, compute_mode, mig.mode.current, pcie.link.width.current, pcie.link.width.max';
const native = (state: string, answers: string) => `
-- ok file /proc/bus/pci/devices
0100	10de2704	88	        f6000000
-- ok list /dev
nvidia0
nvidiactl
-- ok stat /sys/module/nvidia
kind=dir mode=0755 uid=0 gid=0 user=root group=root size=0 rdev=0:0
-- ok list /sys/bus/pci/drivers/nvidia
0000:01:00.0
bind
-- ok file /sys/bus/pci/devices/0000:01:00.0/power/runtime_status
${state}
-- absent list /proc/driver/nvidia-nvswitch/devices
${answers}
`;
const answered = `-- exit 0 command ${query}
${header}
0, 00000000:01:00.0, 0x270410DE, NVIDIA GeForce RTX 4080, 580.95.05, 16376 MiB, 8.9, Default, [N/A], 16, 16
-- exit 0 command nvidia-smi --version
NVIDIA-SMI version  : 580.95.05
NVML version        : 580.95
DRIVER version      : 580.95.05
CUDA Version        : 13.0`;

describe('nvidia-smi', () => {
  test('a GPU that is awake', async () => {
    const { facts, log } = await gather(native('active', answered), nvidiaSmi);
    expect(shown(facts, 'nvidia.smiError')).toBeNull();
    expect(shown(facts, 'cuda.driverVersion')).toBe('13.0');
    expect(shown(facts, 'nvidia.computeModes')).toEqual(['Default']);
    expect(shown(facts, 'nvidia.migModes')).toEqual([]);
    expect(shown(facts, 'nvidia.fabricStates')).toBeNull();
    expect(shownList(facts, 'gpus')).toEqual([
      {
        key: 'pci:0000:01:00.0',
        vendor: 'nvidia',
        name: 'NVIDIA GeForce RTX 4080',
        pciId: '10de:2704',
        generation: 'ada',
        integrated: false,
        vramTotal: 16376 * 1024 ** 2,
        computeCapability: '8.9',
        arch: '8.9',
        linkWidth: 16,
        linkWidthMax: 16,
      },
    ]);
    expect(log).toEqual([]);
  });

  test('no virtual GPU, so that no licence is asked for', async () => {
    const { facts } = await gather(native('active', answered), nvidiaSmi);
    expect(shown(facts, 'nvidia.licenses')).toEqual([]);
  });

  test('a virtual GPU without a licence', async () => {
    const virtual = answered.replace('NVIDIA GeForce RTX 4080', 'NVIDIA A10-24Q');
    const long = `-- exit 0 command nvidia-smi -q
==============NVSMI LOG==============
GPU 00000000:01:00.0
    Product Name                          : NVIDIA A10-24Q
    vGPU Software Licensed Product
        Product Name                      : NVIDIA RTX Virtual Workstation
        License Status                    : Unlicensed (Restricted)`;
    const { facts } = await gather(native('active', `${virtual}\n${long}`), nvidiaSmi);
    expect(shown(facts, 'nvidia.licenses')).toEqual(['Unlicensed (Restricted)']);
  });

  test('a sleeping GPU is not asked', async () => {
    const { facts } = await gather(native('suspended', ''), nvidiaSmi);
    expect(shown(facts, 'nvidia.smiError')).toEqual({ gap: 'suspended' });
    expect(shownList(facts, 'gpus')).toEqual([{ key: 'pci:0000:01:00.0', vramTotal: { gap: 'suspended' }, computeCapability: { gap: 'suspended' } }]);
  });

  test('a mismatch becomes a fact and lines for signatures', async () => {
    const text = 'Failed to initialize NVML: Driver/library version mismatch\nNVML library version: 580.178';
    const { facts, log } = await gather(native('active', `-- exit 18 command ${query}\n${text}\n-- exit 18 command nvidia-smi --version\n${text}`), nvidiaSmi);
    expect(shown(facts, 'nvidia.smiError')).toBe('Failed to initialize NVML: Driver/library version mismatch');
    expect(shown(facts, 'nvidia.computeModes')).toEqual({ gap: 'unreadable' });
    expect(log.map((line) => line.text)).toEqual(text.split('\n'));
  });

  test('an old driver refuses the query: the table answers', async () => {
    const table = `-- exit 2 command ${query}
Field "compute_cap" is not a valid field to query.
-- exit 1 command nvidia-smi --version
Invalid combination of input arguments. Please run 'nvidia-smi -h' for help.
-- exit 0 command nvidia-smi
| NVIDIA-SMI 470.256.02   Driver Version: 470.256.02   CUDA Version: 11.4     |
|   0  Tesla K80           Off  | 00000000:01:00.0 Off |                    0 |
| 37%   35C    P0    N/A /  N/A |      0MiB / 11441MiB |      0%      Default |
|                               |                      |                  N/A |`;
    const { facts } = await gather(native('active', table), nvidiaSmi);
    expect(shown(facts, 'cuda.driverVersion')).toBe('11.4');
    expect(shownList(facts, 'gpus')).toMatchObject([{ name: 'Tesla K80', vramTotal: 11441 * 1024 ** 2 }]);
  });

  test('WSL: the driver of Windows', async () => {
    const wsl = `
-- ok file /proc/bus/pci/devices
-- ok list /dev
dxg
null
-- absent stat /sys/module/nvidia
-- ok access /usr/lib/wsl/lib/nvidia-smi x
yes
-- absent list /proc/driver/nvidia-nvswitch/devices
${answered}
`;
    const { facts } = await gather(wsl, nvidiaSmi);
    expect(shownList(facts, 'gpus')).toMatchObject([{ name: 'NVIDIA GeForce RTX 4080' }]);
  });

  test('no NVIDIA device: no modes, no failure', async () => {
    const none = '-- ok file /proc/bus/pci/devices\n0000\t80868c00\t0\n-- ok list /dev\nnull\n-- absent stat /sys/module/nvidia\n';
    const { facts } = await gather(none, nvidiaSmi);
    expect(shown(facts, 'nvidia.computeModes')).toEqual([]);
    expect(shown(facts, 'nvidia.smiError')).toBeNull();
    expect(shown(facts, 'cuda.driverVersion')).toEqual({ gap: 'unsupported' });
    const denied = (await gather(none.replace('-- absent stat', '-- denied stat'), nvidiaSmi)).facts;
    expect(shown(denied, 'nvidia.smiError')).toEqual({ gap: 'denied' });
  });

  test('no module, nobody to ask', async () => {
    const { facts } = await gather(
      '-- ok file /proc/bus/pci/devices\n0100\t10de2704\t88\n-- ok list /dev\nnull\n-- absent stat /sys/module/nvidia\n',
      nvidiaSmi,
    );
    expect(shown(facts, 'nvidia.smiError')).toEqual({ gap: 'unsupported' });
  });
});
