import check from '../../../checks/service/service-unit-target-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = { serves: 'ollama', result: 'exit-code', exitStatus: 217, execExists: true, privateUsers: false, dynamicUser: false } as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'no such account', facts: { services: [unit] }, cites: 'https://github.com/christgau/wsdd/issues/101' },
    { is: 'present', name: 'no such program', facts: { services: [{ ...unit, exitStatus: 203, execExists: false }] } },
    {
      is: 'suspected',
      name: 'no such account, of a status that shows nothing else',
      facts: { services: [{ ...unit, privateUsers: { gap: 'not-in-text' }, dynamicUser: { gap: 'not-in-text' } }] },
      log: ['ollama.service: Main process exited, code=exited, status=217/USER'],
    },
    { is: 'confirmed', name: 'the account, in the journal', log: ['ollama.service: Failed to determine user credentials: No such process'] },
    { is: 'confirmed', name: 'the program', log: ['llama-server.service: Failed at step EXEC spawning /opt/llama/llama-server: No such file or directory'] },
    {
      is: 'confirmed',
      name: 'the program, newer systemd',
      log: ['ollama.service: Failed to locate executable /usr/local/bin/ollama: No such file or directory'],
    },
    {
      is: 'confirmed',
      name: 'the program, systemd 256 and later',
      log: ["systemd[1]: ollama.service: Unable to locate executable '/usr/local/bin/ollama': No such file or directory"],
      cites: 'https://github.com/systemd/systemd/blob/v256/src/core/exec-invoke.c',
    },
    {
      is: 'confirmed',
      name: 'the account, systemd 257 and later',
      log: ["(ollama)[812]: ollama.service: Failed to determine credentials for user 'ollama': Unknown user"],
    },
    { is: 'confirmed', name: 'the group', log: ["(vllm)[812]: vllm.service: Failed to determine credentials for group 'models': Unknown group"] },
    {
      is: 'confirmed',
      name: 'the program, older systemd',
      log: ['Failed at step EXEC spawning /usr/bin/ollama: No such file or directory'],
      cites: 'https://github.com/ollama/ollama/issues/3195',
    },
    {
      is: 'confirmed',
      name: 'a folder of ReadWritePaths=',
      log: ['systemd[1]: ollama.service: Failed to set up mount namespacing: /run/systemd/unit-root/var/lib/ollama: No such file or directory'],
    },
    { is: 'confirmed', name: 'the folder', log: ['vllm.service: Changing to the requested working directory failed: No such file or directory'] },
  ],
  clear: [
    { name: 'the program ended by itself', facts: { services: [{ ...unit, exitStatus: 1 }] } },
    { name: 'PrivateUsers= that cannot be set up', facts: { services: [{ ...unit, privateUsers: true }] } },
    { name: 'SELinux or a mode refuses the program', facts: { services: [{ ...unit, exitStatus: 203 }] } },
  ],
  unknown: [
    {
      name: 'a user unit that names a group, which it may not change to',
      log: [
        'llama-server.service: Failed at step GROUP spawning /home/u/llama-server: Operation not permitted',
        'llama-server.service: Main process exited, code=exited, status=216/GROUP',
      ],
    },
    {
      name: 'a container that does not let systemd mount /dev',
      log: ['systemd[1]: ollama.service: Failed to set up mount namespacing: /run/systemd/unit-root/dev: No such file or directory'],
    },
    { name: 'another service, newer words', log: ["chronyd.service: Failed to determine credentials for user 'chrony': Unknown user"] },
    { name: 'the sibling in the newer words', log: ["lms.service: Unable to locate executable '/home/me/.lmstudio/bin/lms': Permission denied"] },
    { name: 'another service', log: ['wsdd.service: Failed to determine user credentials: No such process'] },
    { name: 'the sibling: refused', log: ['lms.service: Failed at step EXEC spawning /home/me/.lmstudio/bin/lms: Permission denied'] },
  ],
});
