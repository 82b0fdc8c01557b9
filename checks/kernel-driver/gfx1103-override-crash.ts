import { all, any, defineCheck, environment, gpus, kernel, not, ollama, rocm } from '#api';

export default defineCheck({
  id: 'gfx1103-override-crash',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'With Linux 6.12 ROCm crashes on a Radeon 780M that HSA_OVERRIDE makes a gfx1100',
  impact: 'blocked',
  symptom: 'Since the update to 6.12 ROCm programs on a Radeon 740M to 780M end with a segmentation fault or “out of memory”; with 6.11 they ran.',
  blamedOn: 'Ollama’s update, ROCm’s packages',
  runtimes: ['ollama', 'llama.cpp', 'pytorch'],
  when: all(
    gpus.some((gpu) => gpu.arch.is('gfx1103')),
    any(
      ollama.environment.value('HSA_OVERRIDE_GFX_VERSION', /^["']?11\.0\.0["']?$/),
      environment.variables.value('HSA_OVERRIDE_GFX_VERSION', /^["']?11\.0\.0["']?$/),
    ),
    // AMD's own package replaces the kernel's driver; and nobody's kernel is suspected who does not name it.
    rocm.amdgpuOrigin.is('in-tree'),
    not(kernel.release.isAbsent()),
    // Later series were not tried with it, and memory runs out on them for other reasons.
    kernel.version.below('6.13'),
    kernel.version.inRanges({ introduced: '6.12', fixed: null, seen: ['6.12.8', '6.12.11'] }),
  ),
  // A segmentation fault without a name has too many causes.
  // So has memory that is full.
  hints: [/segfault at .{1,120}\blibhsa-runtime64\.so/],
  remedy: [
    {
      do: 'Name the nearer sibling: with 11.0.2 it ran on 6.12 for two people. The setting belongs into the environment of the server.',
      setting: 'HSA_OVERRIDE_GFX_VERSION=11.0.2',
    },
    { do: 'Or take a ROCm build that holds gfx1103 and drop the override, use Vulkan, or boot 6.11 or the 6.6 series.' },
  ],
  verify: 'uname -r; systemctl show ollama -p Environment',
  owner: { component: 'linux/amdgpu', tracker: 'https://gitlab.freedesktop.org/drm/amd/-/issues/3821' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/8262',
      date: '2025-01-05',
      establishes: 'Radeon 780M: crashes since 6.12, with 6.11 and long-term kernels it works; a second reporter follows',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/6282',
      date: '2025-02-07',
      establishes: '6.11.10 good and 6.12.11 bad; on 6.12 two people need 11.0.2 where 11.0.0 ends in out of memory and a crash',
      strength: 'several-reports',
    },
  ],
});
