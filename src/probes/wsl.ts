import { wsl } from '../facts/wsl.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseWslSettings, type WslSettings, wslBytes, wslFlag, wslNumber } from '../parsers/wsl-settings.ts';
import type { Finding } from '../witness/claim.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';
import { containerReads, readContainment } from './reading/containment.ts';
import { mountsOf, readSystem, systemReads } from './reading/system.ts';

const libraryFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64'] as const;

/** What only people and Windows tell. */
const toldOnly = [
  wsl.windowsNvidiaDriver,
  wsl.endsIdle,
  wsl.serverInWindows,
  wsl.gpuOutsideContainer,
  wsl.pinningRefused,
  wsl.userBus,
  wsl.mirroredRefused,
  wsl.nvidiaDriverModels,
] as const;

export default defineProbe({
  id: 'wsl',
  about: 'Under WSL: what Windows passes in, the settings in wsl.conf and .wslconfig, a Linux driver that gets in the way',
  reads: [
    ...systemReads,
    ...containerReads,
    'list /usr/lib/wsl/lib',
    ...libraryFolders.map((folder) => `list ${folder}`),
    'stat /etc/ld.so.conf.d/ld.wsl.conf',
    'stat /opt/rocm/lib/librocdxg.so',
    'stat /var/lib/dpkg/info/hsa-runtime-rocr4wsl-amdgpu.list',
    'file /etc/wsl.conf',
    'list /mnt/c/Users',
    'file /mnt/c/Users/**/.wslconfig',
    'command wslinfo --wsl-version',
  ],
  gives: Object.values(wsl),
  limitMs: 1_200,
  async gather(host, claim) {
    const [{ kind, readings }, { kind: inside, readings: contained }] = await Promise.all([readSystem(host), readContainment(host)]);
    const handles = Object.values(wsl);
    if (kind === undefined || kind.system === 'native') {
      const finding =
        kind === undefined ? readings.gapOf('file /proc/sys/kernel/osrelease', 'file /proc/version') : known<never>(null, 'file /proc/sys/kernel/osrelease');
      for (const handle of handles) claim(handle, finding);
      return;
    }
    const dxg = readings.there('stat /dev/dxg');
    claim(wsl.dxg, dxg === undefined ? readings.gapOf('stat /dev/dxg') : known(dxg, 'stat /dev/dxg'));
    claim(wsl.customKernel, known(kind.customKernel, 'file /proc/sys/kernel/osrelease'));
    claim(wsl.windowsVersion, gap('unsupported', 'probe wsl', 'Windows is not asked'));
    for (const handle of toldOnly) claim(handle, known<never>(null, 'probe wsl'));
    if (inside !== null) {
      const said: readonly object[] = [
        wsl.dxg,
        wsl.customKernel,
        wsl.windowsVersion,
        wsl.windowsNvidiaDriver,
        wsl.endsIdle,
        wsl.serverInWindows,
        wsl.nvidiaDriverModels,
      ];
      for (const handle of handles) if (!said.includes(handle)) claim(handle, gap('unsupported', 'probe wsl', 'a container hides the distribution around it'));
      return;
    }
    const [version, libraries, loader, rocdxg, rocr4wsl] = await Promise.all([
      host.run('wslinfo --wsl-version', { timeoutMs: 800 }),
      host.list('/usr/lib/wsl/lib'),
      host.stat('/etc/ld.so.conf.d/ld.wsl.conf'),
      host.stat('/opt/rocm/lib/librocdxg.so'),
      host.stat('/var/lib/dpkg/info/hsa-runtime-rocr4wsl-amdgpu.list'),
      claimLinuxLibcuda(host, claim),
      claimWslConf(host, claim),
      claimWslconfig(host, claim),
    ]);
    claim(wsl.version, from('command wslinfo --wsl-version', version, versionOf), 'tool');
    claim(
      wsl.libraries,
      from('list /usr/lib/wsl/lib', libraries, (text) => text.split('\n').filter(Boolean), { absent: [] }),
    );
    claim(wsl.loaderConfigured, there('stat /etc/ld.so.conf.d/ld.wsl.conf', loader));
    claim(wsl.rocdxg, there('stat /opt/rocm/lib/librocdxg.so', rocdxg));
    claim(wsl.rocr4wsl, there('stat /var/lib/dpkg/info/hsa-runtime-rocr4wsl-amdgpu.list', rocr4wsl));
    const mounts = mountsOf(contained.text('file /proc/self/mountinfo'));
    claim(
      wsl.drives,
      mounts === undefined
        ? contained.gapOf('file /proc/self/mountinfo')
        : known(
            Object.fromEntries(mounts.flatMap(({ point, fsType }) => (/^\/mnt\/[a-z]$/.test(point) ? [[point, fsType]] : []))),
            'file /proc/self/mountinfo',
          ),
    );
  },
});

function versionOf(text: string): string {
  const found = /^\d{1,2}(?:\.\d{1,4}){2,3}/.exec(text.trim())?.[0];
  if (found === undefined) throw new Error('no version');
  return found.replace(/^(\d+\.\d+\.\d+)\.0$/, '$1');
}

function there(source: string, answer: Answer): Finding<boolean> {
  return from(source, answer, () => true, { absent: false });
}

/** A library of a Linux driver bears its release in its name; the empty stand-in `libcuda.so.1` of other packages does not. */
async function claimLinuxLibcuda(host: Door, claim: Claim): Promise<void> {
  const answers = await Promise.all(libraryFolders.map(async (folder) => ({ folder, answer: await host.list(folder) })));
  const unread = answers.find(({ answer }) => !isOk(answer) && answer.got !== 'absent');
  if (unread !== undefined && !isOk(unread.answer) && unread.answer.got !== 'absent') {
    claim(wsl.linuxLibcuda, gap(unread.answer.got, `list ${unread.folder}`));
    return;
  }
  const found = answers.flatMap(({ folder, answer }) =>
    isOk(answer)
      ? answer.text
          .split('\n')
          .filter((name) => /^libcuda\.so\.\d{3}\.\d/.test(name))
          .map((name) => `${folder}/${name}`)
      : [],
  );
  claim(wsl.linuxLibcuda, known(found, libraryFolders.map((folder) => `list ${folder}`).join(', ')));
}

async function claimWslConf(host: Door, claim: Claim): Promise<void> {
  const source = 'file /etc/wsl.conf';
  const answer = await host.read('/etc/wsl.conf');
  const flag = (name: string): Finding<boolean> => from(source, answer, (text) => wslFlag(parseWslSettings(text), name));
  claim(wsl.systemd, flag('boot.systemd'));
  claim(wsl.gpu, flag('gpu.enabled'));
  claim(wsl.interop, flag('interop.enabled'));
  claim(wsl.ldconfig, flag('automount.ldconfig'));
}

/** Folders below C:\Users that belong to nobody. */
const nobodys = /^(?:All Users|Default|Default User|Public|defaultuser\d*|WDAGUtilityAccount|desktop\.ini)$/i;

/** The settings of the Windows user who runs this distribution. Who that is cannot be seen from here; so only one file among all users is taken. */
async function claimWslconfig(host: Door, claim: Claim): Promise<void> {
  const source = 'file .wslconfig';
  const users = await host.list('/mnt/c/Users');
  const names = isOk(users) ? users.text.split('\n').filter((name) => name !== '' && !nobodys.test(name)) : [];
  const answers = await Promise.all(names.slice(0, 8).map((name) => host.read(`/mnt/c/Users/${name}/.wslconfig`, { timeoutMs: 600, maxBytes: 16_384 })));
  const files = answers.flatMap((answer) => (isOk(answer) ? [answer.text] : []));
  const slow = answers.find((answer) => !isOk(answer) && answer.got !== 'absent' && answer.got !== 'denied');
  let state: Finding<WslSettings>;
  if (users.got === 'absent') state = gap('unsupported', source, 'drive C: is not mounted under /mnt/c');
  else if (!isOk(users)) state = gap(users.got, 'list /mnt/c/Users');
  else if (slow !== undefined && !isOk(slow) && slow.got !== 'absent') state = gap(slow.got, source, slow.detail);
  else if (names.length > 8 || files.length > 1) state = gap('unsupported', source, 'several Windows users have one');
  // A folder that is closed to us is that of another user, who does not run this distribution.
  else state = from(source, files[0] === undefined ? { got: 'absent' } : { got: 'ok', text: files[0] }, parseWslSettings);
  const pick = <T>(of: (settings: WslSettings) => T | null): Finding<T> =>
    'gap' in state ? state : known(state.value === null ? null : of(state.value), source);
  claim(
    wsl.memoryLimit,
    pick((settings) => wslBytes(settings, 'wsl2.memory')),
  );
  claim(
    wsl.swapLimit,
    pick((settings) => wslBytes(settings, 'wsl2.swap')),
  );
  claim(
    wsl.networkingMode,
    pick(({ values }) => values.get('wsl2.networkingmode')?.toLowerCase() ?? null),
  );
  claim(
    wsl.vmIdleTimeout,
    pick((settings) => wslNumber(settings, 'wsl2.vmIdleTimeout')),
  );
  claim(
    wsl.instanceIdleTimeout,
    pick((settings) => wslNumber(settings, 'general.instanceIdleTimeout')),
  );
  claim(
    wsl.gpuSupport,
    pick((settings) => wslFlag(settings, 'wsl2.gpuSupport')),
  );
  claim(
    wsl.safeMode,
    pick((settings) => wslFlag(settings, 'wsl2.safeMode')),
  );
  claim(
    wsl.configFaults,
    pick(({ faults }) => faults),
  );
}
