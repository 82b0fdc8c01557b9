import { all, any, defineCheck, gpus, ollama } from '#api';

export default defineCheck({
  id: 'ollama-carveout-counted-as-free-ram',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.30 to 0.32.14 takes free RAM for an APU’s free VRAM, despite a carve-out',
  impact: 'degraded',
  symptom: 'The log says total="96.0 GiB" available="27.5 GiB"; models that fitted with 0.24 are split between CPU and GPU.',
  blamedOn: 'the ROCm version, the container, or a leak',
  runtimes: ['ollama'],
  when: all(
    // llama.cpp mended it three days after the build that 0.32.14 holds; that a later one of Ollama has the change nobody says.
    ollama.version.inRanges({ introduced: '0.30.0', fixed: null, seen: ['0.30.0', '0.32.14'] }),
    ollama.compute.has('rocm'),
    // With a small carve-out the two are the same memory.
    gpus.some((gpu) => any(all(gpu.arch.is('gfx1151'), gpu.vramTotal.atLeast(60 * 2 ** 30)), all(gpu.arch.is('gfx1150'), gpu.vramTotal.atLeast(16 * 2 ** 30)))),
  ),
  hints: [
    /inference compute.{0,300}library=ROCm\b.{0,300}total="(?:64|96)\.0 GiB" available="[1-4]?\d\.\d GiB"/,
    /inference compute.{0,300}library=ROCm compute=gfx1150\b.{0,300}total="(?:24|32|48)\.0 GiB" available="1?\d\.\d GiB"/,
  ],
  explains: ['ollama-model-partly-on-cpu'],
  remedy: [
    {
      do: 'Update Ollama to 0.32.15 or later (0.32.14 holds llama.cpp’s code from before its cure of 17 August 2026) and look at the line again.',
    },
    {
      do: 'Or make the carve-out in the firmware setup as small as it goes (512 MB) and raise ttm.pages_limit instead, so that free memory and free VRAM are the same; needs a reboot.',
    },
    {
      do: 'Or use the Vulkan back end, which asks the driver: hide the GPU from ROCm (in a container take the image without “-rocm” instead) and let Ollama take an integrated GPU with Vulkan.',
      setting: 'HIP_VISIBLE_DEVICES=-1 OLLAMA_IGPU_ENABLE=1   (for the server)',
    },
  ],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # available close to total',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/27083',
      date: '2026-08-17',
      establishes: 'AMD’s author: builds for HIP no longer take MemAvailable, which is wrong with any carve-out; merged on this day',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17271',
      date: '2026-07-20',
      establishes: 'gfx1151 with 96 GiB carved out and 17.8 available, the free part of the RAM; some 76 GiB of VRAM were free',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16631',
      date: '2026-06-08',
      establishes: 'Radeon 890M with 24 GiB carved out and 5.6 available, since 0.30; AMD names the same function, Vulkan is fine',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16462',
      date: '2026-06-04',
      establishes: 'a maintainer names the function that returns MemAvailable; 0.30.4 with 96 GB carved out; Vulkan and a small carve-out are fine',
      strength: 'maintainer-confirmed',
    },
  ],
});
