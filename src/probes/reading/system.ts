import type { Door } from '../../host/reads.ts';
import { type Mount, parseMountinfo } from '../../parsers/mountinfo.ts';
import { identifySystem, type SystemKind } from '../../parsers/system-kind.ts';
import { askAll, type Readings } from './witnesses.ts';

/** What tells native Linux from WSL; read by the probes platform and wsl alike. */
export const systemReads = [
  'file /proc/sys/kernel/osrelease',
  'file /proc/version',
  'stat /dev/dxg',
  'stat /run/WSL',
  'stat /proc/sys/fs/binfmt_misc/WSLInterop',
  'stat /proc/sys/fs/binfmt_misc/WSLInterop-late',
  'env WSL_DISTRO_NAME',
  'file /proc/self/mountinfo',
] as const;

export async function readSystem(host: Door): Promise<{ kind: SystemKind | undefined; readings: Readings }> {
  const readings = await askAll(host, systemReads);
  const { text, there } = readings;
  const kind = identifySystem({
    release: text('file /proc/sys/kernel/osrelease'),
    banner: text('file /proc/version'),
    dxg: there('stat /dev/dxg'),
    interop: there('stat /proc/sys/fs/binfmt_misc/WSLInterop') === true || there('stat /proc/sys/fs/binfmt_misc/WSLInterop-late'),
    runWsl: there('stat /run/WSL'),
    driverMount: mountsOf(text('file /proc/self/mountinfo'))?.some(
      ({ point, fsType }) => point === '/usr/lib/wsl/drivers' && /^(?:9p|drvfs|virtiofs)$/.test(fsType),
    ),
    distroName: there('env WSL_DISTRO_NAME'),
  });
  return { kind, readings };
}

/** The mount table; undefined where it could not be read or makes no sense. */
export function mountsOf(text: string | null | undefined): Mount[] | undefined {
  if (text === null || text === undefined) return undefined;
  try {
    return parseMountinfo(text);
  } catch {
    return undefined;
  }
}
