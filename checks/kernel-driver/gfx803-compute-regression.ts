import { all, any, defineCheck, gpus, kernel, not, ollama, rocm, runtimes, torch } from '#api';

export default defineCheck({
  id: 'gfx803-compute-regression',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'Linux 6.15 before 6.15.7 breaks ROCm on Polaris (gfx803, hqd_sdma_get_doorbell)',
  impact: 'unstable',
  symptom: 'ROCm jobs on an RX 470 to RX 590 hang or oops after a kernel update; the log repeats “scheduler comp_… is not ready”.',
  blamedOn: 'the ROCm build for gfx803',
  runtimes: ['ollama', 'llama.cpp', 'pytorch'],
  when: all(
    gpus.some((gpu) => gpu.arch.is('gfx803')),
    // AMD's own package replaces the kernel's driver; and nobody's kernel is suspected who does not name it.
    rocm.amdgpuOrigin.is('in-tree'),
    not(kernel.release.isAbsent()),
    // The commit that lacks the callbacks is of 6.15; the report’s own 6.14.1 does not have it.
    kernel.version.inRanges({ introduced: '6.15', fixed: '6.15.7' }),
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
  hints: [/scheduler comp_\d\.\d\.\d is not ready, skipping|scheduler comp_\d\.\d\.\d is not ready/, /create_queue_cpsch/],
  remedy: [{ do: 'Boot kernel 6.15.7 or later, or a long-term kernel from 6.12.21 on.' }, { do: 'Vulkan is not concerned.' }],
  verify: 'journalctl -k --since today | grep "is not ready"   # stays empty under load',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4965',
      date: '2025-06-25',
      establishes: 'RX 580 on 6.15 and 6.16-rc hangs; bisected to two amdkfd commits, one of them the per-queue reset of SDMA',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lamikr/rocm_sdk_builder/issues/257',
      date: '2025-07-31',
      establishes: 'the callbacks for gfx7 and gfx8 went to 6.15 stable; 6.15.8 works on the RX 580',
      strength: 'several-reports',
    },
    {
      url: 'https://lore.kernel.org/stable/2025071722-patronage-feminize-1fc2@gregkh/',
      date: '2025-07-17',
      establishes: '6.15.7 is the first release with “add hqd_sdma_get_doorbell callbacks for gfx7/8”, which is said to mend a commit of 6.15',
      strength: 'documented',
    },
  ],
});
