import { all, any, defineCheck, environment, gate, gpus, servers, services, torch } from '#api';

export default defineCheck({
  id: 'torch-rocm-without-gpu-kernels',
  layer: 'runtime',
  kind: 'exposure',
  title: 'PyTorch’s ROCm wheels hold no kernels for this GPU’s gfx target',
  impact: 'blocked',
  symptom:
    'torch.cuda.is_available() is True, and the first kernel ends with “HIP error: invalid device function” on an RX 6700, 6600, 5700, an APU, an RX 7600 or 9000 with wheels from before 2.7, or Strix with those for ROCm 6.',
  blamedOn: 'ROCm’s installation, or the driver',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  // AMD’s own wheels are named otherwise and hold other targets.
  when: any(
    all(
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
      // A negation, here and below: of itself the wheel makes no such GPU likely.
      gate(
        torch.some((environment) =>
          all(
            environment.variant.oneOf(
              'rocm5.2',
              'rocm5.3',
              'rocm5.4.2',
              'rocm5.5',
              'rocm5.6',
              'rocm5.7',
              'rocm6.0',
              'rocm6.1',
              'rocm6.2',
              'rocm6.2.4',
              'rocm6.3',
              'rocm6.4',
              'rocm7.0',
              'rocm7.1',
              'rocm7.2',
            ),
            environment.version.inRanges({ introduced: null, fixed: null, seen: ['1.13', '2.12.1'] }),
          ),
        ),
      ),
    ),
    // The RX 7600 came into the list in February 2025 and RDNA 4 in March; 2.6 was out then, and the wheels of 2.7 hold them.
    all(
      gpus.some((gpu) => gpu.arch.oneOf('gfx1102', 'gfx1200', 'gfx1201')),
      gpus.none((gpu) => gpu.arch.oneOf('gfx900', 'gfx906', 'gfx908', 'gfx90a', 'gfx942', 'gfx1030', 'gfx1100')),
      gate(
        torch.some((environment) => all(environment.variant.oneOf('rocm5.7', 'rocm6.0', 'rocm6.1', 'rocm6.2', 'rocm6.2.4'), environment.version.below('2.7'))),
      ),
    ),
    // Strix Point and Strix Halo were in the wheels for ROCm 7 alone until November 2025, when 2.9 was out.
    all(
      gpus.some((gpu) => gpu.arch.oneOf('gfx1150', 'gfx1151')),
      gpus.none((gpu) => gpu.arch.oneOf('gfx900', 'gfx906', 'gfx908', 'gfx90a', 'gfx942', 'gfx1030', 'gfx1100', 'gfx1101', 'gfx1102', 'gfx1200', 'gfx1201')),
      gate(
        torch.some((environment) =>
          all(environment.variant.oneOf('rocm5.7', 'rocm6.0', 'rocm6.1', 'rocm6.2', 'rocm6.2.4', 'rocm6.3', 'rocm6.4'), environment.version.below('2.10')),
        ),
      ),
    ),
  ),
  unless: any(
    environment.variables.has('HSA_OVERRIDE_GFX_VERSION'),
    servers.some((server) => all(server.kind.oneOf('vllm', 'sglang'), server.environment.has('HSA_OVERRIDE_GFX_VERSION'))),
    // Of a unit that does not run just now.
    services.some((service) => all(service.serves.oneOf('vllm', 'sglang', 'text-generation-webui'), service.environment.has('HSA_OVERRIDE_GFX_VERSION'))),
  ),
  bites: torch.some((environment) => environment.lastError.has(/HIP error: (?:invalid device function|no kernel image)/)),
  hints: [/HIP error: invalid device function/, /HIP error: no kernel image is available/],
  explains: ['hip-program-without-gpu-code'],
  remedy: [
    {
      do: 'For gfx1031 to gfx1036 let ROCm take the GPU for gfx1030, whose code they run in practice. It is not supported; compare results with the CPU’s. On gfx1033 (Steam Deck) training came out wrong with it and with a build for the chip itself.',
      setting: 'HSA_OVERRIDE_GFX_VERSION=10.3.0',
    },
    {
      do: 'For an RX 7600 or RX 9000 install PyTorch 2.7 or later from its index for ROCm; for gfx1150 and gfx1151 (Strix Point, Strix Halo) 2.10 or later from that for ROCm 7.',
    },
    {
      do: 'Or use AMD’s own wheels (TheRock), which are made for each target, as torch[device-gfx1103]; not all of them are tested. For gfx1103 PyTorch’s wheels after 2.12 do as well; an override to 11.0.0 hung machines there.',
    },
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
      establishes: 'the lists of the wheels for ROCm 6.0 to 6.3; 2.5.1 lacks gfx1102, gfx1200 and gfx1201, 2.7.1 holds them',
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
      establishes: 'gfx1103 is missing, and the override leads to page faults and hangs; the change adds it to the list',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/pull/179788',
      date: '2026-04-17',
      establishes: 'the maintainer: the change for gfx1103 has landed; release 2.12 was cut without it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/TheRock/blob/89553ce37/RELEASES.md',
      date: '2026-08-22',
      establishes: 'wheels of PyTorch by device extra, from gfx900 to gfx1201, and that an extra does not mean that it was tested',
      strength: 'documented',
    },
    {
      url: 'https://github.com/unslothai/unsloth/pull/8412',
      date: '2026-08-11',
      establishes: 'gfx1033: wrong losses in training, or none that is a number, with the wheels for ROCm 7.1 and 7.2 and with AMD’s own for the chip',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/builder/blob/3237101a0a709aec3111e7d00718e63114fd9f6c/manywheel/build_docker.sh',
      date: '2023-05-23',
      establishes: 'the list of the wheels for ROCm 4.3 to 5.7: of RDNA gfx1030, and since that day gfx1100',
      strength: 'documented',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/147626',
      date: '2025-02-21',
      establishes: 'an RX 7600 XT: available, and the first tensor ends with it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/pytorch/pytorch/pull/147761',
      date: '2025-02-24',
      establishes: 'gfx1102 joins the list of the wheels',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/pull/148562',
      date: '2025-03-05',
      establishes: 'gfx1200 and gfx1201 join the list of the wheels',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/pull/167299',
      date: '2025-11-07',
      establishes: 'gfx1150 and gfx1151 join the list for every ROCm; before, only that for 7.0 held them',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/unslothai/unsloth/issues/8474',
      date: '2026-08-11',
      establishes: 'a Radeon 8060S under 2.9.1+rocm6.3: the first use of the GPU ends in a segmentation fault; the maintainer: a wheel that does not fit',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Comfy-Org/ComfyUI/issues/1712',
      date: '2023-10-10',
      establishes: 'RX 6700 XT with 2.2.0.dev and rocm5.7: available, and the first tensor ends with it',
      strength: 'single-report',
    },
  ],
});
