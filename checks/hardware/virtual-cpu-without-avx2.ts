import { all, any, cpu, defineCheck, gpus, illegalInstruction, models, not, ollama, platform, runtimes } from '#api';

export default defineCheck({
  id: 'virtual-cpu-without-avx2',
  layer: 'hardware',
  kind: 'exposure',
  title: 'The virtual CPU offers no AVX2 to this guest',
  impact: 'degraded',
  symptom: '“Illegal instruction” when a model loads, or a CPU back end that is many times slower, on a host with a modern CPU.',
  blamedOn: 'the prebuilt program, an old CPU',
  runtimes: [],
  // By the flag, not by the model: a generic CPU type can carry a real one’s name.
  when: all(platform.system.is('native'), platform.arch.is('x86_64'), cpu.hypervisor.is(true), not(cpu.flags.has('avx2'))),
  unless: any(
    // Such a type is what some hypervisors give by default; nothing here computes.
    runtimes.isEmpty(),
    // What is loaded is on a GPU whole, where the CPU’s part is small; or it will be.
    all(
      models.some((model) => model.sizeVram.atLeast(1)),
      models.none((model) => model.sizeVram.is(0)),
      not(ollama.compute.has('cpu')),
    ),
    all(
      any(
        ollama.compute.hasAny('cuda', 'rocm', 'vulkan'),
        // Installed for a card that was handed to the guest.
        all(
          runtimes.some((runtime) => any(runtime.kind.oneOf('vllm', 'sglang', 'pytorch'), runtime.backends.hasAny('cuda', 'hip'))),
          gpus.some((gpu) => gpu.vendor.oneOf('nvidia', 'amd')),
        ),
      ),
      not(ollama.compute.has('cpu')),
      models.none((model) => model.sizeVram.is(0)),
      runtimes.none((runtime) => runtime.startError.has(/Illegal instruction|invalid opcode|SIGILL|status=4\/ILL/i)),
    ),
  ),
  // With all layers on a GPU the CPU’s part is small. That a guest computes on its CPU has other causes, so the flags have to be known.
  bites: all(
    not(cpu.flags.has('avx2')),
    any(
      ollama.compute.has('cpu'),
      models.some((model) => model.sizeVram.is(0)),
    ),
  ),
  // LM Studio offers no engine where AVX2 is lacking.
  hints: [...illegalInstruction, /No LM Runtime found for model format/],
  remedy: [
    {
      do: 'Proxmox: CPU type “host”, or x86-64-v3 where the guest must be movable to other hosts; then stop and start the guest, a reboot inside does not suffice.',
    },
    { do: 'libvirt: <cpu mode="host-passthrough"/>.' },
    {
      do: 'VirtualBox on a Windows host with Hyper-V on: update it; 7.1.12 and 7.2.0 were the first to hand AVX2 on there, 7.2.8 lost it again, 7.2.10 has it. Where older releases have to stay, Hyper-V must be off, without which WSL2 and Docker Desktop do not run.',
    },
    { do: 'Where the host’s CPU itself lacks AVX2 nothing can be passed on.' },
  ],
  verify: 'grep -m1 -o -w avx2 /proc/cpuinfo',
  explains: ['lm-studio-cpu-without-avx2', 'koboldcpp-cpu-without-avx2', 'ollama-gpu-refused-without-avx'],
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/2187',
      date: '2024-01-28',
      establishes: 'a maintainer names virtual machines that mask CPU features as the likely case, and advises to enable them',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/10074',
      date: '2025-04-02',
      establishes: 'a QEMU guest named after a Xeon Gold 6146, without the flag; the instruction that it stumbled on',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/VirtualBox/virtualbox/issues/36',
      date: '2025-07-15',
      establishes: 'VirtualBox with Hyper-V on the host hid AVX; a developer: mended in 7.1.12',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/VirtualBox/virtualbox/issues/642',
      date: '2026-04-24',
      establishes: 'a developer: 7.2.8 lost it by a regression',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/VirtualBox/virtualbox/issues/726',
      date: '2026-06-25',
      establishes: 'AVX2 with 7.2.6 and 7.2.10 under Hyper-V, none with 7.2.8; Debian 11 and 12 with two CPUs can hang under 7.2.10',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/221',
      date: '2024-11-26',
      establishes: 'the host’s CPU has to be passed on for LM Studio in a Linux guest',
      strength: 'maintainer-confirmed',
    },
  ],
});
