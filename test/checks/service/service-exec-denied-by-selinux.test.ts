import check from '../../../checks/service/service-exec-denied-by-selinux.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = { kind: 'system', exitStatus: 203, execExists: true, execStart: '/home/me/.lmstudio/bin/lms server start' } as const;
const facts = { 'platform.container': null, 'kernel.selinux': 'enforcing', services: [unit] } as const;

testCheck(check, {
  found: [
    { is: 'exposed', name: '203 for a program in a home on Fedora', facts },
    {
      is: 'suspected',
      name: 'and the refusal in the journal',
      facts,
      log: ['(lms)[159023]: lmstudio.service: Failed at step EXEC spawning /home/me/.lmstudio/bin/lms: Permission denied'],
      cites: 'https://github.com/lmstudio-ai/docs/issues/199',
    },
    {
      is: 'suspected',
      name: 'in the words of systemd 256 and later',
      facts,
      log: ["(lms)[159023]: lmstudio.service: Unable to locate executable '/home/me/.lmstudio/bin/lms': Permission denied"],
    },
    {
      is: 'confirmed',
      name: 'the denial itself',
      log: [
        'audit: type=1400 audit(1742900000.123:456): avc:  denied  { execute } for  pid=159023 comm="(lms)" name="lms" dev="dm-0" ino=123 scontext=system_u:system_r:init_t:s0 tcontext=unconfined_u:object_r:user_home_t:s0 tclass=file permissive=0',
      ],
    },
  ],
  clear: [
    { name: 'SELinux only warns', facts: { ...facts, 'kernel.selinux': 'permissive' } },
    { name: 'installed below /usr/local', facts: { ...facts, services: [{ ...unit, execStart: '/usr/local/bin/llama-server' }] } },
    { name: 'the program is not there: another 203', facts: { ...facts, services: [{ ...unit, execExists: false }] } },
    { name: 'a distribution without SELinux', facts: { ...facts, 'kernel.selinux': null } },
  ],
  unknown: [
    {
      name: 'a denial that is only noted',
      log: [
        'audit: type=1400 audit(1742900000.123:456): avc:  denied  { execute } for  pid=159023 comm="(lms)" name="lms" dev="dm-0" ino=123 scontext=system_u:system_r:init_t:s0 tcontext=unconfined_u:object_r:user_home_t:s0 tclass=file permissive=1',
      ],
    },
    { name: 'the folder of the program is closed to us', facts: { ...facts, services: [{ ...unit, execExists: { gap: 'denied' } }] } },
    {
      name: 'a denial for another program',
      log: [
        'audit: type=1400 audit(1.1:1): avc:  denied  { execute } for  pid=1 comm="(backup)" name="run" scontext=system_u:system_r:init_t:s0 tcontext=unconfined_u:object_r:user_home_t:s0 tclass=file permissive=0',
      ],
    },
  ],
});
