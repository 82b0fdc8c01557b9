import { all, defineCheck, environment, gpus, torch } from '#api';

export default defineCheck({
  id: 'torch-rocm-without-gpu-kernels',
  layer: 'runtime',
  kind: 'exposure',
  title: 'PyTorch’s ROCm wheels hold no kernels for this GPU’s gfx target',
  impact: 'blocked',
  symptom: 'torch.cuda.is_available() is True, and the first kernel ends with “HIP error: invalid device function” on an RX 6700, 6600, 5700 or an APU.',
  blamedOn: 'ROCm’s installation, or the driver',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  // AMD’s own wheels are named otherwise and hold other targets.
  when: all(
    gpus.some((gpu) => gpu.arch.oneOf('gfx1010', 'gfx1031', 'gfx1032', 'gfx1033', 'gfx1034', 'gfx1035', 'gfx1036', 'gfx1103', 'gfx1152', 'gfx1153')),
    gpus.none((gpu) =>
      gpu.arch.oneOf(
        'gfx900',
        'gfx906',
        'gfx908',
        'gfx90a',
        'gfx942',
        'gfx950',
        'gfx1030',
        'gfx1100',
        'gfx1101',
        'gfx1102',
        'gfx1150',
        'gfx1151',
        'gfx1200',
        'gfx1201',
      ),
    ),
    torch.some((environment) =>
      all(
        environment.variant.oneOf('rocm6.0', 'rocm6.1', 'rocm6.2', 'rocm6.2.4', 'rocm6.3', 'rocm6.4', 'rocm7.0', 'rocm7.1', 'rocm7.2'),
        environment.version.inRanges({ introduced: null, fixed: null, seen: ['2.4', '2.12.1'] }),
      ),
    ),
  ),
  unless: environment.variables.has('HSA_OVERRIDE_GFX_VERSION'),
  bites: torch.some((environment) => environment.lastError.has(/HIP error: (?:invalid device function|no kernel image)/)),
  hints: [/HIP error: invalid device function/, /HIP error: no kernel image is available/],
  remedy: [
    {
      do: 'For gfx1031 to gfx1036 let ROCm take the GPU for gfx1030, whose code they run in practice. It is not supported.',
      setting: 'HSA_OVERRIDE_GFX_VERSION=10.3.0',
    },
    { do: 'For gfx1103 and the newer APUs use AMD’s wheels by GPU family (TheRock): an override to 11.0.0 hung machines there.' },
    { do: 'Or run the model with llama.cpp or Ollama on Vulkan.' },
  ],
  verify: "python -c 'import torch; print(torch.cuda.get_arch_list())'   # holds the target of rocminfo",
  owner: { component: 'pytorch' },
  evidence: [
    {
      url: 'https://github.com/astral-sh/uv/pull/18730',
      date: '2026-03-26',
      establishes: 'the list of architectures of the wheels for ROCm 7.2',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/astral-sh/uv/issues/14086',
      date: '2025-06-21',
      establishes: 'the lists of the wheels for ROCm 6.0 to 6.3',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/unslothai/unsloth/pull/9829',
      date: '2026-08-31',
      establishes: 'PyTorch’s build scripts up to 2.12 leave out gfx1103 and gfx1031 to gfx1036',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/pull/179653',
      date: '2026-04-08',
      establishes: 'gfx1103 is missing, and the override leads to page faults and hangs',
      strength: 'several-reports',
    },
  ],
});
