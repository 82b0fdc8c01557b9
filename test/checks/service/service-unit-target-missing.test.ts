import check from '../../../checks/service/service-unit-target-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = { serves: 'ollama', result: 'exit-code', exitStatus: 217, execExists: true } as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'no such account', facts: { services: [unit] }, cites: 'https://github.com/christgau/wsdd/issues/101' },
    { is: 'present', name: 'no such program', facts: { services: [{ ...unit, exitStatus: 203, execExists: false }] } },
    { is: 'confirmed', name: 'the account, in the journal', log: ['ollama.service: Failed to determine user credentials: No such process'] },
    { is: 'confirmed', name: 'the program', log: ['llama-server.service: Failed at step EXEC spawning /opt/llama/llama-server: No such file or directory'] },
    {
      is: 'confirmed',
      name: 'the program, newer systemd',
      log: ['ollama.service: Failed to locate executable /usr/local/bin/ollama: No such file or directory'],
    },
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
    { name: 'another service', log: ['wsdd.service: Failed to determine user credentials: No such process'] },
    { name: 'the sibling: refused', log: ['lms.service: Failed at step EXEC spawning /home/me/.lmstudio/bin/lms: Permission denied'] },
  ],
});
