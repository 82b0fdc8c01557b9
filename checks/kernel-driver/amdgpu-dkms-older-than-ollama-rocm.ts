import { all, any, defineCheck, gate, gpus, ollama, rocm, runtimes } from '#api';

export default defineCheck({
  id: 'amdgpu-dkms-older-than-ollama-rocm',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'amdgpu-dkms is older than ROCm 7, and Ollama’s ROCm 7 libraries can hang on it',
  impact: 'blocked',
  symptom: 'Ollama waits some 30 s at its start and then lists only the CPU under “inference compute”.',
  blamedOn: 'Ollama’s update, or “the GPU is no longer supported”',
  runtimes: ['ollama'],
  when: all(
    // Any Ryzen with graphics has that driver, and the release alone is everybody’s.
    gate(gpus.some((gpu) => gpu.driver.is('amdgpu'))),
    // 6.14.14 came with ROCm 7.0; ROCm 6.4 has 6.12.12.
    rocm.amdgpuVersion.below('6.14'),
    gate(
      runtimes.some((runtime) =>
        all(
          runtime.kind.is('ollama'),
          runtime.version.inRanges({ introduced: '0.18.0', fixed: null, seen: ['0.18.0', '0.32.15'] }),
          runtime.backends.has('hip'),
        ),
      ),
    ),
  ),
  // Where the GPU is in use, the pair works. Beside an NVIDIA card the search for GPUs may wait for its driver as well. A processor’s graphics
  // of which the libraries hold no code stays unused with any driver.
  unless: any(
    ollama.compute.hasAny('rocm', 'vulkan', 'cuda'),
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    all(
      gpus.some((gpu) => gpu.arch.oneOf('gfx902', 'gfx90c', 'gfx1035', 'gfx1036', 'gfx1103')),
      gpus.none((gpu) => any(gpu.integrated.is(false), gpu.arch.oneOf('gfx1150', 'gfx1151', 'gfx1152'))),
    ),
  ),
  // Each library is tried by itself, and the line names the folders of that try.
  hints: [
    /^(?!.{0,1000}\/(?:cuda_|vulkan\b)).{0,1000}failed to finish discovery before timeout(?!.{0,1000}\/(?:cuda_|vulkan\b))/,
    /^(?!.{0,1000}\/(?:cuda_|vulkan\b)).{0,1000}bootstrap discovery took" duration=3\d\.(?!.{0,1000}\/(?:cuda_|vulkan\b))/,
    /^(?!.{0,1000}\/(?:cuda_|vulkan\b)).{0,1000}llama-server GPU discovery watchdog timed out(?!.{0,1000}\/(?:cuda_|vulkan\b))/,
  ],
  remedy: [
    { do: 'Update the driver to AMD’s ROCm 7 line with amdgpu-install, or remove amdgpu-dkms in favour of the amdgpu of a current kernel; reboot.' },
    {
      do: 'Until then let Ollama use Vulkan; the setting belongs into the environment of its service. Releases before 0.30 want OLLAMA_VULKAN=1 as well.',
      setting: 'OLLAMA_LLM_LIBRARY=vulkan',
    },
  ],
  verify: 'journalctl -u ollama -n 50 | grep "inference compute"   # names the GPU',
  owner: { component: 'amdgpu-dkms' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/troubleshooting.mdx',
      date: '2026-08-19',
      establishes: 'an older AMD driver makes the ROCm 7 libraries time out after about 30 s; update it to version 7',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/commit/ebb1b9ec1',
      date: '2026-03-09',
      establishes: 'the Linux bundle moved to ROCm 7.2, first released in 0.18.0',
      strength: 'documented',
    },
  ],
});
