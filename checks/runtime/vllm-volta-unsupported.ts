import { all, any, defineCheck, gate, gpus, servers, torch, torchNoKernelImage } from '#api';

export default defineCheck({
  id: 'vllm-volta-unsupported',
  layer: 'runtime',
  kind: 'exposure',
  title: 'vLLM’s wheels hold no code for Volta (7.0) since 0.20, which came with CUDA 13',
  impact: 'blocked',
  symptom: 'A V100 or Titan V that served older releases is refused, or stops with “no kernel image is available”.',
  blamedOn: 'the driver, or the V1 engine',
  runtimes: ['vllm'],
  when: all(
    gpus.some((gpu) => gpu.computeCapability.is('7.0')),
    gpus.none((gpu) => gpu.computeCapability.atLeast('7.5')),
    // A build with an older toolkit still holds code for 7.0.
    // A negation: of itself the build makes no such card likely.
    gate(
      torch.some((environment) =>
        all(
          environment.vllm.atLeast('0.20.0'),
          any(
            all(environment.cuda.atLeast('13.0'), environment.vllm.inRanges({ introduced: '0.20.0', fixed: null, seen: ['0.20.0', '0.31.0'] })),
            all(environment.cuda.atLeast('12.8'), environment.vllm.inRanges({ introduced: null, fixed: null, seen: ['0.23.1', '0.31.0'] })),
          ),
        ),
      ),
    ),
  ),
  unless: servers.some((server) => all(server.kind.is('vllm'), server.answers.is(true))),
  hints: [...torchNoKernelImage],
  explains: ['torch-without-volta-kernels', 'torch-gpu-code-missing'],
  remedy: [
    { do: 'Stay on a vLLM below 0.20 in an environment of its own, with a PyTorch whose torch.cuda.get_arch_list() holds sm_70, or use llama.cpp or Ollama.' },
  ],
  verify: 'nvidia-smi --query-gpu=name,compute_cap --format=csv',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/39878',
      date: '2026-04-15',
      establishes: 'merged: the plain wheels and images are for CUDA 13.0, with new lists of architectures; 0.20 is the first that wants CUDA 13',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/blob/0487d5c235baf6fdfb5ad1e0d97449ba548c68a0/docs/getting_started/installation/gpu.cuda.inc.md',
      date: '2026',
      establishes: 'compute capability 7.5 or higher; the page names wheel 0.23.1rc1',
      strength: 'documented',
    },
    {
      url: 'https://docs.vllm.ai/en/v0.31.0/getting_started/installation/gpu/',
      date: '2026',
      establishes: 'the same in 0.31',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/blob/000a1ee93b2ddc3cb06c62a71fe769c789cbf7b1/CMakeLists.txt',
      date: '2026',
      establishes: 'with CUDA 12.8 or later the list of architectures begins at 7.5',
      strength: 'documented',
    },
  ],
});
