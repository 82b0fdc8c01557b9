/** One device as SYCL sees it. */
export interface SyclDevice {
  readonly backend: 'level_zero' | 'opencl' | 'cuda' | 'hip' | 'native_cpu';
  readonly kind: 'gpu' | 'cpu' | 'acc' | 'npu' | 'other';
  readonly name: string;
  /** As the driver says it: `1.15.38308+4` from Level Zero, `26.18.38308.4` from OpenCL. */
  readonly driverVersion: string | null;
  /** Build number of Intel's compute runtime, `38308`; null for others. */
  readonly computeRuntimeBuild: string | null;
}

/**
 * `sycl-ls`.
 *
 *     [level_zero:gpu][level_zero:0] Intel(R) oneAPI Unified Runtime over Level-Zero V2, Intel(R) Arc(TM) B390 GPU 30.0.4 [1.15.38308+4]
 *     [opencl:gpu][opencl:1] Intel(R) OpenCL Graphics, Intel(R) Arc(TM) B390 GPU OpenCL 3.0 NEO  [26.18.38308.4]
 *
 * Before 2024 the second pair of brackets was part of the first: `[ext_oneapi_level_zero:gpu:0]`.
 */
export function parseSyclLs(text: string): SyclDevice[] {
  const devices = text
    .slice(0, 100_000)
    .split('\n')
    .flatMap((line): SyclDevice[] => {
      const [, backend, kind, , name, version] =
        /^[\s>]{0,8}\[(?:ext_(?:oneapi|intel)_)?(level_zero|opencl|cuda|hip|native_cpu):(\w{2,12})(?::\d{1,3})?\](?:\[\w{2,30}:\d{1,3}\])? ([^,]{1,120}), (\S.{0,200}?)(?: \[([^\]]{1,60})\])?\s*$/.exec(
          line.slice(0, 500),
        ) ?? [];
      if (backend === undefined || kind === undefined || name === undefined) return [];
      const driverVersion = version ?? null;
      return [
        {
          backend: backend as SyclDevice['backend'],
          kind: (['gpu', 'cpu', 'acc', 'npu'] as const).find((each) => each === kind) ?? 'other',
          name: name.replace(/ (?:OpenCL \d.{0,40}|\d{1,2}\.\d{1,2}\.?\d{0,2})$/, '').trim(),
          driverVersion,
          computeRuntimeBuild: /^(?:1\.\d{1,3}|\d{2}\.\d{2})\.(\d{5})(?:[.+]|$)/.exec(driverVersion ?? '')?.[1] ?? null,
        },
      ];
    });
  if (devices.length === 0) throw new Error('no line "[backend:kind] …"');
  return devices;
}
