import { all, any, defineCheck, environment, gpus, not, runtimes, servers, services, torch } from '#api';

const hiding = ['ROCR_VISIBLE_DEVICES', 'HIP_VISIBLE_DEVICES', 'CUDA_VISIBLE_DEVICES'] as const;

export default defineCheck({
  id: 'rocm-sees-display-only-gpu',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'ROCm also lists the processor’s display-only Radeon (gfx1036) beside the graphics card',
  impact: 'unstable',
  symptom: 'PyTorch or llama.cpp on ROCm crashes with “invalid device function”, or splits layers onto the processor’s small GPU.',
  blamedOn: 'ROCm, or the card’s driver',
  runtimes: ['pytorch', 'llama.cpp', 'vllm'],
  // The small GPU alone sets this cause apart; what else belongs to it every user of ROCm has.
  when: all(
    gpus.some((gpu) => gpu.arch.is('gfx1036')),
    // Of two cards ROCm1 is the second.
    not(gpus.atLeast(2, (gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(false)))),
  ),
  unless: any(
    // Cards that the wheels hold no code for have a check of their own.
    not(gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(false), not(gpu.arch.oneOf('gfx1010', 'gfx1031', 'gfx1032', 'gfx1034'))))),
    // PyTorch takes the first GPU, as a rule the card. llama.cpp split the layers over all until it told graphics of processors apart (May 2026).
    not(
      any(
        torch.some((python) => all(python.variant.has(/^rocm/), python.lastError.has(/HIP error: invalid device function/))),
        runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.backends.has('hip'), runtime.build.below('9453'))),
      ),
    ),
    servers.some((server) =>
      all(
        server.kind.is('llama.cpp'),
        any(
          server.flags.has('--device'),
          server.flags.value('--split-mode', /^none$/),
          server.flags.has('--tensor-split'),
          ...hiding.map((name) => server.environment.value(name, /\S/)),
        ),
      ),
    ),
    services.some((service) => all(service.serves.is('llama.cpp'), any(...hiding.map((name) => service.environment.value(name, /\S/))))),
    // One of them is handed to a virtual machine.
    gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.driver.is('vfio-pci'))),
    ...hiding.map((name) => environment.variables.value(name, /\S/)),
  ),
  bites: torch.some((environment) => environment.lastError.has(/HIP error: invalid device function/)),
  hints: [/(?:HIP|ROCm) error: invalid device function/, /ROCm1 (?:model|KV|compute) buffer size/],
  explains: ['hip-program-without-gpu-code'],
  remedy: [
    { do: 'Update llama.cpp: since the end of May 2026 it leaves the processor’s graphics alone where a card is there.' },
    { do: 'Give ROCm the card alone; its number is that of rocminfo’s GPU agents.', setting: 'ROCR_VISIBLE_DEVICES=0' },
    { do: 'Or switch the processor’s graphics off in the firmware setup, if no display hangs on it; llama.cpp also takes --device ROCm0.' },
  ],
  verify: 'rocminfo | grep -E "Name: +gfx"   # names the card alone',
  owner: { component: 'rocm' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/3401',
      date: '2024-07-23',
      establishes: 'AMD reproduced it: HIP took the processor’s GPU; HIP_VISIBLE_DEVICES helps',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/oobabooga/textgen/issues/7319',
      date: '2026-04-16',
      establishes: 'AMD’s staff recommend ROCR_VISIBLE_DEVICES for a Ryzen 9000',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/23007',
      date: '2026-05-17',
      establishes: 'merged: HIP’s integrated GPUs are told apart, and dedicated ones are taken by default',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/lemonade-sdk/llamacpp-rocm/issues/96',
      date: '2026-05-25',
      establishes: 'llama.cpp splits onto gfx1036 and ends with a segmentation fault',
      strength: 'several-reports',
    },
  ],
});
