import { all, defineCheck, gpus, torch } from '#api';

export default defineCheck({
  id: 'vllm-volta-unsupported',
  layer: 'runtime',
  kind: 'exposure',
  title: 'vLLM documents compute capability 7.5 as its floor since about 0.23; a V100 has 7.0',
  impact: 'blocked',
  symptom: 'A V100 or Titan V that served older releases is refused, or stops with “no kernel image is available”.',
  blamedOn: 'the driver, or the V1 engine',
  runtimes: ['vllm'],
  when: all(
    gpus.some((gpu) => gpu.computeCapability.is('7.0')),
    gpus.none((gpu) => gpu.computeCapability.atLeast('7.5')),
    // A build with an older toolkit still holds code for 7.0.
    torch.some((environment) =>
      all(environment.cuda.atLeast('12.8'), environment.vllm.inRanges({ introduced: null, fixed: null, seen: ['0.23.1', '0.28.0'] })),
    ),
  ),
  // llama.cpp begins a line with "CUDA error: no kernel image", and FlashAttention puts its file before it; PyTorch names the kind of error.
  hints: [/(?<!^CUDA error: |\bCUDA error \([^()]{1,200}\): )no kernel image is available for execution on the device/, /compute capability.{0,60}\b7\.5/i],
  remedy: [{ do: 'Stay on an older vLLM with a cu126 PyTorch in an environment of its own, or use llama.cpp or Ollama.' }],
  verify: 'nvidia-smi --query-gpu=name,compute_cap --format=csv',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/blob/0487d5c235baf6fdfb5ad1e0d97449ba548c68a0/docs/getting_started/installation/gpu.cuda.inc.md',
      date: '2026',
      establishes: 'compute capability 7.5 or higher; the page names wheel 0.23.1rc1',
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
