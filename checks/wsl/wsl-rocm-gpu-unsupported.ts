import {
  all,
  any,
  defineCheck,
  driverLibraries,
  gpuNotFoundTold,
  gpus,
  hipNoDevice,
  holds,
  hsaOutOfResources,
  platform,
  rocdxgNoAdapter,
  rocm,
  rocmModuleNotLoaded,
  rocmWslGpuRefused,
  runtimes,
  torch,
  torchSeesNoCuda,
} from '#api';

export default defineCheck({
  id: 'wsl-rocm-gpu-unsupported',
  layer: 'wsl',
  kind: 'exposure',
  title: 'ROCm does not serve this GPU under WSL2: AMD’s list for WSL is shorter than that for Linux',
  impact: 'blocked',
  symptom: 'rocminfo says “ROCR: unsupported GPU” or lists the CPU alone; the same card works with ROCm on Linux itself.',
  blamedOn: 'the installation, a missing amdgpu module',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch'],
  when: all(
    platform.system.is('wsl2'),
    // Cards only: a processor’s graphics may stand beside a card that is served.
    any(
      gpus.some((gpu) => gpu.arch.has(/^gfx(?:101\d|103[0-4]|90[06]|8\d\d)$/)),
      // RX 7800, RX 7700 and RX 9000 came onto the list after 6.3.4; RX 7600 was not on it with 7.2.4. One sentence, since neither card nor release
      // alone says anything.
      gpus.some((gpu) =>
        holds('AMD’s list for WSL did not have this card with this release', [gpu.arch, rocm.version], (arch, release) =>
          /^gfx1(?:101|20[01])$/.test(arch) ? /^6\.[0-3]\b/.test(release) : arch === 'gfx1102' && /^(?:6\.|7\.[0-2]\b)/.test(release),
        ),
      ),
    ),
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
  bites: driverLibraries.some((library) => all(library.api.is('hsa'), library.gpuCount.is(0))),
  proves: [...rocmWslGpuRefused],
  hints: [...rocdxgNoAdapter, ...hsaOutOfResources, ...rocmModuleNotLoaded, ...hipNoDevice, ...torchSeesNoCuda],
  said: [...gpuNotFoundTold],
  explains: [
    'wsl-rocm-without-rocdxg',
    'wsl-rocdxg-detection-off',
    'wsl-rocm-release-without-wsl',
    'wsl-rocdxg-without-adapter',
    'kfd-device-missing',
    'wsl-container-asks-for-kfd',
  ],
  remedy: [
    {
      do: 'Use the card from Linux itself, or from programs for Windows (Ollama, LM Studio and llama.cpp with Vulkan or HIP). HSA_OVERRIDE_GFX_VERSION does not get past AMD’s list.',
    },
    {
      do: 'AMD’s list for WSL (librocdxg 1.1.0 with ROCm 7.2) begins with RX 7800 XT, PRO W7700 and the RX 9060. Older releases know fewer cards: look whether a newer ROCm names yours.',
    },
    {
      do: 'librocdxg from 1.2.1 on also takes cards that are named by hand in /opt/rocm/share/rocdxg/dids.conf: the device’s ID and the three numbers of its target, as 0x73FF,10,3,2. AMD promises nothing for them; rocminfo may list such a card on which nothing computes.',
    },
    { do: 'If the card is on the list, the processor’s graphics can be what is refused: disable them in the firmware setup or in Windows’ device manager.' },
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
      url: 'https://github.com/ROCm/librocdxg/pull/44',
      date: '2026-05-29',
      establishes: 'merged: device IDs of one’s own in share/rocdxg/dids.conf, which the package installs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6119',
      date: '2026-04-14',
      establishes: 'AMD on an RX 7600 XT: the list is to be opened for devices that stay unsupported',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/3677',
      date: '2024-09-04',
      establishes: 'AMD: “ROCR: unsupported GPU” is expected with an RX 7800 XT, only the cards of the matrix are served',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4215',
      date: '2025-01-08',
      establishes: 'the same with an RX 7700 XT and an RX 6800S on ROCm 6.2.3',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4456',
      date: '2025-03-06',
      establishes: 'ROCm 6.3.4 lists the processor alone with an RX 7800 XT',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4524',
      date: '2025-03-24',
      establishes: 'the same release with an RX 9070 XT',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/41654',
      date: '2026-09-20',
      establishes: 'an RX 7600 with ROCm 7.2.4 and librocdxg 1.2.2 is not found, whatever the driver and the release of WSL',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6323',
      date: '2026-06-02',
      establishes: 'AMD: graphics in the processor are known to disturb the detection of the card',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4503',
      date: '2025-03-20',
      establishes: 'AMD on an RX 6950 XT: gfx1030 is not supported under WSL',
      strength: 'maintainer-confirmed',
    },
  ],
});
