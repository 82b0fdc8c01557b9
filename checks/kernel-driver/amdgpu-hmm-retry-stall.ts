import { all, any, defineCheck, gpus, kernel, not, rocm, runtimes, torch } from '#api';

export default defineCheck({
  id: 'amdgpu-hmm-retry-stall',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'Half a fix in amdgpu’s HMM code stalls each copy from a mapped model for seconds',
  impact: 'degraded',
  symptom: 'With ROCm a model takes minutes to load instead of seconds while the GPU idles; after loading the speed is normal.',
  blamedOn: 'the disk, safetensors, ComfyUI or the PCIe link',
  runtimes: ['llama.cpp', 'ollama', 'pytorch', 'vllm'],
  when: all(
    gpus.some((gpu) => all(gpu.driver.is('amdgpu'), gpu.arch.has(/^gfx1[0-2]/))),
    // AMD's own package replaces the kernel's driver; and nobody's kernel is suspected who does not name it.
    rocm.amdgpuOrigin.is('in-tree'),
    not(kernel.release.isAbsent()),
    any(
      // Mainline took the first half for 7.1 and the second after it; the older stable series have neither.
      kernel.version.inRanges({ introduced: '7.0.12', fixed: '7.0.13' }, { introduced: '7.1', fixed: '7.1.1' }),
      // Ubuntu names its builds: -14 is good, -28 is bad, and -30 has the second half.
      kernel.release.has(/^7\.0\.0-28-generic\b/),
    ),
    // Only ROCm copies so, and a distribution’s kernel alone is no fault.
    any(
      not(rocm.version.isAbsent()),
      runtimes.some((runtime) => runtime.backends.has('hip')),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  // Beside an NVIDIA card the processor’s graphics computes for nobody, whatever libraries came along.
  unless: all(
    gpus.some((gpu) => gpu.driver.is('nvidia')),
    gpus.none((gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(false))),
  ),
  hints: [/\bHMM_RANGE_DEFAULT_TIMEOUT\b|\bamdgpu_hmm_range_get_pages\b/],
  said: [
    // As people put it who measured.
    /\b(?:1|one|1-) ?s(?:ec(?:ond)?s?)?\b.{0,20}\b(?:per|each|every|for each) (?:copy|transfer|tensor|chunk|allocation|shard)/i,
    /\bmmap\b.{0,60}\b(?:regression|\d{2,4} ?(?:x|×|times) slower)|\b\d{2,4} ?[x×] (?:mmap|slower)\b.{0,60}\b(?:mmap|weights?|load\w{0,3})\b/i,
  ],
  explains: ['rocm-mapped-upload-stalls'],
  remedy: [
    { do: 'Boot 7.0.13 or 7.1.1 or a later one of them, or the kernel before; on Ubuntu 7.0.0-30 or later.' },
    {
      do: 'Until then read the model without mapping it, which needs as much free memory as the model is large.',
      setting: '--no-mmap (llama.cpp), --disable-mmap (ComfyUI)',
    },
  ],
  verify: 'uname -r   # neither 7.0.12, 7.1.0 nor 7.0.0-28-generic; the model loads in seconds',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6523',
      date: '2026-08-28',
      establishes: 'c08972f55594 without 342981fff328; 16 s against 20 ms for 32 MiB; Ubuntu -28 bad, -14 and -30 good; confirmed by rebuilding the module',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://lore.kernel.org/stable/20260616130531.738887-1-alexander.deucher@amd.com/',
      date: '2026-06-16',
      establishes: 'AMD sends the second half to the stable kernels, since the first had gone there: it is in 7.1.1, the first release after 7.1',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6358',
      date: '2026-06-22',
      establishes: '7.0.11 good, 7.0.12 bad, 7.0.13 repaired',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Comfy-Org/ComfyUI/issues/14488',
      date: '2026-06-15',
      establishes: 'the same boundary on CachyOS with gfx1201 and gfx1100',
      strength: 'several-reports',
    },
  ],
});
