import { all, any, defineCheck, gpus, kernel, not, rocm, runtimes, torch } from '#api';

export default defineCheck({
  id: 'gfx803-compute-regression',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'Linux 6.14.1 to 6.15.7 break ROCm on Polaris (gfx803, hqd_sdma_get_doorbell)',
  impact: 'unstable',
  symptom: 'ROCm jobs on an RX 470 to RX 590 hang or oops after a kernel update; the log repeats “scheduler comp_… is not ready”.',
  blamedOn: 'the ROCm build for gfx803',
  runtimes: ['ollama', 'llama.cpp', 'pytorch'],
  when: all(
    gpus.some((gpu) => gpu.arch.is('gfx803')),
    // AMD's own package replaces the kernel's driver; and nobody's kernel is suspected who does not name it.
    rocm.amdgpuOrigin.is('in-tree'),
    not(kernel.release.isAbsent()),
    kernel.version.inRanges({ introduced: '6.14.1', fixed: '6.15.8' }),
    // Vulkan is not concerned, so somebody must use ROCm.
    any(
      not(rocm.version.isAbsent()),
      runtimes.some((runtime) => runtime.backends.has('hip')),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  hints: [/scheduler comp_\d\.\d\.\d is not ready, skipping|scheduler comp_\d\.\d\.\d is not ready/, /create_queue_cpsch/],
  remedy: [{ do: 'Boot kernel 6.15.8 or later; 6.11 was good as well, and gets no more fixes.' }, { do: 'Vulkan is not concerned.' }],
  verify: 'journalctl -k --since today | grep "is not ready"   # stays empty under load',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4965',
      date: '2025-06-25',
      establishes: 'RX 580 hangs since 6.14.1, bisected to two amdkfd commits; 6.11 was good',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lamikr/rocm_sdk_builder/issues/257',
      date: '2025-07-31',
      establishes: 'the callbacks for gfx7 and gfx8 went to 6.15 stable; 6.15.8 works on the RX 580',
      strength: 'several-reports',
    },
  ],
});
