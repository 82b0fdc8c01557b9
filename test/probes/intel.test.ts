import { describe, expect, test } from 'vitest';
import intel from '../../src/probes/intel.ts';
import { gather, shown } from '../helpers/gather.ts';

const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/usr/local/lib', '/run/opengl-driver/lib'];
const libraries = ['libze_intel_gpu.so.1', 'libze_intel_gpu_legacy1.so.1', 'libze_intel_vpu.so.1', 'libze_intel_npu.so.1', 'libze_loader.so.1'];
const there: Record<string, string> = { 'libze_intel_gpu.so.1': 'libze_intel_gpu.so.1.15.38646', 'libze_loader.so.1': 'libze_loader.so.1.28.2' };

const links = libraries
  .flatMap((name) =>
    folders.map((folder) =>
      there[name] !== undefined && folder === folders[0] ? `-- ok link ${folder}/${name}\n${there[name]}` : `-- absent link ${folder}/${name}`,
    ),
  )
  .join('\n');

const machine = `
-- ok list /dev
dri
-- ok list /sys/bus/pci/drivers/i915
0000:00:02.0
-- ok list /sys/bus/pci/drivers/xe
0000:03:00.0
-- absent list /sys/bus/pci/drivers/intel_vpu
-- ok list /sys/class/drm
card0
card0-DP-1
card1
renderD128
-- ok list /sys/class/drm/card0/engine
bcs0
rcs0
vcs0
-- ok file /sys/class/drm/card0/engine/rcs0/preempt_timeout_ms
640
-- ok file /sys/class/drm/card0/engine/rcs0/heartbeat_interval_ms
2500
-- absent file /sys/class/drm/card0/engine/rcs0/job_timeout_ms
-- absent list /sys/class/drm/card0/device/tile0
-- absent list /sys/class/drm/card1/engine
-- ok list /sys/class/drm/card1/device/tile0
gt0
physical_vram_size_bytes
-- ok list /sys/class/drm/card1/device/tile0/gt0/engines
bcs
ccs
-- ok file /sys/class/drm/card1/device/tile0/gt0/engines/ccs/job_timeout_ms
5000
-- absent file /sys/class/drm/card1/device/tile0/gt0/engines/ccs/preempt_timeout_ms
-- absent file /sys/class/drm/card1/device/tile0/gt0/engines/ccs/heartbeat_interval_ms
${links}
`;

describe('intel', () => {
  test('an i915 and an xe GPU', async () => {
    const { facts } = await gather(machine, intel);
    expect(shown(facts, 'intel.computeRuntimeBuild')).toBe('38646');
    expect(shown(facts, 'intel.levelZeroLoader')).toBe('1.28.2');
    expect(shown(facts, 'intel.libraries')).toEqual(['libze_intel_gpu.so.1']);
    expect(shown(facts, 'intel.engineTimeouts')).toEqual({
      'card0/rcs0/preempt_timeout_ms': '640',
      'card0/rcs0/heartbeat_interval_ms': '2500',
      'card1/tile0/gt0/ccs/job_timeout_ms': '5000',
    });
  });

  test('a limit that cannot be read leaves them all open', async () => {
    const { facts } = await gather(machine.replace('-- ok file /sys/class/drm/card0/engine/rcs0/preempt_timeout_ms\n640', ''), intel);
    expect(shown(facts, 'intel.engineTimeouts')).toEqual({ gap: 'not-recorded' });
  });

  test('no Intel GPU: nothing is looked for', async () => {
    const { facts } = await gather(
      '-- ok list /dev\nnull\n-- absent list /sys/bus/pci/drivers/i915\n-- absent list /sys/bus/pci/drivers/xe\n-- absent list /sys/bus/pci/drivers/intel_vpu\n',
      intel,
    );
    expect(shown(facts, 'intel.computeRuntimeBuild')).toEqual({ gap: 'unsupported' });
  });
});
