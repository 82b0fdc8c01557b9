import { cdiSpecs, engines } from '../facts/engines.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseCdiSpec } from '../parsers/cdi-spec.ts';
import { majorNumberOf } from '../parsers/device-numbers.ts';
import { parseDockerDaemon } from '../parsers/docker-daemon.ts';
import { parseDockerInfo } from '../parsers/docker-info.ts';
import { parseNvidiaToolkitConfig, parseToolkitVersion } from '../parsers/nvidia-toolkit.ts';
import type { Finding } from '../witness/claim.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';

/** Programs that show that an engine is installed. `docker` alone is only the client, and on Fedora a shim of Podman's: the daemon counts. */
const programs: readonly [engine: string, paths: readonly string[]][] = [
  ['docker', ['/usr/bin/dockerd', '/usr/sbin/dockerd', '/usr/local/bin/dockerd', '/run/current-system/sw/bin/dockerd']],
  ['docker-snap', ['/snap/bin/docker']],
  ['docker-desktop', ['/opt/docker-desktop', '/mnt/wsl/docker-desktop/cli-tools']],
  ['podman', ['/usr/bin/podman', '/usr/local/bin/podman', '/run/current-system/sw/bin/podman']],
  ['containerd', ['/usr/bin/containerd', '/usr/local/bin/containerd']],
  ['cri-o', ['/usr/bin/crio', '/usr/local/bin/crio']],
  ['incus', ['/usr/bin/incus', '/opt/incus/bin/incusd']],
  ['lxd', ['/snap/bin/lxd', '/usr/bin/lxd']],
  ['lxc', ['/usr/bin/lxc-start']],
  ['apptainer', ['/usr/bin/apptainer', '/usr/local/bin/apptainer', '/usr/bin/singularity']],
];

const toolkitLibraries = [
  '/usr/lib/x86_64-linux-gnu/libnvidia-container.so.1',
  '/usr/lib/aarch64-linux-gnu/libnvidia-container.so.1',
  '/usr/lib64/libnvidia-container.so.1',
  '/usr/lib/libnvidia-container.so.1',
] as const;
const cdiFolders = ['/etc/cdi', '/var/run/cdi'] as const;

export default defineProbe({
  id: 'engines',
  about: 'Container engines on this machine, their NVIDIA runtime and CDI specifications',
  reads: [
    ...programs.flatMap(([, paths]) => paths.map((path) => `stat ${path}`)),
    'file /etc/docker/daemon.json',
    'list /run/user',
    'stat /run/user/*/docker.sock',
    ...toolkitLibraries.map((path) => `link ${path}`),
    'stat /usr/bin/nvidia-ctk',
    'command nvidia-ctk --version',
    'file /etc/nvidia-container-runtime/config.toml',
    'file /proc/devices',
    ...cdiFolders.flatMap((folder) => [`list ${folder}`, `file ${folder}/**`]),
    'command docker --version',
    'command podman --version',
  ],
  gives: [...Object.values(engines), cdiSpecs],
  async gather(host, claim) {
    const [installed, specs] = await Promise.all([findEngines(host), claimSpecs(host, claim), claimToolkit(host, claim), claimDocker(host, claim)]);
    claim(engines.installed, installed);
    claim(engines.dockerSystem, known<string>(null, 'probe engines'));
    // Their versions matter to the format of a CDI file, and the programs take longer to start than all else here.
    const version = async (engine: string, command: string): Promise<Finding<string>> => {
      if ('gap' in installed) return installed;
      if (!installed.value?.some((each) => each.startsWith(engine))) return known<string>(null, installed.source);
      if (!specs) return gap('skipped', `command ${command}`, 'asked only where a CDI file is');
      return from(`command ${command}`, await host.run(command, { timeoutMs: 1_000 }), versionOf);
    };
    const [docker, podman] = await Promise.all([version('docker', 'docker --version'), version('podman', 'podman --version')]);
    claim(engines.dockerVersion, docker, 'tool');
    claim(engines.podmanVersion, podman, 'tool');
  },
});

function versionOf(text: string): string {
  const podman = /^podman version (\d[\w.~+-]{0,40})/m.exec(text)?.[1];
  const version = podman ?? parseDockerInfo(text).version;
  if (version === undefined) throw new Error('no version');
  return version;
}

async function findEngines(host: Door): Promise<Finding<readonly string[]>> {
  const seen = await Promise.all(programs.flatMap(([engine, paths]) => paths.map(async (path) => ({ engine, path, answer: await host.stat(path) }))));
  const found = [...new Set(seen.filter(({ answer }) => isOk(answer)).map(({ engine }) => engine))];
  const unread = seen.find(({ engine, answer }) => !isOk(answer) && answer.got !== 'absent' && answer.got !== 'denied' && !found.includes(engine));
  if (unread !== undefined && unread.answer.got !== 'ok' && unread.answer.got !== 'absent') return gap(unread.answer.got, `stat ${unread.path}`);
  return known(found, 'stat /usr/bin/dockerd, /usr/bin/podman …');
}

async function claimDocker(host: Door, claim: Claim): Promise<void> {
  const source = 'file /etc/docker/daemon.json';
  const answer = await host.read('/etc/docker/daemon.json');
  const daemon = <T>(pick: (of: ReturnType<typeof parseDockerDaemon>) => T | null, absent: T | null) =>
    from(source, answer, (text) => pick(parseDockerDaemon(text)), { absent });
  claim(
    engines.dockerRuntimes,
    daemon(({ runtimes }) => runtimes, []),
  );
  claim(
    engines.dockerDefaultRuntime,
    daemon(({ defaultRuntime }) => defaultRuntime, null),
  );
  claim(
    engines.cgroupDriver,
    daemon(({ cgroupDriver }) => cgroupDriver, null),
  );
  claim(engines.dockerRootless, await findRootless(host));
}

/** Its socket lies in the session folder of the user who runs it; other users' folders are closed to us, and theirs is not this user's. */
async function findRootless(host: Door): Promise<Finding<boolean>> {
  const users = await host.list('/run/user');
  if (users.got === 'absent') return known(false, 'list /run/user');
  if (!isOk(users)) return gap(users.got, 'list /run/user');
  const ids = users.text.split('\n').filter((name) => /^\d{1,10}$/.test(name));
  const sockets = await Promise.all(ids.slice(0, 16).map((id) => host.stat(`/run/user/${id}/docker.sock`)));
  const unread = sockets.find((answer) => !isOk(answer) && answer.got !== 'absent' && answer.got !== 'denied');
  if (sockets.some(isOk)) return known(true, 'stat /run/user/…/docker.sock');
  return unread === undefined || unread.got === 'ok' || unread.got === 'absent'
    ? known(false, 'stat /run/user/…/docker.sock')
    : gap(unread.got, 'stat /run/user/…/docker.sock');
}

async function claimToolkit(host: Door, claim: Claim): Promise<void> {
  const [links, ctk, config, devices] = await Promise.all([
    Promise.all(toolkitLibraries.map(async (path) => ({ path, answer: await host.link(path) }))),
    host.stat('/usr/bin/nvidia-ctk'),
    host.read('/etc/nvidia-container-runtime/config.toml'),
    host.read('/proc/devices'),
  ]);
  const source = 'file /etc/nvidia-container-runtime/config.toml';
  claim(
    engines.toolkitMode,
    from(source, config, (text) => parseNvidiaToolkitConfig(text).mode),
  );
  claim(
    engines.noCgroups,
    from(source, config, (text) => parseNvidiaToolkitConfig(text).noCgroups ?? false),
  );
  claim(
    engines.uvmMajor,
    from('file /proc/devices', devices, (text) => majorNumberOf(text, 'nvidia-uvm')),
  );
  claim(engines.toolkitVersion, await toolkitVersion(host, links, ctk), 'tool');
}

/** The library's link names the release without running anything; the package without the library has only its program. */
async function toolkitVersion(host: Door, links: readonly { path: string; answer: Answer }[], ctk: Answer): Promise<Finding<string>> {
  const link = links.find(({ answer }) => isOk(answer));
  if (link !== undefined) return from(`link ${link.path}`, link.answer, parseToolkitVersion);
  if (isOk(ctk)) return from('command nvidia-ctk --version', await host.run('nvidia-ctk --version', { timeoutMs: 1_000 }), parseToolkitVersion);
  return from('stat /usr/bin/nvidia-ctk', ctk, () => null);
}

/** @returns whether there is any specification */
async function claimSpecs(host: Door, claim: Claim): Promise<boolean> {
  const folders = await Promise.all(cdiFolders.map(async (folder) => ({ folder, answer: await host.list(folder) })));
  const paths = folders.flatMap(({ folder, answer }) =>
    isOk(answer)
      ? answer.text
          .split('\n')
          .filter((name) => /^[\w.-]{1,100}\.(?:ya?ml|json)$/.test(name))
          .map((name) => `${folder}/${name}`)
      : [],
  );
  const answers = await Promise.all(paths.slice(0, 16).map(async (path) => ({ path, answer: await host.read(path, { maxBytes: 1024 * 1024 }) })));
  for (const { path, answer } of answers) {
    const item = claim.item(cdiSpecs, `cdi:${path}`);
    const source = `file ${path}`;
    const pick = <T>(of: (spec: ReturnType<typeof parseCdiSpec>) => T | null) => from(source, answer, (text) => of(parseCdiSpec(text)));
    item(cdiSpecs.item.path, known(path, `list ${path.slice(0, path.lastIndexOf('/'))}`));
    item(
      cdiSpecs.item.kind,
      pick(({ kind }) => kind),
    );
    item(
      cdiSpecs.item.cdiVersion,
      pick(({ cdiVersion }) => cdiVersion),
    );
    item(
      cdiSpecs.item.devices,
      pick(({ devices }) => devices),
    );
    item(
      cdiSpecs.item.nodes,
      pick(({ nodes }) => nodes),
    );
    item(
      cdiSpecs.item.driverVersion,
      pick(({ driverVersion }) => driverVersion),
    );
    item(
      cdiSpecs.item.uvmMajor,
      pick(({ uvmMajor }) => uvmMajor),
    );
  }
  const unread = folders.find(({ answer }) => !isOk(answer) && answer.got !== 'absent');
  if (unread === undefined && paths.length <= 16) claim.complete(cdiSpecs);
  else if (unread !== undefined && unread.answer.got !== 'ok' && unread.answer.got !== 'absent')
    claim.gap(cdiSpecs, unread.answer.got, `list ${unread.folder}`);
  return paths.length > 0;
}
