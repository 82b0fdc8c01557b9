import { all, defineCheck, not, services } from '#api';

export default defineCheck({
  id: 'service-memory-limit-hit',
  layer: 'service',
  kind: 'exposure',
  title: 'MemoryMax= of the unit is below what the model needs: the kernel kills the server',
  impact: 'blocked',
  symptom: 'The server ends while a model loads, although the machine has memory left; the unit’s result is oom-kill.',
  blamedOn: 'a wrong estimate of the runtime, or too large a model',
  runtimes: [],
  // The result alone may also come from a machine that ran out of memory as a whole; the kernel’s line tells which it was.
  when: services.some((unit) => all(unit.result.is('oom-kill'), not(unit.memoryMax.isAbsent()))),
  proves: [
    // Whose limit it was stands before the comma; the unit after it may lie in a slice that has one.
    /oom-kill:constraint=CONSTRAINT_MEMCG.{0,300}oom_memcg=\/(?:system|user)\.slice\/[^\s,]{0,200}(?:ollama|llama|vllm|lemon|kobold|localai|lmstudio|sglang)[\w.@\\-]{0,60}\.service/,
  ],
  hints: [/Memory cgroup out of memory: Killed process \d+ \((?:ollama|llama|vllm|VLLM|python)/],
  explains: ['cgroup-memory-limit-killed-runner', 'model-runner-killed-by-oom'],
  remedy: [
    {
      do: 'Set MemoryMax= above the largest model plus its context, or drop it, in a drop-in; without it the server may push other programs out of memory. MemoryHigh= slows down instead of killing.',
      commands: ['systemctl show ollama -p MemoryMax -p MemoryHigh -p Result'],
    },
    { do: 'Or load less: a smaller context, a smaller model, fewer models at once.' },
  ],
  verify: 'journalctl -k -b | grep CONSTRAINT_MEMCG   # no new lines after a load',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/discover/cpu_linux.go',
      date: '2026-08-19',
      establishes: 'Ollama reads the limit at the root of its cgroup namespace only, so it does not see that of a unit on the host',
      strength: 'documented',
    },
    {
      url: 'https://github.com/systemd/systemd/issues/43439',
      date: '2026-08-19',
      establishes: 'a unit that runs into MemoryMax= ends with the result oom-kill; where a process of its own is killed, it may go on',
      strength: 'single-report',
    },
  ],
});
