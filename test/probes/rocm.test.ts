import { expect, test } from 'vitest';
import rocm from '../../src/probes/rocm.ts';
import { gather, shown } from '../helpers/gather.ts';

test('AMD’s packages under /opt', async () => {
  const { facts } = await gather('-- ok list /opt\namdgpu\nrocm\nrocm-7.2.0\n-- ok file /opt/rocm/.info/version\n7.2.0-43\n', rocm);
  expect(shown(facts, 'rocm.version')).toBe('7.2.0');
});

test('one release without the link', async () => {
  const { facts } = await gather(
    '-- ok list /opt\nrocm-6.4.1\n-- absent file /opt/rocm/.info/version\n-- ok file /opt/rocm-6.4.1/.info/version\n6.4.1-83\n',
    rocm,
  );
  expect(shown(facts, 'rocm.version')).toBe('6.4.1');
});

test('nothing under /opt', async () => {
  const { facts } = await gather('-- absent list /opt\n-- absent file /opt/rocm/.info/version\n', rocm);
  expect(shown(facts, 'rocm.version')).toBeNull();
});

test('a folder that cannot be read leaves the release open', async () => {
  const { facts } = await gather('-- denied list /opt\n-- absent file /opt/rocm/.info/version\n', rocm);
  expect(shown(facts, 'rocm.version')).toEqual({ gap: 'denied' });
});
