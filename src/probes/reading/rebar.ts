import type { GpuDevice } from '../../reference/gpu-devices/find-gpu-device.ts';
import type { Finding } from '../../witness/claim.ts';
import { gap, known } from '../define-probe.ts';

const legacyWindow = 256 * 2 ** 20;

/** What amdgpu says is certain; of others only that the old 256 MiB window cannot show the memory of a discrete GPU. */
export function rebarOf(
  at: string,
  vendor: string | undefined,
  table: GpuDevice | undefined,
  vram: Finding<number>,
  visible: Finding<number>,
  barSize: number | undefined,
): Finding<boolean> {
  if (vendor === 'amd') {
    if (!('value' in vram)) return vram;
    if (!('value' in visible)) return visible;
    if (vram.value === null || visible.value === null) return gap('unreadable', visible.source);
    return known(visible.value >= vram.value, visible.source);
  }
  const source = `file ${at}/resource`;
  if (table?.integrated === false && barSize !== undefined && barSize <= legacyWindow) return known(false, source);
  return gap('unsupported', source, 'the size of its memory is not known here');
}
