import { intel } from '../facts/intel.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { type Claim, defineProbe, gap, known } from './define-probe.ts';
import { findLinkedLibrary, type LinkedLibrary, type Unread, unread, unreadOf } from './reading/unread.ts';

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
    const paths = ['/sys/bus/pci/drivers/i915', '/sys/bus/pci/drivers/xe', '/sys/bus/pci/drivers/intel_vpu', '/dev'];
    const answers = await Promise.all(paths.map(async (path) => [`list ${path}`, await host.list(path)] as const));
    const dev = answers.at(-1)?.[1];
    const windows = dev !== undefined && isOk(dev) && /^dxg$/m.test(dev.text);
    if (!windows && !answers.slice(0, -1).some(([, answer]) => isOk(answer))) {
      const nothing = unreadOf(answers) ?? unread('unsupported', 'list /sys/bus/pci/drivers/i915', 'no Intel GPU or NPU is driven');
      for (const handle of [intel.computeRuntimeBuild, intel.levelZeroLoader, intel.libraries, intel.engineTimeouts]) claim(handle, nothing);
      return;
    }
    await Promise.all([claimLibraries(host, claim), claimTimeouts(host, claim)]);
  },
});

async function claimLibraries(host: Door, claim: Claim): Promise<void> {
  const find = async (name: string) =>
    [
      name,
      await findLinkedLibrary(host, {
        name,
        folders: libraryFolders,
        named: /\.so\.1\.\d/,
        follow: /^\/(?:nix\/store|usr\/lib)\/(?:.*\/)?libze_[^/]*$|^\/usr\/lib64\/libze_[^/]*$/,
      }),
    ] as const;
  const found = await Promise.all([...driverLibraries, loader].map(find));
  const at = (name: string) => found.find(([each]) => each === name)?.[1];
  const source = `link ${libraryFolders[0]}/${driverLibraries[0]}`;
  const drivers = found.filter(([name]) => name !== loader);
  const closed = drivers.flatMap(([, library]) => (library !== undefined && 'gap' in library ? [library] : []))[0];
  claim(
    intel.libraries,
    closed ??
      known(
        drivers.flatMap(([name, library]) => (library === undefined ? [] : [name])),
        source,
      ),
  );
  claim(intel.computeRuntimeBuild, suffixOf(at('libze_intel_gpu.so.1'), /\.so\.1\.\d{1,3}\.(\d{5})$/, source));
  claim(intel.levelZeroLoader, suffixOf(at(loader), /\.so\.(1\.\d{1,3}\.\d{1,3})$/, `link ${libraryFolders[0]}/${loader}`));
}

function suffixOf(library: LinkedLibrary | Unread | undefined, pattern: RegExp, nowhere: string) {
  if (library === undefined) return known<string>(null, nowhere);
  if ('gap' in library) return library;
  const version = pattern.exec(library.target)?.[1];
  return version === undefined ? gap('unsupported', `link ${library.path}`, 'its file name carries no version') : known(version, `link ${library.path}`);
}

async function claimTimeouts(host: Door, claim: Claim): Promise<void> {
  const listed = await host.list('/sys/class/drm');
  const cards = isOk(listed) ? listed.text.split('\n').filter((name) => /^card\d{1,2}$/.test(name)) : [];
  const asked: Asked[] = [['list /sys/class/drm', listed]];
  await Promise.all(cards.flatMap((card) => [askI915(host, card, asked), askXe(host, card, asked)]));
  const timeouts = asked.flatMap(([source, answer]) => {
    const [, card = '', below = ''] = /^file \/sys\/class\/drm\/(card\d{1,2})\/(?:engine\/|device\/)(.*)$/.exec(source) ?? [];
    return card === '' || !isOk(answer) ? [] : [[`${card}/${below.replace('/engines/', '/')}`, answer.text.trim()] as const];
  });
  claim(intel.engineTimeouts, unreadOf(asked) ?? known(Object.fromEntries(timeouts), 'list /sys/class/drm'));
}

type Asked = readonly [source: string, answer: Answer];

async function askI915(host: Door, card: string, asked: Asked[]): Promise<void> {
  await askEngines(host, `/sys/class/drm/${card}/engine`, asked);
}

async function askXe(host: Door, card: string, asked: Asked[]): Promise<void> {
  const path = `/sys/class/drm/${card}/device/tile0`;
  const tile = await host.list(path);
  asked.push([`list ${path}`, tile]);
  const gts = isOk(tile) ? tile.text.split('\n').filter((name) => /^gt\d$/.test(name)) : [];
  await Promise.all(gts.map((gt) => askEngines(host, `${path}/${gt}/engines`, asked)));
}

async function askEngines(host: Door, folder: string, asked: Asked[]): Promise<void> {
  const engines = await host.list(folder);
  asked.push([`list ${folder}`, engines]);
  // Compute runs on these engines; copy and video engines do not matter here.
  const names = isOk(engines) ? engines.text.split('\n').filter((name) => /^(?:rcs|ccs)\d?$/.test(name)) : [];
  await Promise.all(
    names.flatMap((engine) =>
      limits.map(async (limit) => {
        const path = `${folder}/${engine}/${limit}`;
        asked.push([`file ${path}`, await host.read(path)]);
      }),
    ),
  );
}
