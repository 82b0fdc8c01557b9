import { all, defineCheck, gate, gpus, servers, torch, torchNoKernelImage } from '#api';

export default defineCheck({
  id: 'vllm-compute-capability-too-low',
  layer: 'runtime',
  kind: 'exposure',
  title: 'vLLM’s CUDA wheels need compute capability 7.0, since 0.20 7.5; Pascal and older are below',
  impact: 'blocked',
  symptom: 'On a GTX 10-series, P40 or P100 vLLM ends with “no kernel image is available for execution on the device”.',
  blamedOn: 'the driver, or the installed CUDA toolkit',
  runtimes: ['vllm'],
  when: all(
    gpus.some((gpu) => gpu.computeCapability.below('7.0')),
    gpus.none((gpu) => gpu.computeCapability.atLeast('7.0')),
    // A negation: of itself the build makes no such card likely.
    gate(
      torch.some((environment) =>
        all(environment.cuda.atLeast('11.0'), environment.vllm.inRanges({ introduced: null, fixed: null, seen: ['0.1.3', '0.31.0'] })),
      ),
    ),
  ),
  // A build of others for these cards.
  unless: servers.some((server) => all(server.kind.is('vllm'), server.answers.is(true))),
  hints: [...torchNoKernelImage],
  said: [/\bno (?:CUDA )?kernel image for\b/i],
  explains: ['cuda-toolkit-dropped-older-gpu', 'torch-without-pascal-kernels', 'torch-gpu-code-missing'],
  remedy: [
    { do: 'Serve the model with llama.cpp or Ollama, which still carry these cards.' },
    { do: 'A build of vLLM from source, or one that others made for Pascal (sasha0552/pascal-pkgs-ci), may start, but misses kernels for many quantizations.' },
  ],
  verify: 'nvidia-smi --query-gpu=name,compute_cap --format=csv',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/19542',
      date: '2025-06-12',
      establishes: 'vLLM 0.9.1 on a GTX 1080 Ti: no kernel image',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.vllm.ai/en/v0.31.0/getting_started/installation/gpu/',
      date: '2026',
      establishes: 'compute capability 7.5 or higher in 0.31',
      strength: 'documented',
    },
    { url: 'https://github.com/vllm-project/vllm/issues/774', date: '2023-08-17', establishes: 'nothing before Volta is supported', strength: 'documented' },
  ],
});
