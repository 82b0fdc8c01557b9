import { all, defineCheck, memory, services } from '#api';

export default defineCheck({
  id: 'service-killed-by-oomd',
  layer: 'service',
  kind: 'fault',
  title: 'systemd-oomd ends the model server under memory pressure, before the kernel would',
  impact: 'unstable',
  symptom: 'The server, or the whole session it runs in, disappears while a model loads; swap is free and the kernel reports no lack of memory.',
  blamedOn: 'a crash of the server, or the GPU driver',
  runtimes: [],
  // The kernel counts what it kills itself; a unit ended for memory while that count is zero was ended by systemd-oomd.
  when: all(
    services.some((unit) => all(unit.result.is('oom-kill'), unit.memoryMax.isAbsent())),
    memory.oomKills.is(0),
  ),
  proves: [
    /(?:ollama|llama|vllm|lemon|kobold|localai|lmstudio|sglang)[\w.@\\-]{0,60}\.(?:service|scope): systemd-oomd killed (?:\d+|some) process/,
    /systemd-oomd\[\d+\]: Killed \/\S{0,300}(?:ollama|llama|vllm|lemon|kobold|localai|lmstudio|sglang)[^/\s]{0,80} due to memory (?:pressure|used)/,
  ],
  hints: [/Killed \/\S{1,300} due to memory pressure for \/\S{0,300} being \d/, /systemd-oomd killed \d+ process\(es\) in this unit/],
  explains: ['model-runner-killed-by-oom'],
  remedy: [
    {
      do: 'Let systemd-oomd take the unit last, in a drop-in below [Service] (systemctl edit), then reload and restart. Under real shortage something else is then ended, or the machine slows down. For a user unit (systemctl --user edit) it counts from systemd 252 on, and not where it was swap that ran out.',
      setting: 'ManagedOOMPreference=avoid',
    },
    {
      do: 'A server that was started in a terminal shares its scope with the shell: make it a unit, or start it with systemd-run --user -p ManagedOOMPreference=avoid.',
    },
    { do: 'More swap or a smaller model lowers the pressure itself.' },
  ],
  verify: 'journalctl -b -u systemd-oomd; oomctl',
  owner: { component: 'systemd' },
  evidence: [
    {
      url: 'https://github.com/systemd/systemd/pull/23764',
      date: '2022-06-16',
      establishes: 'merged, in 252: before it ManagedOOMPreference= counted for units of the system alone',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/systemd/systemd/pull/20690',
      date: '2021-09-10',
      establishes: 'the lines that systemd-oomd and the manager log for an ended unit',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/systemd/systemd/pull/22629',
      date: '2022-03-17',
      establishes: 'a unit that systemd-oomd ended has the result oom-kill',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/systemd/systemd/pull/22965',
      date: '2022-04-04',
      establishes: 'it killed before that was necessary, since it counted memory as used that was still available',
      strength: 'maintainer-confirmed',
    },
  ],
});
