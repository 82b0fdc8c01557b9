import { gpus } from '../facts/gpus.ts';
import { nvidia } from '../facts/nvidia.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseNvidiaGpuInformation } from '../parsers/nvidia-gpu-information.ts';
import { parseNvidiaParams } from '../parsers/nvidia-params.ts';
import { parseNvidiaVersion } from '../parsers/nvidia-version.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';
import { claimNoNvidia, nvidiaPresence, type Presence, presenceReads } from './reading/nvidia-presence.ts';

const libraryFolders = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/run/opengl-driver/lib',
  '/usr/local/nvidia/lib64',
  '/usr/lib/wsl/lib',
];

export default defineProbe({
  id: 'nvidia',
  about: 'NVIDIA: the loaded kernel module and its parameters, its libraries by their file names, device nodes, firmware files, NVSwitches',
  reads: [
    ...presenceReads,
    'access /dev/nvidia* rw',
    'stat /sys/module/nvidia_uvm',
    'file /proc/driver/nvidia/version',
    'file /proc/driver/nvidia/params',
    'file /proc/driver/nvidia/gpus/*/information',
    'list /proc/driver/nvidia-nvswitch/devices',
    'list /sys/bus/pci/drivers/nvidia',
    'file /sys/bus/pci/devices/*/removable',
    'list /lib/firmware/nvidia/*',
    'list /run/current-system/firmware/nvidia/*',
    'link **/libcuda.so*',
    'link **/libnvidia-ml.so*',
    'link /etc/alternatives/*',
  ],
  gives: [
    gpus,
    nvidia.moduleVersion,
    nvidia.flavour,
    nvidia.loaded,
    nvidia.uvmLoaded,
    nvidia.parameters,
    nvidia.gspFiles,
    nvidia.nodes,
    nvidia.nodesDenied,
    nvidia.libcuda,
    nvidia.libraryVersion,
    nvidia.nvswitches,
    nvidia.external,
  ],
  async gather(host, claim) {
    const presence = await nvidiaPresence(host);
    if (!presence.possible) return claimNothing(claim);
    await Promise.all([
      claimModule(host, claim, presence.module),
      claimNodes(host, claim, presence),
      claimLibraries(host, claim),
      claimSwitches(host, claim),
      claimGpus(host, claim),
    ]);
  },
});

function claimNothing(claim: Claim): void {
  claim(nvidia.loaded, known(false, 'stat /sys/module/nvidia'));
  claim(nvidia.uvmLoaded, known(false, 'stat /sys/module/nvidia'));
  claim(nvidia.nodes, known([], 'list /dev'));
  claim(nvidia.nodesDenied, known([], 'list /dev'));
  const { moduleVersion, flavour, parameters, gspFiles, libcuda, libraryVersion, nvswitches, external } = nvidia;
  claimNoNvidia(claim, [moduleVersion, flavour, parameters, gspFiles, libcuda, libraryVersion, nvswitches, external]);
}

async function claimModule(host: Door, claim: Claim, module: Answer): Promise<void> {
  const [version, params, uvm] = await Promise.all([
    host.read('/proc/driver/nvidia/version'),
    host.read('/proc/driver/nvidia/params'),
    host.stat('/sys/module/nvidia_uvm'),
  ]);
  const source = 'file /proc/driver/nvidia/version';
  const moduleVersion = from(source, version, (text) => parseNvidiaVersion(text).version);
  claim(nvidia.moduleVersion, moduleVersion);
  const flavour = from(source, version, (text) => parseNvidiaVersion(text).flavour);
  claim(nvidia.flavour, flavour);
  const loaded = from('stat /sys/module/nvidia', module, () => true, { absent: false });
  claim(nvidia.loaded, loaded);
  const uvmLoaded = from('stat /sys/module/nvidia_uvm', uvm, () => true, { absent: false });
  claim(nvidia.uvmLoaded, uvmLoaded);
  claim(nvidia.parameters, from('file /proc/driver/nvidia/params', params, parseNvidiaParams));
  if ('gap' in moduleVersion) return claim(nvidia.gspFiles, moduleVersion);
  if (moduleVersion.value === null) return claim(nvidia.gspFiles, gap('unsupported', source, 'no module is loaded'));
  const [usual, nixos] = [`/lib/firmware/nvidia/${moduleVersion.value}`, `/run/current-system/firmware/nvidia/${moduleVersion.value}`];
  const [inUsual, inNixos] = await Promise.all([host.list(usual), host.list(nixos)]);
  const files = (text: string) => text.split('\n').filter((name) => /^gsp_\w{1,20}\.bin/.test(name));
  claim(nvidia.gspFiles, isOk(inNixos) ? from(`list ${nixos}`, inNixos, files) : from(`list ${usual}`, inUsual, files));
}

async function claimNodes(host: Door, claim: Claim, { dev, nodes }: Presence): Promise<void> {
  const paths = nodes.map((name) => `/dev/${name}`);
  const listed = from('list /dev', dev, () => paths);
  claim(nvidia.nodes, listed);
  const opens = await Promise.all(paths.slice(0, 24).map(async (path) => [path, await host.access(path, 'rw')] as const));
  const unread = opens.find(([, answer]) => !isOk(answer) && answer.got !== 'absent');
  if ('gap' in listed) claim(nvidia.nodesDenied, listed);
  else if (unread !== undefined)
    claim(
      nvidia.nodesDenied,
      from(`access ${unread[0]} rw`, unread[1], () => []),
    );
  else
    claim(
      nvidia.nodesDenied,
      known(
        opens.flatMap(([path, answer]) => (isOk(answer) && answer.text.startsWith('no') ? [path] : [])),
        'list /dev',
      ),
    );
}

async function claimLibraries(host: Door, claim: Claim): Promise<void> {
  const [driver, management] = await Promise.all([findLibrary(host, 'libcuda.so.1'), findLibrary(host, 'libnvidia-ml.so.1')]);
  const nowhere = `link ${libraryFolders[0]}/libcuda.so.1`;
  claim(nvidia.libcuda, driver === undefined ? known(null, nowhere) : known(driver.path, `link ${driver.path}`));
  const versioned = [driver, management].find((found) => found?.version !== undefined);
  const unversioned = driver ?? management;
  if (versioned?.version !== undefined) claim(nvidia.libraryVersion, known(versioned.version, `link ${versioned.path}`));
  else if (unversioned === undefined) claim(nvidia.libraryVersion, known(null, nowhere));
  else claim(nvidia.libraryVersion, gap('unsupported', `link ${unversioned.path}`, 'its file name carries no version'));
}

interface Library {
  readonly path: string;
  readonly version?: string;
}

/** Follows the links behind a library's name in the first folder that has it, until a name carries the driver's version. */
async function findLibrary(host: Door, name: string): Promise<Library | undefined> {
  const answers = await Promise.all(libraryFolders.map(async (folder) => [`${folder}/${name}`, await host.link(`${folder}/${name}`)] as const));
  // A plain file is no link: "unreadable" says that it is there.
  const [path, first] = answers.find(([, answer]) => isOk(answer) || answer.got === 'unreadable') ?? [];
  if (path === undefined || first === undefined) return undefined;
  let at = path;
  let answer: Answer = first;
  for (let hops = 0; hops < 6 && isOk(answer); hops++) {
    const target = answer.text.trim();
    at = target.startsWith('/') ? target : `${at.slice(0, at.lastIndexOf('/'))}/${target}`;
    // Tegra's `libcuda.so.1.1` is no driver version.
    const version = /\.so\.(\d{3,4}(?:\.\d{1,4}){1,2})$/.exec(at)?.[1];
    if (version !== undefined) return { path, version };
    if (!/^\/etc\/alternatives\/[^/]+$|\/lib(?:cuda|nvidia-ml)\.so[^/]*$/.test(at)) break;
    answer = await host.link(at);
  }
  return { path };
}

async function claimSwitches(host: Door, claim: Claim): Promise<void> {
  const source = 'list /proc/driver/nvidia-nvswitch/devices';
  const switches = await host.list('/proc/driver/nvidia-nvswitch/devices');
  const count = from(source, switches, (text) => text.split('\n').filter(Boolean).length, { absent: 0 });
  claim(nvidia.nvswitches, count);
}

async function claimGpus(host: Door, claim: Claim): Promise<void> {
  const bound = await host.list('/sys/bus/pci/drivers/nvidia');
  const addresses = isOk(bound) ? bound.text.split('\n').filter((name) => /^[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.\d$/.test(name)) : [];
  const removable = await Promise.all(addresses.map((address) => host.read(`/sys/bus/pci/devices/${address}/removable`)));
  const external = removable.some((answer) => isOk(answer) && answer.text.trim() === 'removable');
  const listed = from('list /sys/bus/pci/drivers/nvidia', bound, () => external, { absent: false });
  claim(nvidia.external, listed);
  await Promise.all(
    addresses.map(async (address) => {
      // The driver answers from what it has cached: no GPU wakes.
      const path = `/proc/driver/nvidia/gpus/${address}/information`;
      const information = await host.read(path);
      if (!isOk(information)) return;
      const gpu = claim.item(gpus, `nvidia-proc:${address}`, { pci: address });
      const vbios = from(`file ${path}`, information, (text) => parseNvidiaGpuInformation(text).vbios);
      gpu(gpus.item.vbios, vbios);
      const firmware = from(`file ${path}`, information, (text) => gspOf(parseNvidiaGpuInformation(text).gsp));
      gpu(gpus.item.firmware, firmware);
    }),
  );
}

function gspOf(version: string | null): Record<string, string> {
  return version === null ? {} : { GSP: version };
}
