import { rocm } from '../facts/rocm.ts';
import { isOk } from '../host/host.ts';
import { defineProbe, from, gap } from './define-probe.ts';

export default defineProbe({
  id: 'rocm',
  about: 'The installed ROCm release: folders under /opt',
  reads: ['list /opt', 'file /opt/*/.info/version'],
  gives: [rocm.version],
  async gather(host, claim) {
    const [opt, current] = await Promise.all([host.list('/opt'), host.read('/opt/rocm/.info/version')]);
    const names = isOk(opt) ? opt.text.split('\n').filter((name) => /^rocm(?:-\d[\w.]*)?$/.test(name)) : [];
    // Without the link /opt/rocm a single release is still the one in use; of several nobody knows.
    const versioned = names.filter((name) => name !== 'rocm');
    const single = current.got === 'absent' && versioned.length === 1 ? `/opt/${versioned[0]}/.info/version` : undefined;
    if (current.got === 'absent' && !isOk(opt) && opt.got !== 'absent') claim(rocm.version, gap(opt.got, 'list /opt'));
    else if (single === undefined) claim(rocm.version, from('file /opt/rocm/.info/version', current, releaseOf));
    else claim(rocm.version, from(`file ${single}`, await host.read(single), releaseOf));
  },
});

/** `7.2.0-43` → `7.2.0` */
function releaseOf(text: string): string {
  const release = /^\d+\.\d+(?:\.\d+)?/.exec(text.trim())?.[0];
  if (release === undefined) throw new Error('no release number');
  return release;
}
