// Debian names NVIDIA's module after its alternatives; nvidia-drm, nvidia-uvm and the kernel's own nvidia-wmi-ec-backlight are other modules.
const nvidiaModule = /(?:^|\/)nvidia(?:-current(?:-open)?|-open|-tesla(?:-\d{3})?|-legacy-\d{3}xx)?\.ko(?:\.(?:xz|zst|gz))?$/;

/**
 * Where `/lib/modules/<release>/modules.dep` has NVIDIA's main module; undefined where it has none.
 *
 *     updates/dkms/nvidia.ko.zst: kernel/drivers/acpi/video.ko.zst
 */
export function findNvidiaModule(modulesDep: string): string | undefined {
  let from = modulesDep.indexOf('nvidia');
  while (from >= 0) {
    const start = modulesDep.lastIndexOf('\n', from) + 1;
    const end = modulesDep.indexOf('\n', from);
    const line = modulesDep.slice(start, end < 0 ? undefined : end);
    const path = line.slice(0, Math.max(0, line.indexOf(':')));
    if (nvidiaModule.test(path)) return path;
    if (end < 0) return undefined;
    from = modulesDep.indexOf('nvidia', end);
  }
  return undefined;
}
