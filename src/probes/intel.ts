import { intel } from '../facts/intel.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';

const libraryFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/usr/local/lib', '/run/opengl-driver/lib'];
const driverLibraries = ['libze_intel_gpu.so.1', 'libze_intel_gpu_legacy1.so.1', 'libze_intel_vpu.so.1', 'libze_intel_npu.so.1'];
const loader = 'libze_loader.so.1';
const limits = ['preempt_timeout_ms', 'heartbeat_interval_ms', 'job_timeout_ms'];

export default defineProbe({
  id: 'intel',
  about: 'Intel’s compute runtime and Level Zero loader by their file names, and the time limits of the GPU’s engines',
  reads: [
    'list /dev',
    'list /sys/bus/pci/drivers/i915',
    'list /sys/bus/pci/drivers/xe',
    'list /sys/bus/pci/drivers/intel_vpu',
    'list /sys/class/drm',
    'list /sys/class/drm/*/engine',
    'list /sys/class/drm/*/device/tile0',
    'list /sys/class/drm/*/device/tile0/*/engines',
    ...limits.flatMap((name) => [`file /sys/class/drm/*/engine/*/${name}`, `file /sys/class/drm/*/device/tile0/*/engines/*/${name}`]),
    ...libraryFolders.map((folder) => `link ${folder}/libze_*`),
    'link /nix/store/**/libze_*',
  ],
  gives: [intel.computeRuntimeBuild, intel.levelZeroLoader, intel.libraries, intel.engineTimeouts],
  async gather(host, claim) {
    const drivers = ['i915', 'xe', 'intel_vpu'].map((name) => host.list(`/sys/bus/pci/drivers/${name}`));
    const [dev, ...bound] = await Promise.all([host.list('/dev'), ...drivers]);
    const windows = isOk(dev) && /^dxg$/m.test(dev.text);
    if (!windows && bound.every((answer) => answer.got === 'absent')) {
      for (const handle of [intel.computeRuntimeBuild, intel.levelZeroLoader, intel.libraries, intel.engineTimeouts])
        claim(handle, gap('unsupported', 'list /sys/bus/pci/drivers/i915', 'no Intel GPU or NPU is driven'));
      return;
    }
    await Promise.all([claimLibraries(host, claim), claimTimeouts(host, claim)]);
  },
});

async function claimLibraries(host: Door, claim: Claim): Promise<void> {
  const names = [...driverLibraries, loader];
  const found = await Promise.all(names.map(async (name) => [name, await findLibrary(host, name)] as const));
  const at = (name: string) => found.find(([each]) => each === name)?.[1];
  const source = `link ${libraryFolders[0]}/${driverLibraries[0]}`;
  claim(
    intel.libraries,
    known(
      found.flatMap(([name, library]) => (library === undefined || name === loader ? [] : [name])),
      source,
    ),
  );
  claim(intel.computeRuntimeBuild, suffixOf(at('libze_intel_gpu.so.1'), /\.so\.1\.\d{1,3}\.(\d{5})$/, source));
  claim(intel.levelZeroLoader, suffixOf(at(loader), /\.so\.(1\.\d{1,3}\.\d{1,3})$/, `link ${libraryFolders[0]}/${loader}`));
}

interface Library {
  readonly path: string;
  /** The last name behind its links. */
  readonly target: string;
}

async function findLibrary(host: Door, name: string): Promise<Library | undefined> {
  const answers = await Promise.all(libraryFolders.map(async (folder) => [`${folder}/${name}`, await host.link(`${folder}/${name}`)] as const));
  // A plain file is no link: "unreadable" says that it is there.
  const [path, first] = answers.find(([, answer]) => isOk(answer) || answer.got === 'unreadable') ?? [];
  if (path === undefined || first === undefined) return undefined;
  let at = path;
  let answer: Answer = first;
  for (let hops = 0; hops < 4 && isOk(answer); hops++) {
    const target = answer.text.trim();
    at = target.startsWith('/') ? target : `${at.slice(0, at.lastIndexOf('/'))}/${target}`;
    if (!/^\/(?:nix\/store|usr\/lib)\/.*\/libze_[^/]*$|^\/usr\/lib(?:64)?\/libze_[^/]*$/.test(at) || /\.so\.1\.\d/.test(at)) break;
    answer = await host.link(at);
  }
  return { path, target: at };
}

function suffixOf(library: Library | undefined, pattern: RegExp, nowhere: string) {
  if (library === undefined) return known<string>(null, nowhere);
  const version = pattern.exec(library.target)?.[1];
  return version === undefined ? gap('unsupported', `link ${library.path}`, 'its file name carries no version') : known(version, `link ${library.path}`);
}

async function claimTimeouts(host: Door, claim: Claim): Promise<void> {
  const listed = await host.list('/sys/class/drm');
  const cards = isOk(listed) ? listed.text.split('\n').filter((name) => /^card\d{1,2}$/.test(name)) : [];
  const each = await Promise.all(cards.flatMap((card) => [timeoutsOfI915(host, card), timeoutsOfXe(host, card)]));
  const timeouts = from('list /sys/class/drm', listed, () => Object.fromEntries(each.flat()));
  claim(intel.engineTimeouts, timeouts);
}

type Timeout = readonly [name: string, milliseconds: string];

async function timeoutsOfI915(host: Door, card: string): Promise<Timeout[]> {
  const base = `/sys/class/drm/${card}/engine`;
  const engines = await host.list(base);
  return isOk(engines) ? readTimeouts(host, engines.text, base, card) : [];
}

async function timeoutsOfXe(host: Door, card: string): Promise<Timeout[]> {
  const tile = await host.list(`/sys/class/drm/${card}/device/tile0`);
  const gts = isOk(tile) ? tile.text.split('\n').filter((name) => /^gt\d$/.test(name)) : [];
  const each = await Promise.all(
    gts.map(async (gt) => {
      const base = `/sys/class/drm/${card}/device/tile0/${gt}/engines`;
      const engines = await host.list(base);
      return isOk(engines) ? readTimeouts(host, engines.text, base, `${card}/tile0/${gt}`) : [];
    }),
  );
  return each.flat();
}

async function readTimeouts(host: Door, engines: string, base: string, prefix: string): Promise<Timeout[]> {
  // Compute runs on these engines; copy and video engines do not matter here.
  const names = engines.split('\n').filter((name) => /^(?:rcs|ccs)\d?$/.test(name));
  const each = await Promise.all(
    names.flatMap((engine) =>
      limits.map(async (limit): Promise<Timeout[]> => {
        const answer = await host.read(`${base}/${engine}/${limit}`);
        return isOk(answer) ? [[`${prefix}/${engine}/${limit}`, answer.text.trim()]] : [];
      }),
    ),
  );
  return each.flat();
}
