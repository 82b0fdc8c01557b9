// Forms of passwd(5), group(5) and proc_pid_status(5); the accounts are those that Ollama's install.sh makes
import { expect, test } from 'vitest';
import { parseGroupFile, parsePasswd } from '../../src/parsers/account-files.ts';

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
