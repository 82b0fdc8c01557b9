import { all, any, defineCheck, gpus, kernel, not, rocm, runtimes, torch } from '#api';

export default defineCheck({
  id: 'rdna-page-fault-since-618',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'amdgpu since Linux 6.18 page-faults under ROCm on RX 7000 and RX 9000 cards',
  impact: 'unstable',
  symptom: 'After minutes of ROCm work: “Memory access fault by GPU node-1 … Page not present or supervisor privilege”. Vulkan is not concerned.',
  blamedOn: 'ComfyUI, PyTorch, a lack of VRAM, or linux-firmware',
  runtimes: ['pytorch', 'vllm', 'llama.cpp', 'ollama'],
  when: all(
    gpus.some((gpu) => all(gpu.driver.is('amdgpu'), gpu.arch.oneOf('gfx1100', 'gfx1101', 'gfx1201'))),
    rocm.amdgpuOrigin.is('in-tree'),
    // The fault has many causes: nobody's kernel is suspected who does not name it.
    not(kernel.release.isAbsent()),
    // Later series were not tried.
    kernel.version.below('7.1'),
    kernel.version.inRanges({ introduced: '6.18', fixed: null, seen: ['6.18.2', '6.18.9'] }),
    // Vulkan is not concerned, so somebody must use ROCm.
    any(
      not(rocm.version.isAbsent()),
      runtimes.some((runtime) => runtime.backends.has('hip')),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  hints: [/Memory access fault by GPU node-\d+\b/, /Reason: Page not present or supervisor privilege/, /Faulty UTCL2 client ID: SDMA0/],
  explains: ['amdgpu-mes-loses-queue'],
  remedy: [
    { do: 'Boot a kernel of the 6.12 long-term series for ROCm work; 6.17 was good, too, and gets no more fixes.' },
    { do: 'Or use the Vulkan back end.' },
  ],
  verify: 'journalctl -k --since today | grep "gfxhub. page fault"   # stays empty under load',
  owner: { component: 'linux/amdgpu', tracker: 'https://github.com/ROCm/amdgpu/issues/204' },
  evidence: [
    {
      url: 'https://github.com/ROCm/amdgpu/issues/204',
      date: '2026-01-12',
      establishes: 'RX 7900 GRE: 6.17.9 good, 6.18.3 to 6.18.6 bad; newer firmware does not help',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/amdgpu/issues/225',
      date: '2026-08-05',
      establishes: 'a second RDNA 3 card and workload, still present in 7.0.x; 6.12 avoids it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5833',
      date: '2026-01-05',
      establishes: 'RX 9070 XT: 6.17.12 good, faults since 6.18.2',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5990',
      date: '2026-02-24',
      establishes: 'another RX 9070 XT: 6.17.9 good, faults on 6.18.9 with ROCm 7.12, with amdgpu.cwsr_enable=0 as well',
      strength: 'single-report',
    },
  ],
});
