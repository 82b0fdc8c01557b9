import { all, cpu, defineCheck, kernel, not, platform } from '#api';

export default defineCheck({
  id: 'avx-cleared-by-boot-option',
  layer: 'hardware',
  kind: 'fault',
  title: 'A boot option (gather_data_sampling=force, clearcpuid or noxsave) takes AVX from programs',
  impact: 'degraded',
  symptom: 'CPU inference is many times slower than on the same machine before, or programs end with “Illegal instruction”.',
  blamedOn: 'the CPU’s age, the prebuilt program',
  runtimes: [],
  when: all(
    platform.arch.is('x86_64'),
    kernel.cmdline.has(/(?:^|\s)(?:gather_data_sampling=force|clearcpuid=\S{0,80}\b(?:avx|156)\b\S{0,80}|noxsave)(?:\s|$)/),
    // With current microcode “force” takes nothing away; so the flag decides.
    not(cpu.flags.has('avx')),
    // Such a CPU was made with AVX; Celerons, Pentiums and Atoms without it have no BMI2 either.
    cpu.flags.has('bmi2'),
    not(cpu.hypervisor.is(true)),
  ),
  remedy: [
    {
      do: 'With gather_data_sampling=force: update the CPU’s microcode (intel-microcode, or the firmware), with which it keeps AVX. Without new microcode only removing the option helps, and the CPU is then open to Gather Data Sampling.',
    },
    { do: 'With clearcpuid or noxsave: remove the option from the kernel command line and boot; microcode changes nothing there.' },
  ],
  verify: 'grep -m1 -o -w avx /proc/cpuinfo; cat /sys/devices/system/cpu/vulnerabilities/gather_data_sampling',
  explains: ['cpu-without-avx', 'lm-studio-cpu-without-avx2', 'koboldcpp-cpu-without-avx2', 'ollama-gpu-refused-without-avx'],
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.kernel.org/admin-guide/hw-vuln/gather_data_sampling.html',
      date: '2026',
      establishes: 'force and clearcpuid=avx disable AVX where the microcode lacks the mitigation; programs that test the CPU’s flag alone break',
      strength: 'documented',
    },
  ],
});
