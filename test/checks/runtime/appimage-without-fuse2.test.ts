import check from '../../../checks/runtime/appimage-without-fuse2.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    { name: 'no library', is: 'confirmed', cites: 'https://github.com/lmstudio-ai/docs/issues/247', log: ['dlopen(): error loading libfuse.so.2'] },
    {
      name: 'no fusermount',
      is: 'suspected',
      cites: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1894',
      facts: { runtimes: { incomplete: [{ kind: 'lm-studio', startError: { gap: 'unsupported' } }] } },
      log: ['fuse: failed to exec fusermount: No such file or directory', 'Cannot mount AppImage, please check your FUSE setup.'],
    },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ kind: 'lm-studio', startError: null }] } }],
  unknown: [
    { name: 'sshfs misses fusermount as well', log: ['fuse: failed to exec fusermount: No such file or directory'] },
    {
      name: 'the sibling: no /dev/fuse',
      facts: { runtimes: { incomplete: [{ kind: 'lm-studio', startError: { gap: 'unsupported' } }] } },
      log: ["fuse: device not found, try 'modprobe fuse' first", 'Cannot mount AppImage, please check your FUSE setup.'],
    },
    { name: 'the sibling: the sandbox is refused', log: ['The SUID sandbox helper binary was found, but is not configured correctly.'] },
    { name: 'where an AppImage is mounted', log: ['at _0x1ca865 (/tmp/.mount_LM-StuXW8Kh4/resources/app/.webpack/main/index.js:1:68902)'] },
  ],
});
