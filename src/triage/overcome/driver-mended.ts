import { amdgpuBuildFailed, amdgpuPackageUnconfigured, dkmsBuildFailed, nvidiaBuildFailed, nvidiaModuleNotFound } from '../../reference/messages/modules.ts';
import type { Piece, PieceLine } from '../text/split-pieces.ts';

/** The module that the libraries asked for came later: by a reboot, or by hand. */
const mismatch = /NVRM: API mismatch: the client has the version (\d{3}\.[\d.]{1,8}\d)/;
const loading = /NVRM: loading NVIDIA UNIX .{1,30}Kernel Module (?:for \S{1,20})?\s{1,4}(\d{3}\.[\d.]{1,8}\d)/;

/** Another driver had the GPU when NVIDIA's was tried; that one names itself only once it has a GPU. */
const held = /NVRM: (?:GPU \S{4,20} is already bound to |The NVIDIA probe routine was not called for )/;

/** Where both are printed by tools, the text has to tell of the reboot: else the one is a container's, and the other its host's. */
const smiMismatch = /\bdriver ?\/ ?library version mismatch/i;
const smiAnswers = /^\s{0,8}(?:\|\s{0,3}NVIDIA-SMI\s{1,3}\d.{1,40}Driver Version|GPU \d{1,3}: .{2,80}\(UUID)/;
const rebooted = /\b(?:rebooted|after (?:a|the) reboot|restarted (?:the |my )?(?:machine|server|computer|host|node|PC|box))\b/i;

/** `nvidia/580.95.05, 6.17.0-5-generic, x86_64: installed`. */
const builds = /^[\s>]{0,8}(nvidia|amdgpu)(?:-[\w-]{1,20})?(?:\/|, )([\w.:+~-]{1,80}), ([\w.+~-]{3,100}), \w{1,12}: (installed|built|added|broken)\b/;
const buildOf = /\/var\/lib\/dkms\/(nvidia|amdgpu)(?:-[a-z]{3,8})?\/([\w.:+~-]{3,80})\/build/;
const forKernel = /\bmodule build on kernel: ([\w.+~-]{3,80})|\bBuilding (?:initial )?modules? for ([\w.+~-]{3,80})/;
const failures = { nvidia: [...nvidiaBuildFailed, ...dkmsBuildFailed], amdgpu: [...amdgpuBuildFailed, ...amdgpuPackageUnconfigured, ...dkmsBuildFailed] };

/** Lines about a kernel driver that the text itself has behind it: libraries without their module, and builds that failed and were done later; and builds of other modules. */
export function mendedDriver(pieces: readonly Piece[], goesOn: (rest: string) => boolean): PieceLine[] {
  const printed = pieces.filter(({ kind, info }) => kind === 'output' && info !== '`').flatMap(({ lines }) => lines);
  return [
    ...moduleCame(printed),
    ...ofOtherModules(printed),
    ...rebootCame(pieces, printed, goesOn),
    ...(['nvidia', 'amdgpu'] as const).flatMap((module) => builtLater(printed, module)),
  ];
}

/** From the end, so that what came later is known at each line. */
function moduleCame(printed: readonly PieceLine[]): PieceLine[] {
  const came = new Set<string>();
  const gone: PieceLine[] = [];
  for (let at = printed.length - 1; at >= 0; at--) {
    const line = printed[at];
    if (line === undefined || !line.message.includes('NVRM: ')) continue;
    const version = loading.exec(start(line))?.[1];
    if (version !== undefined) came.add(version);
    const client = mismatch.exec(start(line))?.[1];
    if ((client !== undefined && came.has(client)) || (came.size > 0 && held.test(start(line)))) gone.push(line);
  }
  return gone;
}

/** DKMS names the kernel first, and the module in the next line. */
function ofOtherModules(printed: readonly PieceLine[]): PieceLine[] {
  return printed.filter((line, at) => {
    if (!dkmsBuildFailed.some((pattern) => pattern.test(start(line)))) return false;
    const module = printed.slice(at + 1, at + 3).flatMap((next) => /\/var\/lib\/dkms\/([\w.+-]{2,40})\//.exec(start(next))?.[1] ?? [])[0];
    return module !== undefined && !/^(?:nvidia|amdgpu)/.test(module);
  });
}

function rebootCame(pieces: readonly Piece[], printed: readonly PieceLine[], goesOn: (rest: string) => boolean): PieceLine[] {
  const answered = printed.findLast((line) => smiAnswers.test(start(line)));
  if (answered === undefined) return [];
  const prose = pieces.filter(({ kind }) => kind === 'prose').flatMap(({ lines }) => lines);
  const failed = printed.filter((line) => smiMismatch.test(start(line)));
  const last = failed.at(-1);
  if (last === undefined || last.number > answered.number) return [];
  if (!prose.some(({ number, text }) => number > last.number && number < answered.number && rebooted.test(text))) return [];
  const behind = prose.filter(({ number }) => number > answered.number).map(({ text }) => text);
  return goesOn(behind.join('\n')) ? failed : [];
}

/** For each kernel that is named; where none is, another version is there instead of the one that failed. */
function builtLater(printed: readonly PieceLine[], module: 'nvidia' | 'amdgpu'): PieceLine[] {
  const states = printed.flatMap((line, at) => {
    const [, name, version, kernel, state] = builds.exec(start(line)) ?? [];
    return name === module ? [{ at, version, kernel, state }] : [];
  });
  const installed = states.filter(({ state }) => state === 'installed');
  const done = installed.at(-1)?.at ?? -1;
  const before = printed.slice(0, Math.max(0, done));
  const kernels = new Set(before.flatMap((line) => forKernel.exec(start(line))?.slice(1).filter(Boolean) ?? []));
  const versions = new Set(before.flatMap((line) => (buildOf.exec(start(line))?.[1] === module ? (buildOf.exec(start(line))?.[2] ?? []) : [])));
  const mended =
    kernels.size > 0
      ? [...kernels].every((kernel) => installed.some((build) => build.kernel === kernel))
      : versions.size > 0 && [...versions].every((version) => states.every((build) => build.version !== version));
  const built = mended ? before.filter((line) => failures[module].some((pattern) => pattern.test(start(line)))) : [];
  const missed = before.filter((line) => {
    const kernel = /\/lib\/modules\/([\w.+~-]{3,100})/.exec(start(line))?.[1];
    return installed.some((build) => build.kernel === kernel) && nvidiaModuleNotFound.some((pattern) => pattern.test(start(line)));
  });
  return module === 'nvidia' ? [...built, ...missed] : built;
}

function start({ message }: PieceLine): string {
  return message.slice(0, 500);
}
