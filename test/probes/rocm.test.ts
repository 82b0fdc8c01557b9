import { expect, test } from 'vitest';
import rocm from '../../src/probes/rocm.ts';
import { gather, shown } from '../helpers/gather.ts';

const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'];
const noLibrary = folders.map((folder) => `-- absent list ${folder}\n`).join('');

test('AMD’s packages under /opt', async () => {
  const { facts } = await gather(`-- ok list /opt\namdgpu\nrocm\nrocm-7.2.0\n-- ok file /opt/rocm/.info/version\n7.2.0-43\n${noLibrary}`, rocm);
  expect(['rocm.version', 'rocm.trees', 'rocm.hipLibrary'].map((id) => shown(facts, id))).toEqual(['7.2.0', ['/opt/rocm', '/opt/rocm-7.2.0'], null]);
});

test('one release without the link', async () => {
  const { facts } = await gather(
    `-- ok list /opt\nrocm-6.4.1\n-- absent file /opt/rocm/.info/version\n-- ok file /opt/rocm-6.4.1/.info/version\n6.4.1-83\n${noLibrary}`,
    rocm,
  );
  expect(shown(facts, 'rocm.version')).toBe('6.4.1');
});

test('the distribution’s packages, and nothing under /opt', async () => {
  const { facts } = await gather(
    `-- absent list /opt
-- absent file /opt/rocm/.info/version
-- ok list /usr/lib/x86_64-linux-gnu
libamdhip64.so.5
libamdhip64.so.5.7.31921
-- absent list /usr/lib64
-- ok list /usr/lib
os-release
`,
    rocm,
  );
  expect(['rocm.version', 'rocm.trees', 'rocm.hipLibrary'].map((id) => shown(facts, id))).toEqual([null, [], '5.7.31921']);
});

test('a folder that cannot be read leaves the library open', async () => {
  const { facts } = await gather(
    `-- denied list /opt\n-- absent file /opt/rocm/.info/version\n-- denied list /usr/lib64\n-- absent list /usr/lib\n-- absent list /usr/lib/x86_64-linux-gnu\n`,
    rocm,
  );
  expect(['rocm.trees', 'rocm.hipLibrary'].map((id) => shown(facts, id))).toEqual([{ gap: 'denied' }, { gap: 'denied' }]);
});
