import { all, any, defineCheck, driverLibraries, gpus, platform, rocm, runtimes, torch } from '#api';

export default defineCheck({
  id: 'wsl-rocm-gpu-unsupported',
  layer: 'wsl',
  kind: 'exposure',
  title: 'ROCm under WSL2 does not serve Radeon cards before RDNA3 (RX 6000, RX 5000, Vega)',
  impact: 'blocked',
  symptom: 'rocminfo says “ROCR: unsupported GPU” or lists the CPU alone; the same card works with ROCm on Linux itself.',
  blamedOn: 'the installation, a missing amdgpu module',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch'],
  when: all(
    platform.system.is('wsl2'),
    // Cards only: a processor’s graphics may stand beside a card that is served.
    gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.arch.has(/^gfx(?:101\d|103[0-4]|90[06]|8\d\d)$/))),
  ),
  unless: any(
    driverLibraries.some((library) => all(library.api.is('hsa'), library.gpuCount.atLeast(1))),
    // Nobody misses it where no program asks for ROCm.
    all(
      rocm.version.isAbsent(),
      runtimes.none((runtime) => runtime.backends.has('hip')),
      torch.none((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  hints: [/ROCR: unsupported GPU/],
  explains: ['wsl-rocm-without-rocdxg', 'wsl-rocdxg-detection-off'],
  remedy: [
    {
      do: 'Use the card from Linux itself, or from programs for Windows (Ollama, LM Studio and llama.cpp with Vulkan or HIP). Under WSL2 there is no setting that adds it.',
    },
    { do: 'AMD’s list for WSL (librocdxg 1.1.0) begins with RX 7800 XT, PRO W7700 and the RX 9060; look whether a newer one names the card.' },
  ],
  verify: 'rocminfo | grep gfx',
  owner: { component: 'rocm', tracker: 'https://github.com/ROCm/librocdxg/issues' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5030',
      date: '2025-07-11',
      establishes: 'AMD: RDNA2 is not supported on WSL',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/librocdxg/blob/021a477ae052e38dc03c82213480157b20a10735/README.md',
      date: '2026',
      establishes: 'the list of GPUs of librocdxg 1.1.0 with ROCm 7.2: RDNA3, RDNA3.5 and RDNA4',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4503',
      date: '2025-03-20',
      establishes: 'AMD on an RX 6950 XT: gfx1030 is not supported under WSL',
      strength: 'maintainer-confirmed',
    },
  ],
});
