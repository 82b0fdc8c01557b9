import { rocm } from '../facts/rocm.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Finding } from '../witness/claim.ts';
import { defineProbe, from, gap, known } from './define-probe.ts';

const libraryFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'] as const;

export default defineProbe({
  id: 'rocm',
  about: 'Installed ROCm releases: folders under /opt and the distribution’s HIP library',
  reads: ['list /opt', 'file /opt/*/.info/version', ...libraryFolders.map((folder) => `list ${folder}`)],
  gives: [rocm.version, rocm.trees, rocm.hipLibrary],
  async gather(host, claim) {
    const [opt, current, ...libraries] = await Promise.all([
      host.list('/opt'),
      host.read('/opt/rocm/.info/version'),
      ...libraryFolders.map((folder) => host.list(folder)),
    ]);
    const names = isOk(opt) ? opt.text.split('\n').filter((name) => /^rocm(?:-\d[\w.]*)?$/.test(name)) : [];
    claim(
      rocm.trees,
      from('list /opt', opt, () => names.map((name) => `/opt/${name}`), { absent: [] }),
    );
    // Without the link /opt/rocm a single release is still the one in use; of several nobody knows.
    const versioned = names.filter((name) => name !== 'rocm');
    const single = current.got === 'absent' && versioned.length === 1 ? `/opt/${versioned[0]}/.info/version` : undefined;
    if (current.got === 'absent' && !isOk(opt) && opt.got !== 'absent') claim(rocm.version, gap(opt.got, 'list /opt'));
    else if (single === undefined) claim(rocm.version, from('file /opt/rocm/.info/version', current, releaseOf));
    else claim(rocm.version, from(`file ${single}`, await host.read(single), releaseOf));
    claim(rocm.hipLibrary, hipLibrary(libraries));
  },
});

/** `7.2.0-43` → `7.2.0` */
function releaseOf(text: string): string {
  const release = /^\d+\.\d+(?:\.\d+)?/.exec(text.trim())?.[0];
  if (release === undefined) throw new Error('no release number');
  return release;
}

/** `libamdhip64.so.6.4.60402` → `6.4.60402`; the shorter links beside it say less. */
function hipLibrary(answers: readonly Answer[]): Finding<string> {
  let best: { version: string; folder: string } | undefined;
  for (const [at, answer] of answers.entries()) {
    if (!isOk(answer)) continue;
    for (const [, version = ''] of answer.text.matchAll(/^libamdhip64\.so\.(\d[\d.]{0,20})(?:-[0-9a-f]{1,20})?$/gm))
      if (version.length > (best?.version.length ?? 0)) best = { version, folder: libraryFolders[at] ?? '' };
  }
  // A folder that was not read may hold another one.
  const unread = answers.findIndex((answer) => !isOk(answer) && answer.got !== 'absent');
  if (unread >= 0) return from(`list ${libraryFolders[unread]}`, answers[unread] as Answer, () => null);
  return known<string>(best?.version ?? null, `list ${best?.folder ?? libraryFolders.join(', ')}`);
}
