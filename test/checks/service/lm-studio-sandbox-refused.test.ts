import check from '../../../checks/service/lm-studio-sandbox-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  "[55704:0909/090307.834542:FATAL:setuid_sandbox_host.cc:169] The SUID sandbox helper binary was found, but is not configured correctly. Rather than run without sandboxing I'm aborting now. You need to make sure that /tmp/.mount_LM-Stu6VOkFr/chrome-sandbox is owned by root and has mode 4755.";

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/991', log: [line] },
    {
      name: 'an AppImage under a name of the user’s own',
      is: 'confirmed',
      log: ['You need to make sure that /tmp/.mount_lmstudVOkFrA/chrome-sandbox is owned by root and has mode 4755.'],
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'lm-studio', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'lm-studio', startError: null }] } }],
  unknown: [
    {
      name: 'the folder’s name shortened: any program on Electron',
      facts: { runtimes: [{ kind: 'lm-studio' }] },
      log: ['You need to make sure that /tmp/.mount/chrome-sandbox is owned by root and has mode 4755.'],
    },
    { name: 'a live machine does not tell', facts: { runtimes: [{ kind: 'lm-studio', startError: { gap: 'unsupported' } }] } },
    {
      name: 'another program’s AppImage, beside LM Studio',
      facts: { runtimes: [{ kind: 'lm-studio' }] },
      log: ['You need to make sure that /tmp/.mount_cursorUYQ/chrome-sandbox is owned by root and has mode 4755.'],
    },
    { name: 'another program’s AppImage', log: ['You need to make sure that /tmp/.mount_sessionDmUYQ/chrome-sandbox is owned by root and has mode 4755.'] },
  ],
});
