import { all, any, defineCheck, killedForMemory, memory, platform, runnerKilledForMemory, runtimes, servers, toldKilled, wsl } from '#api';

export default defineCheck({
  id: 'wsl-memory-half-of-ram',
  layer: 'wsl',
  kind: 'exposure',
  title: 'WSL2 gives Linux half of the machine’s RAM, and the kernel ended a process for memory',
  impact: 'blocked',
  symptom: 'Loading a model ends with “Killed”, although Windows has enough memory.',
  blamedOn: 'the model’s size, or a leak in the runtime',
  runtimes: [],
  // The default alone is no fault: the kernel must have ended something since WSL started.
  when: all(platform.system.is('wsl2'), wsl.memoryLimit.isAbsent(), memory.oomKills.atLeast(1)),
  // What was ended may have been a compiler.
  unless: all(
    runtimes.none((runtime) => any(runtime.running.is(true), runtime.startError.has(/killed/i))),
    servers.isEmpty(),
  ),
  hints: [
    ...runnerKilledForMemory,
    ...killedForMemory,
    // From 2.9.5 on WSL keeps all of a user’s processes in this cgroup, whose limit is the machine’s memory but for 32 MiB.
    /\boom_memcg=\/wsl-user,/,
    /\bSignal 9 \(SIGKILL\)/,
    /\bexitcode ?: -9\b/,
    /^(?!.{0,600}\b(?:cgroup|mem_limit|--memory|memory limit)\b).*\b(?:says?|prints?|gets?|getting|got|resulted in|just|is) [`"'*“]{0,3}killed\b/i,
    /model requires more system memory/,
  ],
  said: [...toldKilled],
  explains: ['model-runner-killed-by-oom'],
  remedy: [
    {
      do: 'Give WSL more in %UserProfile%\\.wslconfig, under [wsl2], and leave Windows enough for itself; the value is one for a machine with 64 GB.',
      setting: 'memory=48GB',
    },
    {
      do: 'Swap can be set there too (swap=); a model that lives in swap is slow. Then end WSL from PowerShell, which stops all distributions.',
      setting: 'wsl --shutdown',
    },
    {
      do: 'Where the kernel’s log says “Memory cgroup out of memory”, the limit of a container or unit was reached: raise that one. With oom_memcg=/wsl-user it is WSL’s whole share all the same, which releases from 2.9.5 on hold in a cgroup of that name.',
    },
  ],
  verify: 'free -h',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://learn.microsoft.com/en-us/windows/wsl/wsl-config',
      date: '2026-07-30',
      establishes: 'memory defaults to half of the RAM, swap to a quarter of it',
      strength: 'documented',
    },
    {
      url: 'https://github.com/microsoft/WSL/pull/40519',
      date: '2026-07-14',
      establishes: 'merged, after 2.9.4: the cgroup wsl-user, whose limit leaves 32 MiB of the memory to WSL itself',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/oobabooga/textgen/issues/440',
      date: '2023-12-06',
      establishes: 'memory= in .wslconfig cures the killed load',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/oobabooga/textgen/issues/536',
      date: '2023-03-24',
      establishes: 'a 30B model is “Killed” at its load on a machine with 32 GB, which Windows itself loads',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/zai-org/ChatGLM3/issues/107',
      date: '2023-11-10',
      establishes: 'the half was the cause: with 14 of 16 GB for WSL2 the model loads',
      strength: 'several-reports',
    },
    { url: 'https://github.com/komikndr/raylight/issues/108', date: '2026-08-15', establishes: 'still met in 2026', strength: 'several-reports' },
  ],
});
