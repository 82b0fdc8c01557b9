import { type gpu, gpus } from '../facts/gpus.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { findInPciIds } from '../parsers/pci-ids.ts';
import { parsePciResource, parseResizeMask } from '../parsers/pci-resource.ts';
import { type PciUevent, parsePciUevent } from '../parsers/pci-uevent.ts';
import { findGpuDevice, findNpuDevice, type GpuDevice } from '../reference/gpu-devices/find-gpu-device.ts';
import { findTegraGpu } from '../reference/gpu-devices/nvidia-tegra.ts';
import type { Finding } from '../witness/claim.ts';
import { type Claim, defineProbe, from, gap, type ItemClaim, known } from './define-probe.ts';
import { busyAtIdle } from './reading/busy-at-idle.ts';
import { rebarOf } from './reading/rebar.ts';
import { claimLink } from './reading/slot-link.ts';

const devices = '/sys/bus/pci/devices';
const vendors: Readonly<Record<number, 'amd' | 'nvidia' | 'intel'>> = { 4098: 'amd', 4318: 'nvidia', 32902: 'intel' };

export default defineProbe({
  id: 'gpus',
  about:
    'GPUs on PCI, and those of NVIDIA’s boards: what they are, their driver, device nodes, memory, BARs, link and power state. Nothing that would wake a sleeping one is read',
  reads: [
    `list ${devices}`,
    `file ${devices}/*/uevent`,
    `file ${devices}/*/revision`,
    `file ${devices}/*/resource`,
    `file ${devices}/*/resource*_resize`,
    `file ${devices}/*/boot_vga`,
    `file ${devices}/*/power/runtime_status`,
    `file ${devices}/*/current_link_width`,
    `file ${devices}/*/max_link_width`,
    `file ${devices}/*/current_link_speed`,
    `file ${devices}/*/max_link_speed`,
    `file ${devices}/*/mem_info_vram_total`,
    `file ${devices}/*/mem_info_vis_vram_total`,
    `file ${devices}/*/mem_info_gtt_total`,
    `file ${devices}/*/gpu_busy_percent`,
    `file ${devices}/*/pp_dpm_mclk`,
    `file ${devices}/*/vbios_version`,
    `list ${devices}/*/drm`,
    `list ${devices}/*/drm/*`,
    `file ${devices}/*/drm/*/*/status`,
    `link ${devices}/*`,
    `link ${devices}/*/iommu_group`,
    'file /sys/kernel/iommu_groups/*/type',
    'access /dev/dri/* rw',
    'stat /dev/dxg',
    'stat /dev/nvgpu',
    'stat /dev/nvhost-gpu',
    'file /proc/device-tree/compatible',
    'file /usr/share/misc/pci.ids',
    'file /usr/share/hwdata/pci.ids',
  ],
  gives: [gpus],
  async gather(host, claim, { wake }) {
    const listed = await host.list(devices);
    if (!isOk(listed)) return claim.gap(gpus, listed.got === 'absent' ? 'unsupported' : listed.got, `list ${devices}`, 'no PCI bus is shown');
    const addresses = listed.text.split('\n').filter((name) => name !== '');
    const [read, elsewhere] = await Promise.all([
      Promise.all(addresses.map(async (address) => ({ address, answer: await host.read(`${devices}/${address}/uevent`) }))),
      claimOffPci(host, claim),
    ]);
    const found = read.map(({ address, answer }) => ({ address, device: deviceOf(answer) }));
    await Promise.all(found.flatMap(({ address, device }) => (device !== undefined && isGpu(device) ? [claimGpu(host, claim, address, device, wake)] : [])));
    if (!elsewhere && found.every(({ device }) => device !== undefined)) claim.complete(gpus);
    else claim.gap(gpus, 'unsupported', `list ${devices}`, elsewhere ? 'this machine has a GPU that is not on PCI' : 'some PCI devices could not be read');
  },
});

/** WSL2 and NVIDIA's boards have GPUs that PCI does not show. True where there may be one of which nothing is known: what cannot be told counts as such. */
async function claimOffPci(host: Door, claim: Claim): Promise<boolean> {
  const [windows, ...board] = await Promise.all(['/dev/dxg', '/dev/nvgpu', '/dev/nvhost-gpu'].map((path) => host.stat(path)));
  if (windows?.got !== 'absent') return true;
  if (board.every(({ got }) => got === 'absent')) return false;
  const answer = await host.read('/proc/device-tree/compatible');
  const found = board.some(isOk) && isOk(answer) ? findTegraGpu(answer.text) : undefined;
  if (found === undefined) return true;
  const { name, chip } = found;
  const source = 'file /proc/device-tree/compatible';
  const item = claim.item(gpus, `tegra:${chip.chip}`, { name });
  item(gpus.item.vendor, known<'nvidia'>('nvidia', source));
  item(gpus.item.name, known(name, source));
  item(gpus.item.driver, known('nvgpu', board[0]?.got === 'ok' ? 'stat /dev/nvgpu' : 'stat /dev/nvhost-gpu'));
  item(gpus.item.arch, known(chip.arch, source), 'library');
  item(gpus.item.computeCapability, known(chip.arch, source), 'library');
  item(gpus.item.generation, known(chip.generation, source), 'library');
  item(gpus.item.integrated, known(true, source));
  return false;
}

function deviceOf(answer: Answer): PciUevent | undefined {
  if (!isOk(answer)) return undefined;
  try {
    return parsePciUevent(answer.text);
  } catch {
    return undefined;
  }
}

/** Display controllers of GPU vendors, and their processing accelerators that are no NPUs. */
function isGpu({ class: code, vendorId, deviceId }: PciUevent): boolean {
  if (vendors[vendorId] === undefined) return false;
  if (code >> 16 === 0x03) return true;
  return code >> 16 === 0x12 && findNpuDevice(vendorId, deviceId) === undefined && (vendorId !== 0x8086 || findGpuDevice(vendorId, deviceId) !== undefined);
}

async function claimGpu(host: Door, claim: Claim, address: string, device: PciUevent, wake: boolean): Promise<void> {
  const at = `${devices}/${address}`;
  const { vendorId, deviceId } = device;
  const pciId = [vendorId, deviceId].map((id) => id.toString(16).padStart(4, '0')).join(':');
  const uevent = `file ${at}/uevent`;
  const item = claim.item(gpus, `pci:${address}`, { pci: address, pciId });
  item(gpus.item.vendor, known(vendors[vendorId] ?? 'other', uevent));
  item(gpus.item.pciId, known(pciId, uevent));
  item(gpus.item.subsystem, known(device.subsystem, uevent));
  item(gpus.item.driver, known(device.driver, uevent));
  item(gpus.item.seenBy, known(['pci'], uevent));
  // A term of NVIDIA's: the GPUs of others have none.
  if (vendorId !== 0x10de) item(gpus.item.computeCapability, known<string>(null, uevent));

  const [status, revision, resource] = await Promise.all([host.read(`${at}/power/runtime_status`), host.read(`${at}/revision`), host.read(`${at}/resource`)]);
  const state = from(`file ${at}/power/runtime_status`, status, (text) => text.trim());
  item(gpus.item.powerState, state);
  const table = findGpuDevice(vendorId, deviceId, isOk(revision) ? Number.parseInt(revision.text, 16) : undefined);
  const bars = claimBars(item, at, resource);
  // A state that could not be read may be "suspended", and then nothing may be asked of the device. Without the file nothing ever sleeps.
  const awake = wake || ('value' in state && !state.value?.startsWith('suspend'));
  await Promise.all([
    claimIdentity(host, item, table, device, pciId, revision),
    claimNodes(host, item, at, device),
    claimIommu(host, item, at),
    ...(awake
      ? [claimAwake(host, item, at, device, table, bars), claimLink(host, item, address, vendorId)]
      : [claimAsleep(item, at, device, 'value' in state)]),
  ]);
}

async function claimIdentity(host: Door, item: ItemClaim, table: GpuDevice | undefined, device: PciUevent, pciId: string, revision: Answer): Promise<void> {
  const source = `PCI id ${pciId}`;
  const unknownDevice = gap('unsupported', source, 'this PCI id is in none of our tables');
  if (table !== undefined) {
    // Products that share an id are told apart by the revision only.
    const named = isOk(revision) || revision.got === 'absent';
    item(gpus.item.name, named ? known(table.name, source) : gap('unreadable', source, 'the revision could not be read'), 'library');
    // KFD and driver libraries know the architecture better than a table of ids.
    item(gpus.item.arch, known(table.arch, source), 'library');
    item(gpus.item.generation, known(table.generation, source), 'library');
    item(gpus.item.integrated, known(table.integrated, source), 'library');
    if (table.vendor === 'nvidia') item(gpus.item.computeCapability, known(table.arch, source), 'library');
    return;
  }
  for (const handle of [gpus.item.arch, gpus.item.generation, gpus.item.integrated]) item(handle, unknownDevice);
  for (const path of ['/usr/share/misc/pci.ids', '/usr/share/hwdata/pci.ids']) {
    const ids = await host.read(path, { maxBytes: 4 * 2 ** 20 });
    const name = isOk(ids) ? findInPciIds(ids.text, device.vendorId, device.deviceId) : undefined;
    if (name !== undefined) return item(gpus.item.name, known(name, `file ${path}`), 'library');
  }
  item(gpus.item.name, unknownDevice);
}

/** The driver's DRM minors, whether `/dev` has the render node, and whether a display hangs on the device. */
async function claimNodes(host: Door, item: ItemClaim, at: string, { driver }: PciUevent): Promise<void> {
  const [drm, bootVga] = await Promise.all([host.list(`${at}/drm`), host.read(`${at}/boot_vga`)]);
  const source = `list ${at}/drm`;
  const minors = isOk(drm) ? drm.text.split('\n') : [];
  const node = from(source, drm, (text) => text.split('\n').find((name) => /^renderD\d+$/.test(name)) ?? null);
  const path = 'value' in node && node.value !== null ? `/dev/dri/${node.value}` : undefined;
  item(gpus.item.renderNode, path === undefined ? (node as Finding<string>) : known(path, source));
  if (path !== undefined)
    item(
      gpus.item.renderNodeOpens,
      from(`access ${path} rw`, await host.access(path, 'rw'), (text) => text.startsWith('yes')),
    );
  else item(gpus.item.renderNodeOpens, 'value' in node ? gap('unsupported', source, `${driver ?? 'no driver'} made no render node`) : node);

  if (isOk(bootVga) && bootVga.text.trim() === '1') return item(gpus.item.display, known(true, `file ${at}/boot_vga`));
  const card = minors.find((name) => /^card\d+$/.test(name));
  if (card === undefined) {
    const unread = !isOk(bootVga) && bootVga.got !== 'absent';
    return item(gpus.item.display, unread ? gap('unreadable', `file ${at}/boot_vga`) : from(source, drm, () => false, { absent: false }));
  }
  const entries = await host.list(`${at}/drm/${card}`);
  const connectors = isOk(entries) ? entries.text.split('\n').filter((name) => name.startsWith(`${card}-`)) : [];
  const states = await Promise.all(connectors.map((name) => host.read(`${at}/drm/${card}/${name}/status`)));
  const connected = states.some((answer) => isOk(answer) && answer.text.trim() === 'connected');
  const unread = [bootVga, ...states].some((answer) => !isOk(answer) && answer.got !== 'absent');
  if (!connected && unread) return item(gpus.item.display, gap('unreadable', `list ${at}/drm/${card}`));
  item(
    gpus.item.display,
    from(`list ${at}/drm/${card}`, entries, () => connected),
  );
}

async function claimIommu(host: Door, item: ItemClaim, at: string): Promise<void> {
  const link = await host.link(`${at}/iommu_group`);
  const group = from(`link ${at}/iommu_group`, link, (text) => text.trim().split('/').at(-1) ?? null);
  item(gpus.item.iommuGroup, group);
  if (!('value' in group) || group.value === null) return item(gpus.item.iommuType, group);
  const path = `/sys/kernel/iommu_groups/${group.value}/type`;
  item(
    gpus.item.iommuType,
    from(`file ${path}`, await host.read(path), (text) => text.trim()),
  );
}

/** The kernel's own table of regions: reading it does not touch the device. */
function claimBars(item: ItemClaim, at: string, answer: Answer): { index: number; size: number } | undefined {
  const source = `file ${at}/resource`;
  const bars = from(source, answer, parsePciResource);
  if (!('value' in bars) || bars.value === null) {
    const missing = 'value' in bars ? gap('unreadable', source) : bars;
    item(gpus.item.barSize, missing);
    item(gpus.item.barUnassigned, missing);
    return undefined;
  }
  const largest = bars.value.reduce<{ index: number; size: number } | undefined>(
    (best, bar) => (best !== undefined && best.size >= bar.size ? best : bar),
    undefined,
  );
  item(gpus.item.barSize, known(largest?.size ?? null, source));
  // Older kernels blank the line of a BAR without room, which looks like a device that has none.
  const lost = bars.value.some(({ unassigned }) => unassigned);
  item(
    gpus.item.barUnassigned,
    lost || bars.value.some(({ prefetchable }) => prefetchable) ? known(lost, source) : gap('unreadable', source, 'no prefetchable region is listed'),
  );
  return largest;
}

async function claimAwake(
  host: Door,
  item: ItemClaim,
  at: string,
  device: PciUevent,
  table: GpuDevice | undefined,
  largest: { index: number; size: number } | undefined,
): Promise<void> {
  const read = async <T>(name: string, parse: (text: string) => T | null, options: { absent?: 'gap' } = { absent: 'gap' }): Promise<Finding<T>> =>
    from(`file ${at}/${name}`, await host.read(`${at}/${name}`), parse, options);
  const isAmdgpu = device.driver === 'amdgpu';
  const memory = (name: string): Promise<Finding<number>> =>
    isAmdgpu ? read(name, bytes) : Promise.resolve(gap('unsupported', `file ${at}/${name}`, 'only amdgpu shows this'));
  const [vram, visible, gtt, busy, vbios, largestOffer] = await Promise.all([
    memory('mem_info_vram_total'),
    memory('mem_info_vis_vram_total'),
    memory('mem_info_gtt_total'),
    isAmdgpu ? busyAtIdle(host, at) : Promise.resolve(gap('unsupported', `file ${at}/gpu_busy_percent`, 'only amdgpu shows this')),
    isAmdgpu ? read('vbios_version', (text) => text.trim() || null) : Promise.resolve(gap('unsupported', `file ${at}/vbios_version`, 'only amdgpu shows this')),
    largest === undefined
      ? Promise.resolve(gap('unsupported', `file ${at}/resource`, 'no memory BAR is listed'))
      : read(`resource${largest.index}_resize`, parseResizeMask, {}),
  ]);
  item(gpus.item.vramTotal, vram);
  item(gpus.item.vramVisible, visible);
  item(gpus.item.gttTotal, gtt);
  item(gpus.item.busyAtIdle, busy);
  item(gpus.item.vbios, vbios);
  item(gpus.item.barMaximum, largestOffer);
  item(gpus.item.rebar, rebarOf(at, vendors[device.vendorId], table, vram, visible, largest?.size));
}

const touching = [
  'vramTotal',
  'vramVisible',
  'gttTotal',
  'busyAtIdle',
  'vbios',
  'linkWidth',
  'linkWidthMax',
  'linkSpeed',
  'linkSpeedMax',
  'barMaximum',
  'rebar',
] as const satisfies readonly (keyof typeof gpu)[];

async function claimAsleep(item: ItemClaim, at: string, { driver }: PciUevent, stateKnown: boolean): Promise<void> {
  const detail = stateKnown
    ? `the GPU sleeps${driver === null ? '' : ` (${driver})`}; --wake reads it all the same`
    : 'whether the GPU sleeps could not be read';
  for (const name of touching) item(gpus.item[name], gap('suspended', `file ${at}/power/runtime_status`, detail));
}

function bytes(text: string): number {
  if (!/^\d{1,15}$/.test(text.trim())) throw new Error('not a number of bytes');
  return Number(text.trim());
}
