import { all, any, defineCheck, gpus, not, torch } from '#api';

const forCuda = /Found no NVIDIA driver on your system/;
/** vLLM, which asks PyTorch and the vendors' libraries. */
const noDevice = /Failed to infer device type/;
const cudaWheel = (environment: typeof torch.item) => any(environment.cuda.atLeast('9'), environment.variant.has(/^cu\d/));

export default defineCheck({
  id: 'cuda-torch-on-amd-machine',
  layer: 'runtime',
  kind: 'exposure',
  title: 'PyTorch’s wheel for CUDA is installed, and the GPUs here are AMD’s',
  impact: 'degraded',
  symptom: 'torch.cuda.is_available() is False, vLLM or ComfyUI says “Found no NVIDIA driver on your system” or “Failed to infer device type”.',
  blamedOn: 'ROCm, or the AMD driver',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  // On a laptop without a graphics card the wheel is mostly there for the CPU, and so it is beside a card that no wheel for ROCm serves (Polaris and older).
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('amd'), any(gpu.integrated.is(false), gpu.arch.is('gfx1151')), not(gpu.arch.has(/^gfx[678]\d\d$/)))),
    gpus.none((gpu) => gpu.vendor.is('nvidia')),
    // A PyTorch for ROCm or for CPUs never says so. Negated, since most who get the message have an NVIDIA GPU without its driver, or none at all.
    not(torch.none((environment) => any(environment.lastError.has(forCuda), cudaWheel(environment)))),
    // Beside an environment with ROCm the other one may be there for the CPU.
    torch.none((environment) => environment.variant.has(/^rocm/)),
  ),
  // A distribution's PyTorch for ROCm has no name for its wheel, and that of vLLM's images the name of a commit.
  unless: torch.some((environment) => all(not(environment.variant.has(/^c(?:u\d|pu)/)), environment.hip.atLeast('1'))),
  // vLLM for ROCm that does not find amdsmi says the last one, too; it counts beside a wheel that is told.
  bites: torch.some((environment) =>
    any(
      environment.lastError.has(/Found no NVIDIA driver on your system|libcuda(?:rt)?\.so/),
      all(any(environment.lastError.has(noDevice), environment.available.is(false)), cudaWheel(environment)),
    ),
  ),
  // On a machine with an NVIDIA GPU it means that its driver is missing.
  hints: [forCuda],
  // A program’s installer or updater, as people put it.
  said: [
    /(?<!\b(?:if|when|unless|until|before|whether|not|never)\b[^.;\n]{0,40})\b(?:installs|downloads|pulls|brings|fetches|enforces?|forces)\b(?![^.;\n]{0,120}\b(?:ollama|llama|kobold|driver|toolkit|onnx))[^.;\n]{0,40}\b(?:CUDA|NVIDIA)\b[^.;\n]{0,16}\b(?:versions?|builds?|wheels?|packages?|(?:py)?torch)\b[^.;\n]{0,80}\b(?:Radeon|AMD|ROCm)\b/i,
  ],
  remedy: [
    {
      do: 'An environment that is meant for the CPU (embeddings of a web interface) can stay as it is. Else reinstall PyTorch in a fresh one from its index for ROCm (https://download.pytorch.org/whl/rocm7.2 in 2026; those before 7.0 hold no code for gfx1151, those from 7.14 on none for Vega); a plain pip install brings the CUDA wheel, also later as a dependency of another package. For GPUs that these wheels leave out (RX 6700 and 6600, gfx1031 and gfx1032) there are AMD’s wheels by GPU family (TheRock). Under WSL ROCm also needs librocdxg.',
    },
    {
      do: 'For vLLM use its ROCm image or its ROCm wheels, which are made for one Python (3.12 in 2026): with another pip takes the CUDA wheel without a word.',
    },
  ],
  verify: "python -c 'import torch; print(torch.version.hip, torch.cuda.is_available())'",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/Comfy-Org/ComfyUI/issues/2058',
      date: '2023-11-28',
      establishes: 'a package brought the CUDA wheel in; reinstalling from the ROCm index is the advice',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/44660',
      date: '2026-06-11',
      establishes: 'vLLM on an AMD host with Python 3.11: pip takes the CUDA wheel silently; the wheels for ROCm are for 3.12',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/blob/027375bffdc7aa980c93df464526ff2d83ad8349/.ci/docker/manywheel/build.sh',
      date: '2026',
      establishes: 'the targets of the wheels for ROCm: gfx1150 and gfx1151 among them, gfx900 and gfx906 only before 7.14, gfx1031 and gfx1032 in none',
      strength: 'documented',
    },
    {
      url: 'https://github.com/pytorch/pytorch/pull/167299',
      date: '2025-11-07',
      establishes: 'until then gfx1150 and gfx1151 were in the wheels of ROCm 7.0 and later alone',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/librocdxg/blob/021a477ae052e38dc03c82213480157b20a10735/README.md',
      date: '2026',
      establishes: 'how ROCm reaches the GPU under WSL',
      strength: 'documented',
    },
    {
      url: 'https://github.com/HAMM3REXTREME/ComfyUI-Installer/issues/15',
      date: '2025-04-20',
      establishes: 'an installer’s --amd fetches the NVIDIA wheel all the same',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/LykosAI/StabilityMatrix/issues/1669',
      date: '2026-06-24',
      establishes: 'a package manager takes CUDA for a Radeon, although ROCm was chosen',
      strength: 'single-report',
    },
  ],
});
