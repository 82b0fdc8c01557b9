/** What a CDI specification hands into a container. */
export interface CdiSpec {
  readonly kind: string;
  readonly cdiVersion: string;
  /** Names of the devices, without those that identify a card (`GPU-6c6c…`, `MIG-…`). */
  readonly devices: readonly string[];
  readonly nodes: readonly string[];
  /** Release of the NVIDIA driver whose libraries it mounts. */
  readonly driverVersion: string | null;
  readonly uvmMajor: number | null;
}

/**
 * A CDI file, as YAML or JSON. Tools write it, so its lines are regular and a YAML reader is not needed.
 *
 *     cdiVersion: 0.5.0
 *     containerEdits:
 *       deviceNodes:
 *       - major: 510
 *         path: /dev/nvidia-uvm
 *       mounts:
 *       - containerPath: /usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14
 *     devices:
 *     - name: "0"
 *     kind: nvidia.com/gpu
 */
export function parseCdiSpec(text: string): CdiSpec {
  // JSON has the same names in the same order of nesting, only with quotes and commas.
  const lines = text.split('\n', 20_000).map((line) => line.replace(/,\s*$/, '').replace(/^(\s*(?:- )?)"([A-Za-z]{1,40})"\s*:\s*/, '$1$2: '));
  const kind = value(lines, 'kind');
  const cdiVersion = value(lines, 'cdiVersion');
  if (kind === undefined || cdiVersion === undefined) throw new Error('no kind or no cdiVersion');
  const names = lines.flatMap((line) => unquote(/^\s*(?:- )?name:\s*(\S.{0,200})$/.exec(line)?.[1]) ?? []);
  const paths = lines.flatMap((line) => unquote(/^\s*(?:- )?path:\s*(\S.{0,300})$/.exec(line)?.[1]) ?? []);
  const driver = /lib(?:cuda|nvidia-ml)\.so\.(\d{3}\.\d{1,3}(?:\.\d{1,3})?)\b/.exec(text)?.[1];
  return {
    kind,
    cdiVersion,
    devices: [...new Set(names.filter((name) => !/^(?:GPU|MIG)-/.test(name)))],
    nodes: [...new Set(paths.filter((path) => path.startsWith('/dev/')))],
    driverVersion: driver ?? null,
    uvmMajor: majorOf(lines, '/dev/nvidia-uvm'),
  };
}

function value(lines: readonly string[], name: string): string | undefined {
  return lines.flatMap((line) => unquote(new RegExp(`^\\s*${name}:\\s*(\\S.{0,200})$`).exec(line)?.[1]) ?? [])[0];
}

/** The number stands beside the path, in the same entry: at most four lines away, with no other entry between. */
function majorOf(lines: readonly string[], path: string): number | null {
  const at = lines.findIndex((line) => unquote(/^\s*(?:- )?path:\s*(\S.{0,300})$/.exec(line)?.[1]) === path);
  if (at < 0) return null;
  const starts = (line: string | undefined): boolean => line === undefined || /^\s*(?:- |\{\s*$)/.test(line);
  let first = at;
  while (first > 0 && at - first < 6 && !starts(lines[first])) first--;
  let last = at + 1;
  while (last - at < 6 && !starts(lines[last]) && !/^\s*\w+:\s*$|^\s*\}/.test(lines[last] ?? '')) last++;
  const major = lines.slice(first, last).flatMap((line) => /^\s*(?:- )?major:\s*(\d{1,6})/.exec(line)?.[1] ?? [])[0];
  return major === undefined ? null : Number(major);
}

function unquote(text: string | undefined): string | undefined {
  return text?.trim().replace(/^["']|["']$/g, '');
}
