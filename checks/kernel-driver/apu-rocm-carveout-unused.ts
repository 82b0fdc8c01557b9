import { all, any, defineCheck, gpus, holds, not, ollama, runtimes, torch } from '#api';

export default defineCheck({
  id: 'apu-rocm-carveout-unused',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'KFD offers ROCm less than half of the memory that the BIOS carved out for this APU',
  impact: 'blocked',
  symptom: 'The firmware setup gives the GPU 64 or 96 GB, and rocminfo and PyTorch see some 15 GB; larger models do not load.',
  blamedOn: 'the firmware setting, ROCm or the model’s size',
  runtimes: ['llama.cpp', 'ollama', 'vllm', 'pytorch', 'lemonade'],
  when: all(
    gpus.some((gpu) =>
      all(
        gpu.integrated.is(true),
        gpu.driver.is('amdgpu'),
        gpu.vramTotal.atLeast(16 * 2 ** 30),
        // Newer kernels offer the larger of carve-out and GTT.
        holds('KFD offers less than half of the carve-out', [gpu.kfdMemory, gpu.vramTotal], (offered, carveOut) => offered > 0 && offered < carveOut / 2),
      ),
    ),
    // Ollama brings these libraries along, and may use Vulkan all the same.
    any(
      runtimes.some((runtime) => all(not(runtime.kind.is('ollama')), runtime.backends.has('hip'))),
      all(
        runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.backends.has('hip'))),
        ollama.compute.has('rocm'),
      ),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  hints: [/Size:\s+1665\d{4}\(0x[0-9a-f]{6}\) KB/],
  remedy: [
    {
      do: 'Boot kernel 6.16.9 or later: KFD and rocminfo name the carve-out then. One owner’s HIP (hipMemGetInfo) told the old size on 6.18 all the same; where a program goes by that, take the next step.',
    },
    { do: 'Or make the carve-out small and raise the limit of GTT (ttm.pages_limit), which ROCm then uses; or use Vulkan, which adds up both.' },
  ],
  verify: 'rocminfo | grep -A12 "Name: *gfx" ; grep -H size_in_bytes /sys/class/kfd/kfd/topology/nodes/*/mem_banks/*/properties   # the carve-out’s size',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5444',
      date: '2026-04-27',
      establishes:
        'gfx1151 with a carve-out of 96 GB: ROCm sees 15.5 GB on kernels up to 6.15, all of it on 6.16.9; another user on 6.18: rocminfo is right, hipMemGetInfo is not',
      strength: 'single-report',
    },
  ],
});
