import { all, cpu, defineCheck, models, not, platform, runtimes } from '#api';

export default defineCheck({
  id: 'lm-studio-cpu-without-avx2',
  layer: 'hardware',
  kind: 'fault',
  title: 'LM Studio’s engines need AVX2, and this CPU does not offer it',
  impact: 'blocked',
  symptom: 'LM Studio starts, but every model fails to load, with “No LM Runtime found for model format” or an empty hardware page.',
  blamedOn: 'the GPU driver, the model’s format',
  runtimes: ['lm-studio'],
  when: all(
    platform.arch.is('x86_64'),
    not(cpu.flags.has('avx2')),
    // A negation, since LM Studio alone sets no cause apart: the message has others too.
    not(runtimes.none((runtime) => runtime.kind.is('lm-studio'))),
  ),
  // It serves one, with whichever engine.
  unless: models.some((model) => model.runtime.is('lm-studio')),
  hints: [/No LM Runtime found for model format/],
  remedy: [
    { do: 'In a virtual machine: pass the host’s CPU on, and stop and start the machine.' },
    { do: 'On a CPU of 2013 or later: look in the firmware setup whether AVX2 was turned off.' },
    { do: 'Otherwise use llama.cpp or Ollama, which have variants for older CPUs.' },
  ],
  verify: 'grep -m1 -c avx2 /proc/cpuinfo',
  owner: { component: 'lm-studio' },
  evidence: [
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/34',
      date: '2024-05-31',
      establishes: 'AVX2 is a hard requirement',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/221',
      date: '2024-11-26',
      establishes: 'the message on Linux in a virtual machine without AVX2',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1981',
      date: '2026-05-30',
      establishes: 'the same on a new CPU with AVX2 turned off in the firmware, 0.4.15',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/2360',
      date: '2026-09-03',
      establishes: 'it still holds for 0.4.23',
      strength: 'several-reports',
    },
  ],
});
