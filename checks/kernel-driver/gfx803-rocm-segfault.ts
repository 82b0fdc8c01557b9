import { all, any, defineCheck, gpus, kernel, not, ollama, rocm, runtimes, torch } from '#api';

export default defineCheck({
  id: 'gfx803-rocm-segfault',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'ROCm on Polaris (gfx803) crashes with Linux 6.12 before 6.12.21 and 6.13 before 6.13.9',
  impact: 'blocked',
  symptom: 'ROCm programs on an RX 470 to RX 590 end with a segmentation fault as soon as they use the GPU, in self-built stacks that ran before.',
  blamedOn: 'the build of ROCm, PyTorch or Ollama for gfx803',
  runtimes: ['ollama', 'llama.cpp', 'pytorch'],
  when: all(
    gpus.some((gpu) => gpu.arch.is('gfx803')),
    // AMD's own package replaces the kernel's driver; and nobody's kernel is suspected who does not name it.
    rocm.amdgpuOrigin.is('in-tree'),
    not(kernel.release.isAbsent()),
    kernel.version.inRanges({ introduced: '6.12', fixed: '6.12.21' }, { introduced: '6.13', fixed: '6.13.9' }),
    // Vulkan is not concerned, so somebody must use ROCm.
    any(
      not(rocm.version.isAbsent()),
      // The libraries that Ollama brings along have no code for these cards; a build with it names ROCm.
      runtimes.some((runtime) => all(not(runtime.kind.is('ollama')), runtime.backends.has('hip'))),
      all(
        runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.backends.has('hip'))),
        ollama.compute.has('rocm'),
      ),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  // A segmentation fault without a name has too many causes.
  hints: [/segfault at .{1,120}\blibhsa-runtime64\.so/],
  remedy: [
    { do: 'Boot another kernel: 6.12.21 or later of that series, or 6.15.7 and later. In 6.15 before 6.15.7 another fault breaks ROCm on this GPU.' },
    { do: 'Vulkan is not concerned.' },
  ],
  verify: 'uname -r; rocminfo | grep gfx803',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/likelovewant/ollama-for-amd/issues/78',
      date: '2025-04-07',
      establishes: 'the maintainer of a gfx803 image: 6.11 and 6.14 work, 6.12 and 6.13 crash, 6.12.21 is said to be mended',
      strength: 'several-reports',
    },
    {
      url: 'https://lore.kernel.org/stable/20250325122149.058346343@linuxfoundation.org/',
      date: '2025-03-25',
      establishes: 'the stable kernel 6.13.9 takes “Fix user queue validation on Gfx7/8”, which is in 6.14 from the start',
      strength: 'documented',
    },
    {
      url: 'https://github.com/robertrosenbusch/gfx803_rocm/issues/8',
      date: '2025-04-05',
      establishes: 'Ollama crashes on Debian’s 6.12.12; Ubuntu’s 6.2 and 6.8 and 6.14 work',
      strength: 'several-reports',
    },
  ],
});
