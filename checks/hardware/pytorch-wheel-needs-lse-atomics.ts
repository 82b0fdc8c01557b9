import { all, any, cpu, defineCheck, illegalInstruction, not, platform, torch } from '#api';

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
    not(cpu.flags.has('atomics')),
    // The releases that were reported; the fault came back each time a library in the wheel was built anew.
    torch.some((environment) =>
      any(environment.version.is('2.0.0'), environment.version.is('2.4.0'), environment.version.is('2.6.0'), environment.version.is('2.10.0')),
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
      establishes: '2.0.0 on a Raspberry Pi 4, and 2.4.0 again, with the instruction (ldaddal)',
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
