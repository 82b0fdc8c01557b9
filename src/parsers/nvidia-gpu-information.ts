/** One GPU as `/proc/driver/nvidia/gpus/<address>/information` tells it. */
export interface NvidiaGpuInformation {
  readonly model: string;
  /** `0000:01:00.0`; absent in a cut paste. */
  readonly pci: string | null;
  /** Version of the GSP firmware that runs; null where the GPU runs without it. */
  readonly gsp: string | null;
  /** Null while the GPU was not initialised: `??.??.??.??.??`. */
  readonly vbios: string | null;
}

/**
 * `/proc/driver/nvidia/gpus/<address>/information`. The driver prints what it has cached, so that reading it wakes no GPU.
 *
 *     Model: 		 NVIDIA GeForce RTX 3090
 *     IRQ:   		 77
 *     Video BIOS: 	 94.02.26.40.81
 *     Bus Location: 	 0000:01:00.0
 *     GPU Firmware: 	 590.48.01
 */
export function parseNvidiaGpuInformation(text: string): NvidiaGpuInformation {
  const field = (name: string): string | null => {
    const line = text
      .slice(0, 4_000)
      .split('\n')
      .find((each) => each.trimStart().startsWith(`${name}:`));
    const value = line?.slice(line.indexOf(':') + 1).trim() ?? '';
    return value === '' || value.includes('?') || value === 'N/A' ? null : value;
  };
  const model = field('Model');
  if (model === null) throw new Error('no line "Model:"');
  return { model, pci: field('Bus Location')?.toLowerCase() ?? null, gsp: field('GPU Firmware'), vbios: field('Video BIOS') };
}
