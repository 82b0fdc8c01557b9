import { all, any, defineCheck, memory, npu, runtimes, services, user } from '#api';

export default defineCheck({
  id: 'npu-memlock-too-low',
  layer: 'service',
  kind: 'exposure',
  title: 'The memlock limit (often 8 MB) is too low for the memory that FastFlowLM pins for the NPU',
  impact: 'blocked',
  symptom: 'flm validate fails, or a model ends with “mmap … Resource temporarily unavailable”, although the NPU is listed.',
  blamedOn: 'too little memory, the NPU’s firmware or driver',
  runtimes: ['lemonade'],
  when: all(
    npu.driver.is('amdxdna'),
    // FastFlowLM serves this generation alone.
    npu.arch.is('xdna2'),
    memory.memlockLimit.below(64 * 1024 * 1024),
    runtimes.some((runtime) => runtime.kind.is('lemonade')),
  ),
  // Lemonade’s system unit lifts the limit itself (9.3.2), or lets FastFlowLM do so by CAP_SYS_RESOURCE (10.0.1 and later), which the limit of the unit does not show.
  unless: any(
    services.some((unit) => all(unit.serves.is('lemonade'), any(unit.kind.is('system'), unit.limitMemlock.isAbsent()))),
    // It lifts the limit.
    user.capabilities.has('CAP_IPC_LOCK'),
  ),
  proves: [/Memlock limit is too low \(\d{1,6} ?[KMG]B\)/],
  hints: [/mmap\(addr=.{0,120}failed \(err=-?11\): Resource temporarily unavailable/],
  remedy: [
    {
      do: 'Lift the limit for logins in a file below /etc/security/limits.d, then log in anew. Locked memory is not available to anything else.',
      setting: '* soft memlock unlimited   and   * hard memlock unlimited',
    },
    { do: 'For a service or a user session of systemd (Fedora: user@.service) the limit stands in the unit.', setting: 'LimitMEMLOCK=infinity' },
    { do: 'In a container: --ulimit memlock=-1.' },
  ],
  verify: 'ulimit -l   # unlimited; then: flm validate',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/amd/xdna-driver/blob/856409cafc23cee55976ebcaa0a073ab4ec6dfe2/README.md',
      date: '2026-08-21',
      establishes: 'AMD: memlock is the limiting resource, with the note on Fedora’s user@.service',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/FastFlowLM/pull/397',
      date: '2026-03-10',
      establishes: 'merged: below 100 MB it tries to lift the limit by itself, and fails validation only where it may not',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/lemonade-sdk/lemonade/pull/1339',
      date: '2026-03-12',
      establishes: 'Lemonade’s system unit keeps CAP_SYS_RESOURCE for FastFlowLM in place of LimitMEMLOCK=infinity',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/FastFlowLM/issues/490',
      date: '2026-04-13',
      establishes: 'how mmap fails where the limit was not lifted',
      strength: 'several-reports',
    },
  ],
});
