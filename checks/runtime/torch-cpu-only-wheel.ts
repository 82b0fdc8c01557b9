import { all, any, defineCheck, gate, gpus, runtimes, told, torch, torchCpuBeside, torchWithoutCuda } from '#api';

/** vLLM, which asks PyTorch; on a machine with the right wheel it has other causes. */
const noDevice = /Failed to infer device type/;
/** `print(torch.__version__, torch.cuda.is_available())`, which people are told to run. */
const printed = /^\s{0,12}\d\.\d{1,2}\.\d{1,2}\+cpu\s{1,8}False\b/;

const refused = (environment: typeof torch.item) => any(environment.lastError.has(/Torch not compiled with CUDA enabled/), environment.lastError.has(noDevice));

export default defineCheck({
  id: 'torch-cpu-only-wheel',
  layer: 'runtime',
  kind: 'fault',
  title: 'This environment has PyTorch’s CPU wheel, so torch.cuda has no device',
  impact: 'blocked',
  symptom: '“Torch not compiled with CUDA enabled”, or vLLM’s “Failed to infer device type”, although nvidia-smi shows the GPU.',
  blamedOn: 'the driver, or a missing CUDA toolkit',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  // A CPU wheel alone is often meant so; the error, or who complains, says that something wanted the GPU.
  when: all(
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    torch.some((environment) =>
      all(
        // A negation: of itself the wheel makes no NVIDIA GPU likely.
        gate(any(environment.variant.is('cpu'), all(environment.variant.isAbsent(), environment.cuda.isAbsent(), environment.hip.isAbsent()))),
        any(
          refused(environment),
          // What has no local part may be a distribution's build, so it counts with an error alone.
          all(gate(environment.variant.is('cpu')), told.complaints.has('not-on-gpu')),
        ),
      ),
    ),
  ),
  // Web interfaces before these have the wheel on purpose, and the complaint is of the server behind them.
  unless: all(
    runtimes.some((runtime) => runtime.kind.oneOf('ollama', 'llama.cpp', 'koboldcpp', 'lm-studio', 'lemonade')),
    torch.none((environment) => refused(environment)),
  ),
  proves: [...torchCpuBeside],
  // Programs for Macs and AMD cards that ask for CUDA get the same answer from a wheel that is right there.
  hints: [...torchWithoutCuda, printed],
  // As people put it who looked; guides tell others to install one.
  said: [
    /\b(?:it|that|which|log|console|terminal|startup|ComfyUI|torch|version) (?:said|says|shows?|prints?|reports?)\b[^.;\n]{0,24}\b\d\.\d{1,2}\.\d\+cpu\b/i,
    /\b(?=(?:it|pip|uv|conda|package|installer|script|requirements(?:\.txt)?)\b)(?<!\b(?:if|when|unless|before|until|second|other|another)\b[^.;]{0,60})(?:it|pip|uv|conda|package|installer|script|requirements(?:\.txt)?)\b[^.;,]{0,20}\b(?:installed|pulled|brought|downloaded)\b[^.;,]{0,24}\b(?:CPU(?:[- ]only)? (?:version|build|wheel)s? of (?:py)?torch\b|(?:py)?torch without (?:the )?CUDA\b(?! librar)|(?:py)?torch ?\+cpu\b)(?![^.;]{0,60}\b(?:if|when|unless|where|before|until|on purpose|which is (?:what|fine|right|intended)|as (?:intended|wanted|it should))\b)/i,
  ],
  remedy: [
    {
      do: 'Make a fresh environment and install torch, torchvision and torchaudio together from the CUDA index (cu126 for GPUs before Turing, cu128 or later for Blackwell; on an Orin with JetPack 6 or older NVIDIA’s wheels for Jetson); a package installed later can bring the CPU wheel back, so install torch last or pin it.',
    },
  ],
  verify: "python -c 'import torch; print(torch.__version__, torch.cuda.is_available())'   # no +cpu, True",
  owner: { component: 'local-configuration', tracker: 'https://github.com/pytorch/pytorch/issues' },
  evidence: [
    {
      url: 'https://github.com/facebookresearch/xformers/issues/982',
      date: '2024-02-11',
      establishes: 'xFormers for CUDA finds the CPU build of PyTorch',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/zhuang2002/Cobra/issues/4',
      date: '2025-04-21',
      establishes: 'cured by removing torch and installing it with CUDA; the requirements had brought the other',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/X-PLUG/MobileAgent/issues/60',
      date: '2024-09-13',
      establishes: 'NVIDIA driver present, the CPU version of torch installed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/transformerlab/transformerlab-app/issues/1330',
      date: '2026-02-10',
      establishes: 'DGX Spark (aarch64): the installer brought 2.9.1+cpu, and the GPU stays unused',
      strength: 'several-reports',
    },
  ],
});
