/** What `rocminfo` printed. */
export interface Rocminfo {
  /** The first lines: is the kernel module there, its version where it is AMD's own build. */
  readonly module?: { readonly loaded: boolean; readonly version?: string };
  /** Why /dev/kfd could not be opened: `Permission denied`, `No such file or directory`. */
  readonly kfdError?: string;
  /** `HSA_STATUS_ERROR_OUT_OF_RESOURCES` */
  readonly error?: string;
  readonly runtimeVersion?: string;
  readonly gpus: readonly RocminfoGpu[];
}

export interface RocminfoGpu {
  /** `gfx1151` */
  readonly gfx: string;
  readonly name?: string;
  readonly deviceId?: number;
  /** Without a domain, which rocminfo does not print where it is 0. */
  readonly address?: string;
  /** The largest coarse-grained pool, in bytes. */
  readonly memory?: number;
  readonly integrated?: boolean;
}

/**
 * `rocminfo`, whole or its failure:
 *
 *     ROCk module version 6.16.6 is loaded
 *     …
 *     Agent 2
 *     *******
 *       Name:                    gfx1151
 *       Marketing Name:          AMD Radeon Graphics
 *       Device Type:             GPU
 *       Chip ID:                 5510(0x1586)
 *       BDFID:                   50688
 *       Memory Properties:       APU
 *           Segment:                 GLOBAL; FLAGS: COARSE GRAINED
 *           Size:                    134217728(0x8000000) KB
 */
export function parseRocminfo(text: string): Rocminfo {
  const body = text.slice(0, 1024 * 1024);
  const module_ = /ROCk module (?:version (\S{1,40}) )?is (NOT )?loaded/.exec(body);
  const kfdError = /Unable to open \/dev\/kfd read-write: ([^\n]{1,80})/.exec(body)?.[1]?.trim();
  const error = /\b(HSA_STATUS_ERROR\w{0,60})/.exec(body)?.[1];
  const runtimeVersion = /^Runtime Version:\s+(\d[\d.]{0,20})/m.exec(body)?.[1];
  const agents = body.split(/^Agent \d+\s*$/m).slice(1);
  if (module_ === null && kfdError === undefined && agents.length === 0) throw new Error('neither the line on the ROCk module nor an agent');
  return {
    ...(module_ === null ? {} : { module: { loaded: module_[2] === undefined, ...(module_[1] === undefined ? {} : { version: module_[1] }) } }),
    ...(kfdError === undefined ? {} : { kfdError }),
    ...(error === undefined ? {} : { error }),
    ...(runtimeVersion === undefined ? {} : { runtimeVersion }),
    gpus: agents.flatMap(readAgent),
  };
}

function readAgent(text: string): RocminfoGpu[] {
  const field = (name: string): string | undefined => new RegExp(`^ {0,8}${name}:\\s*(\\S[^\\n]{0,120})$`, 'm').exec(text)?.[1]?.trim();
  const gfx = field('Name');
  if (gfx === undefined || !/^gfx[0-9a-f]{3,6}$/.test(gfx)) return [];
  const [chip, bdf] = [Number.parseInt(field('Chip ID') ?? '', 10), Number.parseInt(field('BDFID') ?? '', 10)];
  const name = field('Marketing Name');
  const pools = [...text.matchAll(/FLAGS: COARSE GRAINED\s+Size:\s+(\d{1,15})\(0x[0-9a-f]{1,15}\) KB/gi)].map(([, kib]) => Number(kib) * 1024);
  const properties = field('Memory Properties');
  return [
    {
      gfx,
      ...(name === undefined ? {} : { name }),
      ...(Number.isNaN(chip) ? {} : { deviceId: chip }),
      ...(Number.isNaN(bdf) ? {} : { address: addressOf(bdf) }),
      ...(pools.length === 0 ? {} : { memory: Math.max(...pools) }),
      ...(properties === undefined ? {} : { integrated: properties.includes('APU') }),
    },
  ];
}

function addressOf(bdf: number): string {
  const hex = (value: number): string => value.toString(16).padStart(2, '0');
  return `0000:${hex((bdf >> 8) & 0xff)}:${hex((bdf >> 3) & 0x1f)}.${bdf & 7}`;
}
