import { all, any, defineCheck, not, services } from '#api';

export default defineCheck({
  id: 'service-memlock-too-low',
  layer: 'service',
  kind: 'fault',
  title: '--mlock has no effect: the limit of locked memory is below the size of the model',
  impact: 'risk',
  symptom: 'A warning at load; later the first tokens after a pause are slow, since the weights were pushed out of memory.',
  blamedOn: 'a slow disk, or the model',
  runtimes: ['llama.cpp'],
  when: services.some((unit) =>
    all(
      unit.serves.is('llama.cpp'),
      any(unit.execStart.has(/\s--(?:mlock|load-mode[ =]mlock)(?:\s|$)/), unit.environment.value('LLAMA_ARG_MLOCK', /^(?:1|on|true|enabled|yes)$/i)),
      // root may lock what it likes.
      not(unit.user.is('root')),
      unit.limitMemlock.below(256 * 1024 * 1024),
    ),
  ),
  proves: [/failed to mlock \d+-byte buffer \(after previously locking \d+ bytes\): Cannot allocate memory/],
  hints: [/Try increasing RLIMIT_(?:MEMLOCK|MLOCK) \('ulimit -l' as root\)/],
  remedy: [
    {
      do: 'For a service lift the limit in a drop-in (systemctl edit), then reload and restart. Locked memory is not available to anything else.',
      setting: 'LimitMEMLOCK=infinity',
    },
    {
      do: 'For a login write it into a file below /etc/security/limits.d and log in anew; ulimit -l shows what is in force. In a container: --ulimit memlock=-1.',
      setting: '* - memlock unlimited',
    },
    { do: 'Or leave --mlock (use_mlock) out where memory is ample.' },
  ],
  verify: 'grep -E "VmLck" /proc/$(pidof -s llama-server)/status',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/abetlen/llama-cpp-python/issues/254',
      date: '2023-05-21',
      establishes: 'the warning and its cause',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/utilityai/llama-cpp-rs/issues/663',
      date: '2025-02-19',
      establishes: 'the same with current wording',
      strength: 'several-reports',
    },
  ],
});
