import { all, defineCheck, gpus, not, ollama } from '#api';

export default defineCheck({
  id: 'ollama-igpu-memory-below-limit',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama before 0.12.4 skips an integrated Radeon with less than 1 GiB of memory of its own',
  impact: 'degraded',
  symptom: 'A Radeon 680M, 780M or 890M is not used, the log says “unsupported Radeon iGPU detected skipping”, and models run on the CPU.',
  blamedOn: 'ROCm, or an override that does not work',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.1.29', fixed: '0.12.4' }),
    // The two units of a desktop Ryzen are no faster than its cores.
    gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(true), not(gpu.arch.oneOf('gfx1036', 'gfx1037')), gpu.vramTotal.below(2 ** 30))),
    // Beside a card the line is printed as well, and nothing is lost.
    gpus.none((gpu) => gpu.integrated.is(false)),
  ),
  hints: [/unsupported Radeon iGPU detected skipping/, /amdgpu \[\d{1,2}\] appears to be an iGPU with \d{1,4}M reported total memory, skipping/],
  remedy: [
    {
      do: 'Update to Ollama 0.30 or later and set OLLAMA_IGPU_ENABLE=1 for the server: there Vulkan takes it without such a share (in a container the plain image with /dev/dri; the one for ROCm has no Vulkan).',
    },
    {
      do: 'Or give the GPU a fixed share in the firmware setup (UMA frame buffer, 2 GB or more) and reboot; it is taken from the RAM. The target has to be one of ROCm’s, or to be overridden, all the same.',
    },
  ],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # names the GPU instead of library=cpu',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.9.0/discover/amd_linux.go',
      date: '2025-05',
      establishes: 'devices below 1 GiB are skipped with this line; so from 0.1.29, in other words at first, to 0.12.3',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/11451',
      date: '2025-07-16',
      establishes: 'Radeon 890M: the CPU with the firmware’s “Auto”, the GPU with a fixed share of 32 GB',
      strength: 'single-report',
    },
  ],
});
