import { nvidia } from '../facts/nvidia.ts';
import { isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { findNvidiaModule } from '../parsers/modules-dep.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';
import { claimNothing, noDevice, nvidiaPresence, presenceReads } from './reading/nvidia-presence.ts';
import { unreadOf } from './reading/unread.ts';

const nixosRoot = '/run/booted-system/kernel-modules';
const whole = { maxBytes: 8 * 1024 * 1024 };

export default defineProbe({
  id: 'nvidia-build',
  about: 'Whether the running kernel has an NVIDIA module to load, its headers, what DKMS knows; the log of a failed build',
  reads: [
    ...presenceReads,
    'file /proc/sys/kernel/osrelease',
    'file /lib/modules/*/modules.dep',
    `file ${nixosRoot}/lib/modules/*/modules.dep`,
    'stat /lib/modules/*/build',
    'list /var/lib/dkms',
    'list /var/lib/dkms/*',
    'file /var/lib/dkms/*/*/build/make.log',
  ],
  gives: [nvidia.moduleForKernel, nvidia.headers, nvidia.dkmsVersions],
  async gather(host, claim) {
    const { nothing, module, windows, nodes } = await nvidiaPresence(host);
    if (nothing !== undefined) return claimNothing(claim, [nvidia.moduleForKernel, nvidia.headers, nvidia.dkmsVersions], nothing);
    const [release, sources] = await Promise.all([host.read('/proc/sys/kernel/osrelease'), claimDkms(host, claim)]);
    if (!isOk(release)) {
      for (const handle of [nvidia.headers, nvidia.moduleForKernel])
        claim(
          handle,
          from('file /proc/sys/kernel/osrelease', release, () => null as never, { absent: 'gap' }),
        );
      return;
    }
    const kernel = release.text.trim();
    const build = await host.stat(`/lib/modules/${kernel}/build`);
    const headers = from(`stat /lib/modules/${kernel}/build`, build, () => true, { absent: false });
    claim(nvidia.headers, headers);
    if (isOk(module)) return claim(nvidia.moduleForKernel, known(true, 'stat /sys/module/nvidia'));
    // Under WSL the driver is Windows'; the kernel never has a module.
    if (windows && nodes.length === 0) return claim(nvidia.moduleForKernel, gap('unsupported', 'list /dev', noDevice));
    const forKernel = await findForKernel(host, kernel);
    claim(nvidia.moduleForKernel, forKernel);
    if ('value' in forKernel && forKernel.value === false) await claimBuildLogs(host, claim, kernel, sources);
  },
});

type Source = readonly [name: string, version: string];

async function claimDkms(host: Door, claim: Claim): Promise<Source[]> {
  const dkms = await host.list('/var/lib/dkms');
  const packages = isOk(dkms)
    ? dkms.text.split('\n').filter((name) => /^nvidia(?:-current(?:-open)?|-open|-srv|-(?:legacy|tesla|\d)[\w.-]{0,20})?$/.test(name))
    : [];
  const folders = await Promise.all(packages.slice(0, 6).map(async (name) => [name, await host.list(`/var/lib/dkms/${name}`)] as const));
  const sources = folders.flatMap(([name, answer]): Source[] =>
    isOk(answer)
      ? answer.text
          .split('\n')
          .filter((each) => /^\d{3}\./.test(each))
          .map((version) => [name, version])
      : [],
  );
  const versions = from('list /var/lib/dkms', dkms, () => sources.map(([, version]) => version), { absent: [] });
  claim(nvidia.dkmsVersions, unreadOf(folders.map(([name, answer]) => [`list /var/lib/dkms/${name}`, answer])) ?? versions);
  return sources;
}

async function findForKernel(host: Door, kernel: string) {
  const path = `/lib/modules/${kernel}/modules.dep`;
  const usual = await host.read(path, whole);
  const has = (text: string) => findNvidiaModule(text) !== undefined;
  if (usual.got !== 'absent') return from(`file ${path}`, usual, has);
  // A container sees its host's kernel without the modules: that they are absent says nothing.
  return from(`file ${nixosRoot}${path}`, await host.read(`${nixosRoot}${path}`, whole), has, { absent: 'gap' });
}

/** Lines of a build log for signatures; the log of another kernel's build explains nothing here. */
async function claimBuildLogs(host: Door, claim: Claim, kernel: string, sources: readonly Source[]): Promise<void> {
  for (const [name, version] of sources.slice(0, 3)) {
    const path = `/var/lib/dkms/${name}/${version}/build/make.log`;
    const answer = await host.read(path, { maxBytes: 512 * 1024 });
    if (isOk(answer) && answer.text.slice(0, 500).includes(kernel)) claim.log(answer.text.split('\n').map((text) => ({ text, source: `file ${path}` })));
  }
}
