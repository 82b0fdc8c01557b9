import { all, cpu, defineCheck, gate, holds, illegalInstruction, not, platform, torch } from '#api';

export default defineCheck({
  id: 'pytorch-wheel-needs-lse-atomics',
  layer: 'hardware',
  kind: 'exposure',
  title: 'This PyTorch wheel uses ARMv8.1 atomics, which Raspberry Pi 4 and other ARMv8.0 CPUs lack',
  impact: 'blocked',
  symptom: '“Illegal instruction” at `import torch`, or in the first operations.',
  blamedOn: 'a corrupt wheel, a 32-bit system',
  runtimes: ['pytorch', 'vllm'],
  when: all(
    platform.arch.is('aarch64'),
    // Cortex-A53, A57, A72, A73.
    holds('the CPU has no LSE atomics', [cpu.flags], (flags) => !flags.includes('atomics')),
    // The releases that were reported; the fault came back each time a library in the wheel was built anew. Of 2.0.0 one build failed and another did not.
    // conda-forge, which builds for ARMv8.0, calls its own 2.6.0.post300 and the like.
    // On every other processor they work.
    gate(
      torch.some((environment) =>
        all(
          holds('it is PyTorch’s own build of 2.4.0, 2.6.0 or 2.10.0', [environment.version], (version) => /^2\.(?:4|6|10)\.0(?:\+\S{1,40})?$/.test(version)),
          // A distribution’s own package is built for its baseline, ARMv8.0.
          not(environment.name.is('/usr')),
        ),
      ),
    ),
  ),
  hints: [...illegalInstruction, /\bldaddal\b/],
  remedy: [{ do: 'Install another release of torch: 2.3.1 was reported to work, and the fault of 2.10.0 is repaired in 2.11.0.' }],
  verify: "python -c 'import torch; print(torch.ones(2) + 1)'",
  owner: { component: 'pytorch' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/issues/97226',
      date: '2024-07-28',
      establishes: 'one of two builds of 2.0.0 on a Raspberry Pi 4, and 2.4.0 again, with the instruction (ldaddal)',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/176993',
      date: '2026-03-17',
      establishes: '2.10.0 on a Raspberry Pi 4; repaired for 2.11.0, with the lacking instructions named',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/146792',
      date: '2025-02-26',
      establishes: '2.6.0: the build flag that makes the compiler emit LDADDAL',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/132032',
      date: '2024-07-29',
      establishes: '2.4.0 on Raspberry Pi 4 and on another board with Cortex-A53: ldaddal in the Arm Compute Library; 2.3.1 works',
      strength: 'several-reports',
    },
  ],
});
