import { gpus } from '../facts/gpus.ts';
import { rocm } from '../facts/rocm.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseAmdgpuFirmwareInfo } from '../parsers/amdgpu-firmware-info.ts';
import { parseFirmwarePackages } from '../parsers/firmware-packages.ts';
import type { Finding } from '../witness/claim.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';

const bound = '/sys/bus/pci/drivers/amdgpu';
const sysfsNames = ['mec', 'mes', 'mes_kiq', 'smc'] as const;
const module_ = /^amdgpu\.ko(?:\.(?:xz|zst|gz))?$/;
const debian =
  'dpkg-query -W -f=${db:Status-Abbrev}${Package}=${Version}\\n linux-firmware linux-firmware-amd-graphics firmware-amd-graphics amdgpu-dkms amdgpu-dkms-firmware';
const fedora = 'rpm -q linux-firmware amd-gpu-firmware kernel-firmware-amdgpu amdgpu-dkms amdgpu-dkms-firmware';

export default defineProbe({
  id: 'amdgpu',
  about: 'AMD’s kernel driver: whose build is loaded, whether DKMS has one for this kernel, the firmware that runs on the GPU and the packages it came in',
  reads: [
    'list /sys/module/amdgpu',
    'file /sys/module/amdgpu/version',
    'list /usr/src',
    'file /proc/sys/kernel/osrelease',
    'list /lib/modules/*/updates/dkms',
    'list /lib/modules/*/updates',
    'list /lib/modules/*/extra',
    'list /lib/modules/*/weak-updates',
    `list ${bound}`,
    `file ${bound}/*/power/runtime_status`,
    `file ${bound}/*/fw_version/*_fw_version`,
    'file /sys/kernel/debug/dri/*/amdgpu_firmware_info',
    'list /var/lib/pacman/local',
    'list /var/lib/dpkg',
    'list /usr/lib/sysimage/rpm',
    'list /var/lib/rpm',
    `command ${debian}`,
    `command ${fedora}`,
  ],
  gives: [rocm.amdgpuOrigin, rocm.amdgpuVersion, rocm.dkmsSources, rocm.dkmsBuilt, rocm.firmwarePackages],
  async gather(host, claim, { wake }) {
    const [loaded, version, sources, release, addresses] = await Promise.all([
      host.list('/sys/module/amdgpu'),
      host.read('/sys/module/amdgpu/version'),
      host.list('/usr/src'),
      host.read('/proc/sys/kernel/osrelease'),
      host.list(bound),
    ]);
    claimOrigin(claim, loaded, version);
    claim(
      rocm.dkmsSources,
      from('list /usr/src', sources, (text) => text.split('\n').flatMap((name) => /^amdgpu-(\d\S*)$/.exec(name)?.[1] ?? []), { absent: [] }),
    );
    const devices = isOk(addresses) ? addresses.text.split('\n').filter((name) => /^[0-9a-f]{4,8}:/.test(name)) : [];
    await Promise.all([
      claimBuild(host, claim, release),
      claimPackages(host, claim, loaded),
      ...devices.map((address) => claimFirmware(host, claim, address, wake)),
    ]);
  },
});

/** Only AMD's package sets a module version; the kernel's own module has none. */
function claimOrigin(claim: Claim, loaded: Answer, version: Answer): void {
  const source = 'file /sys/module/amdgpu/version';
  if (loaded.got === 'absent') {
    claim(rocm.amdgpuOrigin, known<'dkms'>(null, 'list /sys/module/amdgpu'));
    claim(rocm.amdgpuVersion, known<string>(null, 'list /sys/module/amdgpu'));
    return;
  }
  if (!isOk(loaded)) {
    for (const handle of [rocm.amdgpuOrigin, rocm.amdgpuVersion]) claim(handle, gap(loaded.got, 'list /sys/module/amdgpu'));
    return;
  }
  claim(
    rocm.amdgpuOrigin,
    from<'dkms' | 'in-tree'>(source, version, () => 'dkms', { absent: 'in-tree' }),
  );
  claim(
    rocm.amdgpuVersion,
    from(source, version, (text) => text.trim()),
  );
}

async function claimBuild(host: Door, claim: Claim, release: Answer): Promise<void> {
  if (!isOk(release))
    return claim(
      rocm.dkmsBuilt,
      from('file /proc/sys/kernel/osrelease', release, () => false, { absent: 'gap' }),
    );
  const folders = ['updates/dkms', 'updates', 'extra', 'weak-updates'].map((name) => `/lib/modules/${release.text.trim()}/${name}`);
  const listed = await Promise.all(folders.map((folder) => host.list(folder)));
  const at = listed.findIndex((answer) => isOk(answer) && answer.text.split('\n').some((name) => module_.test(name)));
  if (at >= 0) return claim(rocm.dkmsBuilt, known(true, `list ${folders[at]}`));
  const unread = listed.findIndex((answer) => !isOk(answer) && answer.got !== 'absent');
  if (unread >= 0)
    return claim(
      rocm.dkmsBuilt,
      from(`list ${folders[unread]}`, listed[unread] as Answer, () => false),
    );
  claim(rocm.dkmsBuilt, known(false, `list ${folders[0]}`));
}

async function claimPackages(host: Door, claim: Claim, loaded: Answer): Promise<void> {
  if (loaded.got === 'absent') return claim(rocm.firmwarePackages, gap('unsupported', 'list /sys/module/amdgpu', 'not looked for without amdgpu'));
  const [pacman, dpkg, rpm, oldRpm] = await Promise.all([
    host.list('/var/lib/pacman/local'),
    host.list('/var/lib/dpkg'),
    host.list('/usr/lib/sysimage/rpm'),
    host.list('/var/lib/rpm'),
  ]);
  // The next database counts only where the one before is known to be absent: a Debian may have rpm installed, too.
  if (pacman.got !== 'absent') return claim(rocm.firmwarePackages, from('list /var/lib/pacman/local', pacman, parseFirmwarePackages));
  if (dpkg.got !== 'absent' && !isOk(dpkg)) return claim(rocm.firmwarePackages, gap(dpkg.got, 'list /var/lib/dpkg'));
  const command = isOk(dpkg) ? debian : isOk(rpm) || isOk(oldRpm) ? fedora : undefined;
  if (command === undefined) return claim(rocm.firmwarePackages, gap('unsupported', 'list /var/lib/rpm', 'no package database that we know'));
  // Both end with 1 when one of the packages is not installed, which is the rule.
  claim(rocm.firmwarePackages, from(`command ${command}`, await host.run(command), parseFirmwarePackages, { anyExit: true }));
}

async function claimFirmware(host: Door, claim: Claim, address: string, wake: boolean): Promise<void> {
  const item = claim.item(gpus, `pci:${address}`, { pci: address });
  const statusPath = `${bound}/${address}/power/runtime_status`;
  const status = await host.read(statusPath);
  const awake = wake || status.got === 'absent' || (isOk(status) && !status.text.startsWith('suspend'));
  if (!awake) return item(gpus.item.firmware, isOk(status) ? gap('suspended', `file ${statusPath}`) : gap(status.got, `file ${statusPath}`, status.detail));
  const folder = `${bound}/${address}/fw_version`;
  const answers = await Promise.all(sysfsNames.map((name) => host.read(`${folder}/${name}_fw_version`)));
  const shown = sysfsNames.flatMap((name, at) => {
    const answer = answers[at];
    return answer !== undefined && isOk(answer) && /^0x[0-9a-f]{8}$/i.test(answer.text.trim())
      ? [[name.toUpperCase(), answer.text.trim().toLowerCase()] as const]
      : [];
  });
  const unread = answers.find((answer) => !isOk(answer) && answer.got !== 'absent');
  if (unread !== undefined)
    return item(
      gpus.item.firmware,
      from(`file ${folder}/*_fw_version`, unread, () => null),
    );
  // A list without MES would read as "no MES firmware"; older kernels show it to root only.
  if (shown.some(([name]) => name === 'MES')) return item(gpus.item.firmware, known(Object.fromEntries(shown), `file ${folder}/*_fw_version`));
  item(gpus.item.firmware, await fromDebugfs(host, address));
}

/** For root only; the folder is named by the address on current kernels. */
async function fromDebugfs(host: Door, address: string): Promise<Finding<Record<string, string>>> {
  const path = `/sys/kernel/debug/dri/${address}/amdgpu_firmware_info`;
  return from(`file ${path}`, await host.read(path), parseAmdgpuFirmwareInfo, { absent: 'gap' });
}
