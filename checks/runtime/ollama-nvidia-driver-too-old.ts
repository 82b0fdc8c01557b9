import { all, any, container, defineCheck, gpus, models, not, nvidia, ollama, platform, told, wsl } from '#api';

/** Under WSL2 the driver is that of Windows. Jetsons number theirs by L4T (35.x) and have libraries of their own. */
const driverBelow = (release: string) =>
  any(
    all(nvidia.moduleVersion.below(release), nvidia.moduleVersion.atLeast('300')),
    all(nvidia.moduleVersion.isAbsent(), wsl.windowsNvidiaDriver.below(release), wsl.windowsNvidiaDriver.atLeast('300')),
  );

/** Kepler and older are served by no driver that these libraries take; such a card is mostly there for a display. */
const served = gpus.some((gpu) => all(gpu.vendor.is('nvidia'), not(gpu.computeCapability.below('5.0'))));

export default defineCheck({
  id: 'ollama-nvidia-driver-too-old',
  layer: 'runtime',
  kind: 'exposure',
  title: 'The NVIDIA driver is older than Ollama’s CUDA libraries need, so CUDA leaves the GPU out',
  impact: 'degraded',
  symptom: 'nvidia-smi is fine, Ollama says “NVIDIA driver too old” at its start and runs on the CPU, or slower by Vulkan.',
  blamedOn: 'Ollama, or too little VRAM',
  runtimes: ['ollama'],
  when: any(
    // 0.9.3 dropped the libraries for CUDA 11; below 525 there is no CUDA 12. Drivers for 12.0 (525) were warned until 0.11.10, and found those of 12 all the same.
    all(ollama.version.inRanges({ introduced: '0.9.3', fixed: '0.30.11' }), served, driverBelow('525')),
    all(
      ollama.version.inRanges({ introduced: '0.30.11', fixed: null, seen: ['0.30.11', '0.32.15'] }),
      served,
      driverBelow('550'),
      // JetPack 6’s; its libraries are not asked for.
      not(all(nvidia.moduleVersion.atLeast('540'), nvidia.moduleVersion.below('541'))),
    ),
    // Below 7.0 part of the code is compiled by the driver, which has to know the toolkit's version.
    all(
      ollama.version.inRanges({ introduced: '0.30.0', fixed: null, seen: ['0.30.0', '0.32.15'] }),
      gpus.some((gpu) => all(gpu.computeCapability.atLeast('5.0'), gpu.computeCapability.below('7.0'))),
      driverBelow('570'),
    ),
  ),
  unless: any(
    // A driver older than 575 can be lent newer user-space libraries (cuda-compat); then the GPU is used all the same.
    // Until 0.11.10 the card is listed as CUDA’s all the same, with a variant that is not there.
    all(ollama.compute.has('cuda'), not(ollama.version.inRanges({ introduced: '0.9.3', fixed: '0.11.11' }))),
    // Where a Radeon computes, a small old card is there for the display.
    all(
      ollama.compute.has('rocm'),
      gpus.none((gpu) => gpu.computeCapability.atLeast('7.0')),
    ),
    // An LXC container sees the host’s card and driver, whether it was given the nodes or not.
    all(ollama.compute.has('cpu'), platform.container.is('lxc'), not(container.nodes.hasMatch(/nvidia/))),
  ),
  bites: all(
    served,
    driverBelow('570'),
    // What an unknown release needs is not known.
    ollama.version.atLeast('0.9.3'),
    any(
      ollama.compute.hasAny('cpu', 'vulkan'),
      models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.is(0))),
      told.complaints.has('not-on-gpu'),
    ),
  ),
  // 0.30 and later; and 0.9.3 to 0.11.10, which warned drivers for 12.0 as well. 0.11.11 says “… for best performance” and works.
  proves: [/NVIDIA driver too old.{0,300}required_driver/, /old CUDA driver detected - please upgrade to a newer driver"? version=11\.\d/],
  hints: [/NVIDIA driver too old/, /your nvidia driver is too old or missing/],
  explains: ['ollama-pascal-without-native-code'],
  remedy: [
    {
      do: 'Install a newer driver from the distribution (for a container on its host) and reboot; under WSL update the one of Windows, and install none in Linux. 580 is the last branch for Maxwell, Pascal and Volta; newer branches drop these cards.',
    },
    {
      do: 'Where the driver has to stay: Ollama 0.24 does not check and is documented for 531 and newer, 0.9.2 is the last with CUDA 11 (driver 450 and newer); the Vulkan back end works without CUDA.',
    },
  ],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # library=CUDA',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/pull/10694',
      date: '2025-05-13',
      establishes: 'CUDA 11 is dropped, and with it drivers from before February 2023; in the tags its folder is gone from 0.9.3 on',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.9.3/discover/cuda_common.go',
      date: '2025-06',
      establishes: 'the warning, for drivers for CUDA 12.0 and older; of these, the ones for 11 have no libraries left',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.11.11/discover/cuda_common.go',
      date: '2025-09-12',
      establishes: 'from here on all drivers for CUDA 12 get its libraries; the warning only speaks of performance',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16415',
      date: '2026-06-02',
      establishes: 'five GTX 1070 Ti with 535 and 0.30: the warning with required_driver, and 570 as the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17290',
      date: '2026-07-22',
      establishes: 'Tesla P40 with 535 on the CPU with 0.30 and 0.32.1; 580 cured it, while the line is seen with OLLAMA_DEBUG=2 alone',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/12770',
      date: '2025-10-24',
      establishes: 'a Tesla T4 with driver 515 that is on the CPU since 0.9.3',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/discover/cuda_compat.go',
      date: '2026-08-19',
      establishes: 'the floors 550 and 570, the filter, and the text of the warning',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/gpu.mdx',
      date: '2026-08-19',
      establishes: '550 in general, 570 for compute capability 5.0 to 6.2',
      strength: 'documented',
    },
  ],
});
