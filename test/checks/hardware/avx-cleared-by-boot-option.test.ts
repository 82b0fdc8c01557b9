import check from '../../../checks/hardware/avx-cleared-by-boot-option.ts';
import { testCheck } from '../../helpers/test-check.ts';

const forced = { 'platform.arch': 'x86_64', 'kernel.cmdline': 'ro quiet gather_data_sampling=force', 'cpu.flags': ['bmi2', 'sse4_2'], 'cpu.hypervisor': false };

testCheck(check, {
  found: [
    { name: 'the mitigation without microcode', is: 'present', facts: forced, cites: 'https://docs.kernel.org/admin-guide/hw-vuln/gather_data_sampling.html' },
    { name: 'clearcpuid', is: 'present', facts: { ...forced, 'kernel.cmdline': 'ro clearcpuid=avx,avx2' } },
  ],
  clear: [
    { name: 'force with current microcode', facts: { ...forced, 'cpu.flags': ['avx', 'avx2', 'bmi2', 'sse4_2'] } },
    { name: 'a Celeron that never had AVX', facts: { ...forced, 'cpu.flags': ['sse4_2'] } },
    { name: 'a guest, whose host decides', facts: { ...forced, 'cpu.hypervisor': true } },
    { name: 'no such option', facts: { ...forced, 'kernel.cmdline': 'ro quiet mitigations=auto' } },
    { name: 'clearcpuid of something else', facts: { ...forced, 'kernel.cmdline': 'ro clearcpuid=rdseed' } },
  ],
  unknown: [{ name: 'the command line is denied', facts: { ...forced, 'kernel.cmdline': { gap: 'denied' } } }],
});
