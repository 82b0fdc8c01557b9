import { npu } from '../facts/npu.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { type PciUevent, parsePciUevent } from '../parsers/pci-uevent.ts';
import { findNpuDevice } from '../reference/gpu-devices/find-gpu-device.ts';
import type { Finding } from '../witness/claim.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';

const devices = '/sys/bus/pci/devices';
/** All but what only a report tells. */
const { rknpuVersion: _told, ...probed } = npu;
const everything = Object.values(probed);

/** Where files for the kernel lie: the distribution’s, those of Intel’s own packages, NixOS’s. */
const firmwareRoots = ['/lib/firmware', '/lib/firmware/updates', '/run/current-system/firmware'] as const;

export default defineProbe({
  id: 'npu',
  about: 'The processor’s neural unit: driver, device node, firmware and IOMMU domain. What is read does not wake it',
  reads: [
    `list ${devices}`,
    `file ${devices}/*/uevent`,
    `file ${devices}/*/revision`,
    `file ${devices}/*/fw_version`,
    `list ${devices}/*/accel`,
    `link ${devices}/*/iommu_group`,
    'file /sys/kernel/iommu_groups/*/type',
    'access /dev/accel/* rw',
    ...firmwareRoots.flatMap((root) => [`list ${root}/amdnpu/*`, `list ${root}/intel/vpu`]),
    'file /proc/sys/kernel/osrelease',
    'list /lib/modules/*/updates/dkms',
    'list /lib/modules/*/updates',
    'list /lib/modules/*/extra',
    'list /lib/modules/*/weak-updates',
  ],
  gives: everything,
  async gather(host, claim) {
    const listed = await host.list(devices);
    const source = `list ${devices}`;
    if (!isOk(listed)) {
      for (const handle of everything) claim(handle, listed.got === 'absent' ? gap('unsupported', source, 'no PCI bus is shown') : gap(listed.got, source));
      return;
    }
    const addresses = listed.text.split('\n').filter((name) => name !== '');
    const read = await Promise.all(addresses.map(async (address) => ({ address, answer: await host.read(`${devices}/${address}/uevent`) })));
    const found = read.flatMap(({ address, answer }) => npuOf(address, answer))[0];
    if (found !== undefined) return await claimNpu(host, claim, found.address, found.device);
    const unread = read.find(({ answer }) => !isOk(answer) && answer.got !== 'absent');
    for (const handle of everything)
      claim(handle, unread === undefined ? known<never>(null, source) : gap('unreadable', `file ${devices}/${unread.address}/uevent`));
  },
});

function npuOf(address: string, answer: Answer): { address: string; device: PciUevent }[] {
  if (!isOk(answer)) return [];
  try {
    const device = parsePciUevent(answer.text);
    return findNpuDevice(device.vendorId, device.deviceId) === undefined ? [] : [{ address, device }];
  } catch {
    return [];
  }
}

async function claimNpu(host: Door, claim: Claim, address: string, device: PciUevent): Promise<void> {
  const at = `${devices}/${address}`;
  const source = `file ${at}/uevent`;
  const [revision, firmware, accel, link, release] = await Promise.all([
    host.read(`${at}/revision`),
    host.read(`${at}/fw_version`),
    host.list(`${at}/accel`),
    host.link(`${at}/iommu_group`),
    host.read('/proc/sys/kernel/osrelease'),
  ]);
  const stepping = isOk(revision) ? Number.parseInt(revision.text, 16) : undefined;
  const table = findNpuDevice(device.vendorId, device.deviceId, stepping);
  const ids = [device.vendorId, device.deviceId].map((id) => id.toString(16).padStart(4, '0'));
  claim(npu.pciId, known(ids.join(':'), source));
  // The families of XDNA 2 share an id and differ in the revision.
  claim(npu.name, stepping === undefined ? gap('unreadable', `file ${at}/revision`) : known(table?.name ?? null, source));
  claim(npu.vendor, known(table?.vendor ?? null, source));
  claim(npu.arch, known(table?.arch ?? null, source));
  claim(npu.driver, known(device.driver, source));
  claim(npu.driverOrigin, await originOf(host, device.driver, release));
  // Kernels before the attribute have the driver without the file, so its absence says nothing of the firmware.
  claim(npu.firmwareVersion, from(`file ${at}/fw_version`, firmware, versionOf, { absent: 'gap' }));

  const name = isOk(accel) ? accel.text.split('\n').find((each) => /^accel\d+$/.test(each)) : undefined;
  claim(
    npu.node,
    from(`list ${at}/accel`, accel, () => (name === undefined ? null : `/dev/accel/${name}`)),
  );
  const path = `/dev/accel/${name}`;
  claim(
    npu.nodeOpens,
    name === undefined
      ? gap('unsupported', `list ${at}/accel`, 'there is no node')
      : from(`access ${path} rw`, await host.access(path, 'rw'), (text) => text.startsWith('yes')),
  );
  const folder = table?.vendor === 'intel' ? 'intel/vpu' : `amdnpu/${ids[1]}_${(stepping ?? 0).toString(16).padStart(2, '0')}`;
  claim(npu.firmwareFiles, stepping === undefined ? gap('unreadable', `file ${at}/revision`) : await firmwareIn(host, folder));
  const group = from(`link ${at}/iommu_group`, link, (text) => text.trim().split('/').at(-1) ?? null);
  claim(npu.iommuGroup, group);
  if (!('value' in group) || group.value === null) return claim(npu.iommuType, group);
  const type = `/sys/kernel/iommu_groups/${group.value}/type`;
  claim(
    npu.iommuType,
    from(`file ${type}`, await host.read(type), (text) => text.trim()),
  );
}

/** The files of the first root that has some; none, only where every root has been looked at. */
async function firmwareIn(host: Door, folder: string): Promise<Finding<readonly string[]>> {
  const places = firmwareRoots.map((root) => `${root}/${folder}`);
  const answers = await Promise.all(places.map((place) => host.list(place)));
  const found = answers.map((answer, at) =>
    from(`list ${places[at]}`, answer, (text) => text.split('\n').flatMap((file) => (file === '' ? [] : file.replace(/\.(?:xz|zst)$/, ''))), { absent: [] }),
  );
  return (
    found.find((each) => 'value' in each && each.value !== null && each.value.length > 0) ??
    found.find((each) => !('value' in each)) ??
    known<readonly string[]>([], places.map((place) => `list ${place}`).join(', '))
  );
}

function versionOf(text: string): string {
  const version = /^\d+(?:\.\d+){1,4}/.exec(text.trim())?.[0];
  if (version === undefined) throw new Error('no version number');
  return version;
}

async function originOf(host: Door, driver: string | null, release: Answer): Promise<Finding<'in-tree' | 'dkms'>> {
  if (driver === null) return known<'dkms'>(null, 'no driver is bound');
  if (!isOk(release)) return from<'dkms'>('file /proc/sys/kernel/osrelease', release, () => null, { absent: 'gap' });
  const folders = ['updates/dkms', 'updates', 'extra', 'weak-updates'].map((name) => `/lib/modules/${release.text.trim()}/${name}`);
  const listed = await Promise.all(folders.map((folder) => host.list(folder)));
  const own = new RegExp(`^${driver.replace(/[^\w-]/g, '')}\\.ko`, 'm');
  const at = listed.findIndex((answer) => isOk(answer) && own.test(answer.text));
  if (at >= 0) return known('dkms', `list ${folders[at]}`);
  const unread = listed.findIndex((answer) => !isOk(answer) && answer.got !== 'absent');
  return unread < 0 ? known('in-tree', `list ${folders[0]}`) : gap('unreadable', `list ${folders[unread]}`);
}
