/** What `amd-smi` printed, of its many forms. */
export interface AmdSmi {
  readonly toolVersion?: string;
  readonly rocmVersion?: string;
  /** Of amdgpu where it has one; the kernel's release elsewhere. */
  readonly driverVersion?: string;
  readonly gpus: readonly AmdSmiGpu[];
}

export interface AmdSmiGpu {
  readonly index: number;
  readonly address?: string;
  readonly name?: string;
  readonly gfx?: string;
  readonly vramTotal?: number;
}

/**
 * `amd-smi version`, `list`, `static` and the table that `amd-smi` alone prints:
 *
 *     AMDSMI Tool: 26.2.0+021c61fc | AMDSMI Library version: 26.2.0 | ROCm version: 7.1.1 | amdgpu version: 6.16.6 | amd_hsmp version: N/A
 *     GPU: 0
 *         BDF: 0000:03:00.0
 *         MARKET_NAME: AMD Radeon RX 7900 XTX
 *         TARGET_GRAPHICS_VERSION: gfx1100
 */
export function parseAmdSmi(text: string): AmdSmi {
  const body = text.slice(0, 512 * 1024);
  if (!/AMDSMI|AMD-SMI|^GPU: \d+\s*$/m.test(body)) throw new Error('neither a version of amd-smi nor a GPU');
  const word = (pattern: RegExp): string | undefined => {
    const value = pattern.exec(body)?.[1];
    return value === undefined || value === 'N/A' ? undefined : value;
  };
  const toolVersion = word(/(?:AMDSMI Tool:|AMD-SMI)\s+(\d[\w.+]{0,40})/);
  const rocmVersion = word(/ROCm version:\s+(\S{1,20})/i);
  const driverVersion = word(/amdgpu version:\s+(\S{1,40})/i);
  return {
    ...(toolVersion === undefined ? {} : { toolVersion }),
    ...(rocmVersion === undefined ? {} : { rocmVersion }),
    ...(driverVersion === undefined ? {} : { driverVersion }),
    gpus: [...blocks(body), ...rows(body)],
  };
}

function blocks(body: string): AmdSmiGpu[] {
  return body
    .split(/^GPU: (?=\d+\s*$)/m)
    .slice(1)
    .map((block) => {
      const field = (name: string): string | undefined => {
        const value = new RegExp(`^\\s{0,16}${name}:\\s*(\\S[^\\n]{0,120})$`, 'm').exec(block)?.[1]?.trim();
        return value === 'N/A' ? undefined : value;
      };
      const [address, name, gfx] = [field('BDF'), field('MARKET_NAME'), field('TARGET_GRAPHICS_VERSION')];
      const mebibytes = /^ {4}VRAM:[\s\S]{0,200}?\bSIZE:\s*(\d{1,9}) MB/m.exec(block)?.[1];
      return {
        index: Number.parseInt(block, 10),
        ...(address === undefined ? {} : { address: address.toLowerCase() }),
        ...(name === undefined ? {} : { name }),
        ...(gfx === undefined ? {} : { gfx }),
        ...(mebibytes === undefined ? {} : { vramTotal: Number(mebibytes) * 2 ** 20 }),
      };
    });
}

/** `| 0000:c6:00.0       AMD Radeon Graphics | …` */
function rows(body: string): AmdSmiGpu[] {
  return [...body.matchAll(/^\|\s{0,4}([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])\s+(\S[^|\n]{0,60}?)\s*\|/gim)].map(([, address = '', name = ''], index) => ({
    index,
    address: address.toLowerCase(),
    name,
  }));
}
