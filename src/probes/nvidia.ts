import { gpus } from '../facts/gpus.ts';
import { nvidia } from '../facts/nvidia.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseNvidiaGpuInformation } from '../parsers/nvidia-gpu-information.ts';
import { parseNvidiaParams } from '../parsers/nvidia-params.ts';
import { parseNvidiaVersion } from '../parsers/nvidia-version.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';
import { claimNothing, noDevice, nvidiaPresence, type Presence, presenceReads } from './reading/nvidia-presence.ts';
import { findLinkedLibrary, type Unread, unreadOf } from './reading/unread.ts';

const libraryFolders = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/run/opengl-driver/lib',
  '/usr/local/nvidia/lib64',
  '/usr/lib/wsl/lib',
];

// Tegra's `libcuda.so.1.1` is no driver version.
const versioned = /\.so\.(\d{3,4}(?:\.\d{1,4}){1,2})$/;

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
    nvidia.xids,
  ],
  async gather(host, claim) {
    const presence = await nvidiaPresence(host);
    // Whoever reads the kernel log knows better.
    claim(nvidia.xids, gap('unsupported', 'probe nvidia', 'only the kernel log tells'), 'prose');
    if (presence.nothing !== undefined) return claimNone(claim, presence.nothing);
    await Promise.all([
      claimModule(host, claim, presence.module),
      claimNodes(host, claim, presence),
      claimLibraries(host, claim),
      claimSwitches(host, claim),
      claimGpus(host, claim),
    ]);
  },
});

function claimNone(claim: Claim, nothing: Unread): void {
  const { loaded, uvmLoaded, nodes, nodesDenied, moduleVersion, flavour, parameters, gspFiles, libcuda, libraryVersion, nvswitches, external } = nvidia;
  if (nothing.gap === 'unsupported' && nothing.detail === noDevice) {
    for (const handle of [loaded, uvmLoaded]) claim(handle, known(false, 'stat /sys/module/nvidia'));
    for (const handle of [nodes, nodesDenied]) claim(handle, known([], 'list /dev'));
    for (const handle of [moduleVersion, flavour]) claim(handle, known<never>(null, 'stat /sys/module/nvidia'));
    claim(nvswitches, known(0, 'file /proc/bus/pci/devices'));
  } else claimNothing(claim, [loaded, uvmLoaded, nodes, nodesDenied, moduleVersion, flavour, nvswitches], nothing);
  claimNothing(claim, [parameters, gspFiles, libcuda, libraryVersion, external], nothing);
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
  const files = (text: string) => text.split('\n').filter((name) => /^gsp_\w{1,20}\.bin/.test(name));
  const folder = `firmware/nvidia/${moduleVersion.value}`;
  const usual = await host.list(`/lib/${folder}`);
  const found =
    usual.got === 'absent'
      ? from(`list /run/current-system/${folder}`, await host.list(`/run/current-system/${folder}`), files)
      : from(`list /lib/${folder}`, usual, files);
  claim(nvidia.gspFiles, found);
}

async function claimNodes(host: Door, claim: Claim, { dev, nodes }: Presence): Promise<void> {
  const paths = nodes.map((name) => `/dev/${name}`);
  const listed = from('list /dev', dev, () => paths);
  claim(nvidia.nodes, listed);
  const opens = await Promise.all(paths.slice(0, 24).map(async (path) => [path, await host.access(path, 'rw')] as const));
  const unread = unreadOf(opens.map(([path, answer]) => [`access ${path} rw`, answer]));
  if ('gap' in listed) claim(nvidia.nodesDenied, listed);
  else if (unread !== undefined) claim(nvidia.nodesDenied, unread);
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
  const find = (name: string) =>
    findLinkedLibrary(host, { name, folders: libraryFolders, named: versioned, follow: /^\/etc\/alternatives\/[^/]+$|\/lib(?:cuda|nvidia-ml)\.so[^/]*$/ });
  const [driver, management] = await Promise.all([find('libcuda.so.1'), find('libnvidia-ml.so.1')]);
  const nowhere = `link ${libraryFolders[0]}/libcuda.so.1`;
  if (driver !== undefined && 'gap' in driver) return claimNothing(claim, [nvidia.libcuda, nvidia.libraryVersion], driver);
  claim(nvidia.libcuda, driver === undefined ? known(null, nowhere) : known(driver.path, `link ${driver.path}`));
  // The two come from one package; where libcuda is plain or missing, the other one tells.
  const ofDriver = versioned.exec(driver?.target ?? '')?.[1];
  if (driver !== undefined && ofDriver !== undefined) return claim(nvidia.libraryVersion, known(ofDriver, `link ${driver.path}`));
  if (management !== undefined && 'gap' in management) return claim(nvidia.libraryVersion, management);
  const ofManagement = versioned.exec(management?.target ?? '')?.[1];
  if (management !== undefined && ofManagement !== undefined) claim(nvidia.libraryVersion, known(ofManagement, `link ${management.path}`));
  else if (driver === undefined && management === undefined) claim(nvidia.libraryVersion, known(null, nowhere));
  else claim(nvidia.libraryVersion, gap('unsupported', `link ${(driver ?? management)?.path}`, 'its file name carries no version'));
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
  const removable = await Promise.all(
    addresses.map(async (address) => [`file /sys/bus/pci/devices/${address}/removable`, await host.read(`/sys/bus/pci/devices/${address}/removable`)] as const),
  );
  const external = removable.some(([, answer]) => isOk(answer) && answer.text.trim() === 'removable');
  const listed = from('list /sys/bus/pci/drivers/nvidia', bound, () => external, { absent: false });
  claim(nvidia.external, external ? listed : (unreadOf(removable) ?? listed));
  await Promise.all(
    addresses.map(async (address) => {
      // The driver answers from what it has cached: no GPU wakes.
      const path = `/proc/driver/nvidia/gpus/${address}/information`;
      const information = await host.read(path);
      const gpu = claim.item(gpus, `nvidia-proc:${address}`, { pci: address });
      const vbios = from(`file ${path}`, information, (text) => parseNvidiaGpuInformation(text).vbios, { absent: 'gap' });
      gpu(gpus.item.vbios, vbios);
      const firmware = from(`file ${path}`, information, (text) => gspOf(parseNvidiaGpuInformation(text).gsp), { absent: 'gap' });
      gpu(gpus.item.firmware, firmware);
    }),
  );
}

function gspOf(version: string | null): Record<string, string> {
  return version === null ? {} : { GSP: version };
}
