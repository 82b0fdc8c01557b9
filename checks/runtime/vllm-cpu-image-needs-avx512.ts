import { all, any, cpu, defineCheck, illegalInstruction, not, platform, servers, torch } from '#api';

export default defineCheck({
  id: 'vllm-cpu-image-needs-avx512',
  layer: 'runtime',
  kind: 'exposure',
  title: 'vLLM’s CPU images of 2025 need AVX-512, later ones VNNI and BF16 too, which are missing',
  impact: 'blocked',
  symptom: 'The CPU container of vLLM ends with “Illegal instruction” (exit 132) on desktop processors.',
  blamedOn: 'the model, or too little memory',
  runtimes: ['vllm'],
  when: all(
    platform.arch.is('x86_64'),
    // A build of one’s own takes what this processor has, also in an LXC container or a distrobox.
    platform.container.oneOf('docker', 'podman', 'kubernetes', 'containerd'),
    // From 0.17.0 on one build holds AVX2 and AVX-512.
    any(
      all(
        not(cpu.flags.has('avx512f')),
        torch.some((environment) =>
          all(environment.variant.is('cpu'), environment.vllm.inRanges({ introduced: null, fixed: '0.17.0', seen: ['0.8.5', '0.10.2'] })),
        ),
      ),
      // Skylake’s servers have the first part alone; the documentation names the other two since August 2025.
      all(
        any(not(cpu.flags.has('avx512_vnni')), not(cpu.flags.has('avx512_bf16'))),
        torch.some((environment) =>
          all(environment.variant.is('cpu'), environment.vllm.inRanges({ introduced: null, fixed: '0.17.0', seen: ['0.10.1', '0.10.2'] })),
        ),
      ),
    ),
  ),
  // An image of one's own.
  unless: servers.some((server) => all(server.kind.is('vllm'), server.answers.is(true))),
  hints: [...illegalInstruction],
  remedy: [
    {
      do: 'Take release 0.17.0 or later: its CPU wheels make do with AVX2, and of the images (vllm/vllm-openai-cpu) the documentation no longer warns. In March 2026 one still stopped without AVX-512, so take the newest.',
    },
    { do: 'Or build the image of 0.8.5 to 0.10.2 on this machine without AVX-512.', setting: '--build-arg VLLM_CPU_DISABLE_AVX512=true' },
    {
      do: 'A processor with avx512f and without the other two (lscpu lists them) can keep AVX-512 and leave these out.',
      setting: '--build-arg VLLM_CPU_AVX512BF16=false --build-arg VLLM_CPU_AVX512VNNI=false',
    },
    { do: 'Or use llama.cpp or Ollama.' },
  ],
  verify: 'grep -m1 -oE "avx512(f|_vnni|_bf16)" /proc/cpuinfo   # the images of that time want all three',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/22707',
      date: '2025-08-12',
      establishes: 'merged: the documentation warns of the published images, also where a processor has only avx512f, and names the build without AVX-512',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/18660',
      date: '2025-05-24',
      establishes: 'the published images 0.8.5 and 0.10.1 need AVX-512',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/blob/02319794a1415e663baaf6de2f8197f795bd8c03/docs/getting_started/installation/cpu.x86.inc.md',
      date: '2026',
      establishes: 'wheels for AVX-512 and AVX2 since 0.17.0; the page warns no more of the images',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/35466',
      date: '2026-02-27',
      establishes: 'merged: the release for CPUs holds both AVX2 and AVX-512',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/36901',
      date: '2026-03-12',
      establishes: 'the usual CPU image stops on AMD’s Zen 1 to 3, which have no AVX-512; a second image is proposed, and closed unmerged',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/33991',
      date: '2026-02-06',
      establishes: 'before that release a build without AVX-512 stopped at mla_decode.cpp',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/24839',
      date: '2025-09-14',
      establishes: 'the image of 0.10.2 does not run on a Comet Lake without it',
      strength: 'single-report',
    },
  ],
});
