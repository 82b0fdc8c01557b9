import { all, any, defineCheck, gpus, models, not, ollama, runtimes } from '#api';

export default defineCheck({
  id: 'nvidia-gpu-before-maxwell',
  layer: 'hardware',
  kind: 'exposure',
  title: 'NVIDIA GPUs before Maxwell (Kepler, compute capability below 5.0) run no current CUDA',
  impact: 'degraded',
  symptom: 'The GPU is not used; Ollama says “CUDA GPU is too old”, or the driver says that it ignores the card.',
  blamedOn: 'the driver’s installation',
  runtimes: [],
  when: all(
    // With nouveau it is there for the display, and one that was handed to a guest computes there.
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.computeCapability.below('5.0'), not(gpu.driver.oneOf('nouveau', 'vfio-pci')))),
    gpus.none((gpu) => any(gpu.computeCapability.atLeast('5.0'), all(gpu.vendor.oneOf('amd', 'intel'), gpu.integrated.is(false)))),
    runtimes.some((runtime) => any(runtime.kind.is('ollama'), runtime.backends.has('cuda'))),
  ),
  // Another GPU, perhaps the integrated one, computes or will.
  unless: any(
    models.some((model) => model.sizeVram.atLeast(1)),
    ollama.compute.hasAny('cuda', 'rocm', 'vulkan'),
  ),
  proves: [/CUDA GPU is too old\. .{0,40}Compute Capability detected: [1-4]\.\d/],
  // A newer card may compute beside the one that the driver ignores.
  hints: [/supported through the NVIDIA (?:304|340|390|470)\.xx Legacy drivers/],
  remedy: [
    {
      do: 'Use the CPU, or a newer GPU: Ollama, llama.cpp’s releases and PyTorch’s wheels hold no code for this one. Turing (RTX 20, GTX 16) and later run with all of them; Maxwell to Volta only with some builds for CUDA 12.',
    },
    { do: 'The legacy driver branch 470 drives Kepler cards for display; community forks of Ollama build for compute capability 3.7.' },
  ],
  verify: 'nvidia-smi --query-gpu=name,compute_cap --format=csv',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/9124',
      date: '2025-02-15',
      establishes: 'K80 (3.7): Ollama supports 5.0 and above',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/1834',
      date: '2024-01-07',
      establishes: 'the message, and the fall-back to the CPU',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/llama/server/CMakePresets.json',
      date: '2026-08-21',
      establishes: 'builds for CUDA 12 begin with 5.0',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/ggml/blob/d99724f2b141fed9e1a9f402213506c081433465/src/ggml-cuda/CMakeLists.txt',
      date: '2026-08-21',
      establishes: 'with CUDA 13 ggml builds for 7.5 and later, before it for 5.0 too',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/siderolabs/talos/issues/8764',
      date: '2024-05-20',
      establishes: 'GT 710 with driver 535: supported by the 470.xx Legacy drivers, ignored by this one',
      strength: 'several-reports',
    },
  ],
});
