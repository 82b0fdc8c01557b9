import check from '../../../checks/service/service-system-call-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = { serves: 'ollama', result: 'signal', exitStatus: 31 } as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'killed by SIGSYS', facts: { services: [unit] }, cites: 'https://github.com/rfjakob/earlyoom/issues/328' },
    { is: 'confirmed', name: 'the journal', log: ['ollama.service: Main process exited, code=killed, status=31/SYS'] },
    {
      is: 'confirmed',
      name: 'the kernel',
      log: [
        'audit: type=1326 SECCOMP auid=4294967295 uid=998 gid=998 ses=4294967295 pid=7053 comm="llama-server" exe="/usr/bin/llama-server" sig=31 arch=c000003e syscall=425 compat=0',
      ],
    },
    {
      is: 'confirmed',
      name: 'the kernel, as dmesg shows it',
      log: [
        'audit: type=1326 audit(1730000000.123:45): auid=4294967295 uid=998 gid=998 ses=4294967295 subj=unconfined pid=7053 comm="ollama" exe="/usr/local/bin/ollama" sig=31 arch=c000003e syscall=425 compat=0',
      ],
    },
  ],
  clear: [
    { name: 'it crashed', facts: { services: [{ ...unit, exitStatus: 11 }] } },
    { name: 'it ended with 31 by itself', facts: { services: [{ ...unit, result: 'exit-code' }] } },
  ],
  unknown: [
    {
      name: 'a snap, which snapd confines',
      log: [
        'audit: type=1326 audit(1730000000.123:45): auid=1000 uid=1000 gid=1000 ses=1 subj=snap.ollama.ollama pid=12 comm="ollama" exe="/snap/ollama/1/bin/ollama" sig=31 arch=c000003e syscall=203',
      ],
    },
    { name: 'another service', log: ['earlyoom.service: Main process exited, code=killed, status=31/SYS'] },
    { name: 'a crash', log: ['ollama.service: Main process exited, code=dumped, status=11/SEGV'] },
  ],
});
