// Forms of passwd(5), group(5) and proc_pid_status(5); the accounts are those that Ollama's install.sh makes
import { expect, test } from 'vitest';
import { parseGroupFile, parsePasswd, parseProcessIds } from '../../src/parsers/account-files.ts';

test('passwd', () => {
  expect(parsePasswd('root:x:0:0:root:/root:/bin/bash\n+::::::\nollama:x:998:997::/usr/share/ollama:/bin/false\n')).toEqual([
    { name: 'root', uid: 0, gid: 0, home: '/root' },
    { name: 'ollama', uid: 998, gid: 997, home: '/usr/share/ollama' },
  ]);
  expect(() => parsePasswd('')).toThrow('no account');
});

test('group', () => {
  expect(parseGroupFile('render:x:992:ollama,me\nvideo:x:44:\n')).toEqual([
    { name: 'render', gid: 992, members: ['ollama', 'me'] },
    { name: 'video', gid: 44, members: [] },
  ]);
  expect(() => parseGroupFile('#')).toThrow('no group');
});

test('a process', () => {
  expect(parseProcessIds('Name:\tollama\nUid:\t998\t998\t998\t998\nGid:\t997\t997\t997\t997\nFDSize:\t64\nGroups:\t44 992 997 \n')).toEqual({
    uid: 998,
    gids: [44, 992, 997],
  });
  expect(parseProcessIds('Uid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\nGroups:\t \nNStgid:\t1\n')).toEqual({ uid: 0, gids: [0] });
  expect(() => parseProcessIds('Name:\tx\n')).toThrow('no Uid');
});
