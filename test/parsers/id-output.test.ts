// https://github.com/ROCm/legacy-rocm-build/issues/5379 (groups), https://github.com/ROCm/legacy-rocm-build/issues/1211; forms of id from coreutils
import { expect, test } from 'vitest';
import { parseIdOutput } from '../../src/parsers/id-output.ts';

test('id', () => {
  expect(parseIdOutput('uid=998(ollama) gid=997(ollama) groups=997(ollama),44(video),992(render)')).toEqual([
    { user: 'ollama', uid: 998, groups: ['ollama', 'render', 'video'], gids: { ollama: 997, video: 44, render: 992 } },
  ]);
});

test('another language, a context, a group without a name', () => {
  expect(parseIdOutput('uid=1000(me) gid=1000(me) Gruppen=1000(me),27(sudo),109 context=unconfined_u:unconfined_r:unconfined_t:s0')[0]?.groups).toEqual([
    '109',
    'me',
    'sudo',
  ]);
});

test('id without groups', () => {
  expect(parseIdOutput('uid=0(root) gid=0(root)')[0]).toMatchObject({ user: 'root', groups: ['root'] });
});

test('groups of a user', () => {
  expect(parseIdOutput('$ groups ollama\nollama : ollama video render\n')).toEqual([{ user: 'ollama', groups: ['ollama', 'render', 'video'], gids: {} }]);
});

test('bare names only where asked for', () => {
  expect(parseIdOutput('root video render\n', { bare: true })).toEqual([{ groups: ['render', 'root', 'video'], gids: {} }]);
  expect(() => parseIdOutput('root video render\n')).toThrow('no line of id');
});

test('refuses other texts', () => {
  expect(() => parseIdOutput("id: 'ollama': no such user")).toThrow('no line of id');
});
