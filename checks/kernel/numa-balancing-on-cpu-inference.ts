import { all, any, cpu, defineCheck, gpus, not, servers } from '#api';

export default defineCheck({
  id: 'numa-balancing-on-cpu-inference',
  layer: 'kernel',
  kind: 'exposure',
  title: 'kernel.numa_balancing moves the pages of models that run on CPUs of several nodes',
  impact: 'risk',
  symptom: 'Low and uneven token rate on a machine with two sockets; much time in the kernel.',
  blamedOn: 'the quantization, the thread count',
  runtimes: ['llama.cpp', 'ollama', 'koboldcpp'],
  when: all(
    cpu.numaNodes.atLeast(2),
    any(cpu.numaBalancing.is(1), cpu.numaBalancing.is(3)),
    // Models on GPUs do not live in these pages.
    not(gpus.some((gpu) => any(gpu.vendor.is('nvidia'), all(gpu.vendor.oneOf('amd', 'intel'), gpu.integrated.is(false))))),
    // The kernel’s default helps programs that are not bound; the manual advises against it for those that are.
    servers.some((server) => all(server.kind.oneOf('llama.cpp', 'ollama', 'koboldcpp'), server.flags.has('--numa'))),
  ),
  // llama.cpp says the second where it was started with --numa (ggml_numa_init), also where nobody suffers from it.
  hints: [/\btask_numa_work\b/, /\/proc\/sys\/kernel\/numa_balancing is enabled, this has been observed to impair performance/],
  remedy: [
    { do: 'Turn it off while models run; other programs on the machine lose its help.', commands: ['sudo sysctl kernel.numa_balancing=0'] },
    { do: 'Spread the model over the nodes with llama.cpp’s --numa distribute; pages of an earlier load keep their place until the page cache is dropped.' },
  ],
  verify: 'cat /proc/sys/kernel/numa_balancing',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.kernel.org/admin-guide/sysctl/kernel.html',
      date: '2026',
      establishes: 'the feature samples by unmapping pages, and is to be turned off where work is bound to nodes already',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/13850',
      date: '2025-05-28',
      establishes: '--numa and a dropped page cache nearly doubled the speed on two nodes',
      strength: 'several-reports',
    },
  ],
});
