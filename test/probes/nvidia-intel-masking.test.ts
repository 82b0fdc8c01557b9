import { describe, expect, test } from 'vitest';
import compilers from '../../src/probes/compilers.ts';
import cuda from '../../src/probes/cuda.ts';
import type { Probe } from '../../src/probes/define-probe.ts';
import intel from '../../src/probes/intel.ts';
import nvidia from '../../src/probes/nvidia.ts';
import nvidiaBuild from '../../src/probes/nvidia-build.ts';
import nvidiaSmi from '../../src/probes/nvidia-smi.ts';
import { gather } from '../helpers/gather.ts';

const gone = (names: readonly string[]) => names.map((name) => `-- absent ${name}`).join('\n');
const folders = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/run/opengl-driver/lib',
  '/usr/local/nvidia/lib64',
  '/usr/lib/wsl/lib',
];
const desktop = `-- ok file /proc/bus/pci/devices
0100	10de2204	88
-- ok list /dev
nvidia0
nvidiactl
-- ok stat /sys/module/nvidia
kind=dir mode=0755 uid=0 gid=0 user=root group=root size=0 rdev=0:0
-- absent stat /sys/module/nvidia_uvm
-- ok file /proc/driver/nvidia/version
NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build
-- absent file /proc/driver/nvidia/params
-- ok access /dev/nvidia0 rw
yes
-- ok access /dev/nvidiactl rw
no EACCES
-- absent list /proc/driver/nvidia-nvswitch/devices
-- ok list /sys/bus/pci/drivers/nvidia
0000:01:00.0
-- ok file /sys/bus/pci/devices/0000:01:00.0/removable
removable
-- ok file /sys/bus/pci/devices/0000:01:00.0/power/runtime_status
active
-- absent file /proc/driver/nvidia/gpus/0000:01:00.0/information
-- absent list /lib/firmware/nvidia/580.95.05
-- ok list /run/current-system/firmware/nvidia/580.95.05
gsp_ga10x.bin
${gone(folders.slice(0, 4).map((folder) => `link ${folder}/libcuda.so.1`))}
-- ok link /run/opengl-driver/lib/libcuda.so.1
libcuda.so.580.95.05
${gone(folders.slice(5).map((folder) => `link ${folder}/libcuda.so.1`))}
${gone(folders.map((folder) => `link ${folder}/libnvidia-ml.so.1`))}
-- ok file /proc/sys/kernel/osrelease
6.17.1
-- ok stat /lib/modules/6.17.1/build
kind=dir mode=0755 uid=0 gid=0 user=root group=root size=0 rdev=0:0
-- ok list /var/lib/dkms
nvidia
-- ok list /var/lib/dkms/nvidia
580.95.05
-- exit 0 command nvidia-smi --version
NVIDIA-SMI version  : 580.95.05
CUDA Version        : 13.0
-- exit 0 command nvidia-smi --query-gpu=index,pci.bus_id,pci.device_id,name,driver_version,memory.total,compute_cap,compute_mode,mig.mode.current,pcie.link.width.current,pcie.link.width.max --format=csv
index, pci.bus_id, name, driver_version, memory.total [MiB], compute_cap, compute_mode
0, 00000000:01:00.0, NVIDIA GeForce RTX 3090, 580.95.05, 24576 MiB, 8.6, Default
-- ok list /usr/local
cuda
cuda-13.0
-- ok file /usr/local/cuda/version.json
{"cuda":{"version":"13.0.1"}}
-- ok file /usr/local/cuda-13.0/version.json
{"cuda":{"version":"13.0.1"}}
-- absent file /opt/cuda/version.json
-- ok file /proc/version
Linux version 6.17.1 (a@b) (gcc (GCC) 15.2.1 20251022, GNU ld version 2.45) #1 SMP
-- ok list /usr/lib/gcc
x86_64-linux-gnu
-- ok list /usr/lib/gcc/x86_64-linux-gnu
15
-- ok list /sys/bus/pci/drivers/i915
0000:00:02.0
-- absent list /sys/bus/pci/drivers/xe
-- absent list /sys/bus/pci/drivers/intel_vpu
-- ok list /sys/class/drm
card0
-- ok list /sys/class/drm/card0/engine
rcs0
-- absent list /sys/class/drm/card0/device/tile0
-- ok file /sys/class/drm/card0/engine/rcs0/preempt_timeout_ms
640
${gone(['heartbeat_interval_ms', 'job_timeout_ms'].map((name) => `file /sys/class/drm/card0/engine/rcs0/${name}`))}
${['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/usr/local/lib', '/run/opengl-driver/lib']
  .map((folder) =>
    gone(
      ['libze_intel_gpu.so.1', 'libze_intel_gpu_legacy1.so.1', 'libze_intel_vpu.so.1', 'libze_intel_npu.so.1', 'libze_loader.so.1'].map(
        (name) => `link ${folder}/${name}`,
      ),
    ),
  )
  .join('\n')}
`;
const bare =
  '-- ok file /proc/bus/pci/devices\n0000\t80868c00\t0\n-- ok list /dev\nnull\n-- absent stat /sys/module/nvidia\n-- absent list /sys/bus/pci/drivers/i915\n-- absent list /sys/bus/pci/drivers/xe\n-- absent list /sys/bus/pci/drivers/intel_vpu\n';
const probes: readonly Probe[] = [nvidia, nvidiaBuild, nvidiaSmi, cuda, compilers, intel];

/** Every answer of a recording, each with its header line. */
const answersOf = (recording: string) => recording.split(/^(?=-- (?:ok|absent|exit))/m).filter(Boolean);

describe.each([
  ['a desktop with NVIDIA and Intel', desktop],
  ['a machine with neither', bare],
])('%s', (_, recording) => {
  const answers = answersOf(recording);
  test.each(answers.map((answer, at) => [answer.split('\n', 1)[0] ?? '', at] as const))('less knowledge changes no answer: without %s', async (_name, at) => {
    const [whole, less] = await Promise.all([gather(recording, ...probes), gather(answers.filter((_each, index) => index !== at).join(''), ...probes)]);
    for (const [id, fact] of Object.entries(less.facts.scalars)) {
      if ('gap' in fact) continue;
      const before = whole.facts.scalars[id];
      expect({ id, value: fact.value }).toEqual({ id, value: before !== undefined && 'value' in before ? before.value : undefined });
    }
  });
});
