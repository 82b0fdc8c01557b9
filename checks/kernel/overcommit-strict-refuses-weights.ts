import { all, defineCheck, holds, memory, not, runtimes } from '#api';

const GiB = 1024 ** 3;

export default defineCheck({
  id: 'overcommit-strict-refuses-weights',
  layer: 'kernel',
  kind: 'exposure',
  title: 'vm.overcommit_memory=2 leaves little to promise, so that mapping large weights is refused',
  impact: 'blocked',
  symptom: 'Loading fails with “unable to mmap … Cannot allocate memory”, although memory and VRAM are free.',
  blamedOn: 'a broken file, VRAM',
  runtimes: ['vllm', 'sglang', 'pytorch'],
  // PyTorch maps checkpoints privately and writable, which counts; a GGUF is mapped shared and read-only, which does not.
  when: all(
    memory.overcommit.is(2),
    memory.commitLeft.below(16 * GiB),
    // Else memory itself ends first.
    holds('less may be promised than is available', [memory.commitLeft, memory.available], (left, available) => left < available),
    not(runtimes.none((runtime) => runtime.kind.oneOf('pytorch', 'vllm', 'sglang'))),
  ),
  hints: [/unable to mmap \d{9,} bytes from file .{1,300}Cannot allocate memory/],
  remedy: [
    {
      do: 'Go back to the kernel’s default accounting, on the host also for containers; a process that uses more than there is then meets the OOM killer instead of an error. One mapping larger than RAM and swap together is refused even then, and only with 1 not.',
      setting: 'vm.overcommit_memory=0',
    },
    { do: 'Or raise the share that may be promised, or add swap, which counts in full.', setting: 'vm.overcommit_ratio=95' },
  ],
  verify: 'grep -i commit /proc/meminfo',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.kernel.org/mm/overcommit-accounting.html',
      date: '2026',
      establishes: 'in mode 2 the kernel refuses what would exceed swap and a share of RAM; private writable mappings count',
      strength: 'documented',
    },
    {
      url: 'https://github.com/safetensors/safetensors/issues/528',
      date: '2024-09-22',
      establishes: 'the error as it is printed when the mapping of a checkpoint is refused',
      strength: 'several-reports',
    },
  ],
});
