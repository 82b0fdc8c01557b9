import { all, any, defineCheck, not, runtimes, services } from '#api';

/** Later builds no longer take the older spellings: they refuse the flag, which another check tells, and pass by the variable. */
const takesOlderSpellings = runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.build.below('10875')));

export default defineCheck({
  id: 'service-memlock-too-low',
  layer: 'service',
  kind: 'fault',
  title: 'The model is not locked (mlock): the limit of locked memory is below its size',
  impact: 'risk',
  symptom: 'A warning at load; later the first tokens after a pause are slow, since the weights were pushed out of memory.',
  blamedOn: 'a slow disk, or the model',
  runtimes: ['llama.cpp'],
  when: services.some((unit) =>
    all(
      unit.serves.is('llama.cpp'),
      not(unit.activeState.is('inactive')),
      any(
        unit.execStart.has(/\s(?:--load-mode|-lm)[ =](?:mmap\+)?mlock(?:\s|$)/),
        unit.environment.value('LLAMA_ARG_LOAD_MODE', /^(?:mmap\+)?mlock$/),
        all(any(unit.execStart.has(/\s--mlock(?:\s|$)/), unit.environment.value('LLAMA_ARG_MLOCK', /^(?:1|on|true|enabled|yes)$/i)), takesOlderSpellings),
      ),
      // root may lock what it likes.
      not(unit.user.is('root')),
      unit.limitMemlock.below(256 * 1024 * 1024),
    ),
  ),
  // Not of LM Studio, which asks for it by default and runs on; its engine's name stands before the line.
  proves: [/^(?!.{0,60}\bllama\.cpp-linux-).{0,400}failed to mlock \d+-byte buffer \(after previously locking \d+ bytes\): Cannot allocate memory/],
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
    {
      do: 'Or leave --mlock (--load-mode mmap+mlock in newer builds, use_mlock in Python) out where memory is ample. The server of llama-cpp-python asks for it by itself: --use_mlock false.',
    },
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
      url: 'https://github.com/ggml-org/llama.cpp/pull/26135',
      date: '2026-07-26',
      establishes: 'merged: mmap+mlock is what --mlock did; the older flags are removed by pull request 28334, in b10875',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/blob/3691546f1c9e0c1bf93323dff02230bd959cf562/llama_cpp/server/settings.py',
      date: '2026-08-17',
      establishes: 'use_mlock of its server is on wherever the system can lock memory',
      strength: 'documented',
    },
    {
      url: 'https://github.com/utilityai/llama-cpp-rs/issues/663',
      date: '2025-02-19',
      establishes: 'the same with current wording',
      strength: 'several-reports',
    },
  ],
});
