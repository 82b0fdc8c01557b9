import { type Answer, isOk, type Unanswered } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';

/** What `sleepingGpus` reads; a probe that uses it declares them. */
export const sleepingGpusReads = [
  'list /sys/class/drm',
  'list /proc/driver/nvidia/gpus',
  'file /sys/class/drm/*/device/vendor',
  'file /sys/class/drm/*/device/power/runtime_status',
  'file /sys/bus/pci/devices/*/power/runtime_status',
];

export interface GpusByPower {
  /** Vendors with a GPU that sleeps, or of which that could not be seen: their drivers must not be asked. */
  readonly asleep: ReadonlySet<string>;
  /** Why it is not known which GPUs sleep; then none of their drivers may be asked. */
  readonly unknown?: Unanswered;
}

const vendors: Record<string, string> = { '0x1002': 'amd', '0x10de': 'nvidia', '0x8086': 'intel' };

/**
 * Which vendors have a suspended GPU. Reads only what the kernel answers without touching the device (Documentation/ABI/testing/sysfs-devices-power).
 * NVIDIA's driver makes no DRM device without its modeset module, so its own list serves too.
 */
export async function sleepingGpus(host: Door): Promise<GpusByPower> {
  const [drm, nvidia] = await Promise.all([host.list('/sys/class/drm'), host.list('/proc/driver/nvidia/gpus')]);
  const cards = linesOf(drm).filter((name) => /^card\d+$/.test(name));
  const addresses = linesOf(nvidia).filter((name) => /^[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.\d$/i.test(name));
  const found = await Promise.all([
    ...cards.map(async (card) => {
      const [vendor, status] = await Promise.all([
        host.read(`/sys/class/drm/${card}/device/vendor`),
        host.read(`/sys/class/drm/${card}/device/power/runtime_status`),
      ]);
      return { vendor, status };
    }),
    ...addresses.map(async (address) => ({
      vendor: { got: 'ok', text: '0x10de' } as const,
      status: await host.read(`/sys/bus/pci/devices/${address.toLowerCase()}/power/runtime_status`),
    })),
  ]);
  const unread = [drm, nvidia, ...found.flatMap(({ vendor, status }) => [vendor, status])].find((answer) => !isOk(answer) && answer.got !== 'absent');
  // Where the kernel has no runtime power management the file says `unsupported`, or is not there.
  const awake = (status: Answer) => status.got === 'absent' || (isOk(status) && /^(?:active|unsupported)/.test(status.text));
  const asleep = found.flatMap(({ vendor, status }) => (isOk(vendor) && !awake(status) ? (vendors[vendor.text.trim()] ?? []) : []));
  return { asleep: new Set(asleep), ...(unread === undefined ? {} : { unknown: unread as Required<GpusByPower>['unknown'] }) };
}

function linesOf(answer: Answer): string[] {
  return isOk(answer) ? answer.text.split('\n') : [];
}
