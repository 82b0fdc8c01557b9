import { all, any, defineCheck, environment, gpus, holds, servers, services, torch } from '#api';

export default defineCheck({
  id: 'vllm-rocm-architecture-unsupported',
  layer: 'runtime',
  kind: 'exposure',
  title: 'vLLM does not support this Radeon’s gfx target (gfx906, gfx1010, gfx1032 and others)',
  impact: 'blocked',
  symptom: 'Start or build fails deep in Triton or attention on an MI50, RX 5700 or RX 6600.',
  blamedOn: 'the ROCm version',
  runtimes: ['vllm'],
  when: all(
    gpus.some((gpu) => gpu.arch.oneOf('gfx900', 'gfx906', 'gfx1010', 'gfx1031', 'gfx1032', 'gfx1035', 'gfx1036')),
    // Builds for gfx1030 and gfx1103 exist, though the documentation does not list them.
    gpus.none((gpu) =>
      gpu.arch.oneOf(
        'gfx1030',
        'gfx1103',
        'gfx908',
        'gfx90a',
        'gfx942',
        'gfx950',
        'gfx1100',
        'gfx1101',
        'gfx1102',
        'gfx1150',
        'gfx1151',
        'gfx1152',
        'gfx1153',
        'gfx1200',
        'gfx1201',
      ),
    ),
    gpus.none((gpu) => gpu.vendor.is('nvidia')),
    torch.some((python) =>
      all(
        python.hip.atLeast('5.0'),
        python.vllm.inRanges({ introduced: null, fixed: null, seen: ['0.6.0', '0.28.0'] }),
        holds('vLLM’s version names no target of its own', [python.vllm], (vllm) => !/gfx\d/.test(vllm)),
      ),
    ),
  ),
  unless: any(
    // A build of others for these cards, or an override that makes ROCm take gfx1030's code.
    servers.some((server) => all(server.kind.is('vllm'), server.answers.is(true))),
    environment.variables.has('HSA_OVERRIDE_GFX_VERSION'),
    servers.some((server) => all(server.kind.is('vllm'), server.environment.has('HSA_OVERRIDE_GFX_VERSION'))),
    // Of a unit that does not run just now.
    services.some((service) => all(service.serves.is('vllm'), service.environment.has('HSA_OVERRIDE_GFX_VERSION'))),
  ),
  remedy: [{ do: 'Serve the model with llama.cpp or Ollama on Vulkan or HIP; for gfx906 there is a community fork of vLLM.' }],
  verify: 'rocminfo | grep gfx',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/blob/06d0369d75e060e83dffac3e0190ceff8fc37e12/docs/getting_started/installation/gpu.rocm.inc.md',
      date: '2026',
      establishes: 'the list of supported targets',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/33811',
      date: '2026-02-04',
      establishes: 'a whole build for gfx906, which CMake lists and Triton then refuses; closed unmerged',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/triton-lang/triton/issues/8992',
      date: '2025-12-15',
      establishes: 'gfx906 is no target of Triton; vLLM runs there with forks of both',
      strength: 'several-reports',
    },
  ],
});
