import { all, any, defineCheck, driverLibraries, gpus, nvidia, platform, runtimes } from '#api';

export default defineCheck({
  id: 'nvidia-uvm-not-loaded',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'The module nvidia_uvm is not loaded, so CUDA cannot start although nvidia-smi works',
  impact: 'blocked',
  symptom: 'The runtime computes on the CPU or reports CUDA error 999 or “no CUDA-capable device”; nvidia-smi lists the GPU.',
  blamedOn: 'the CUDA toolkit, permissions of the service’s account, the model file',
  runtimes: [],
  // A program that may load modules brings it in by itself (nvidia-modprobe), so it is missing on idle desktops too: a runtime has to be at work.
  when: all(
    nvidia.loaded.is(true),
    nvidia.uvmLoaded.is(false),
    gpus.some((gpu) => gpu.driver.is('nvidia')),
    runtimes.some((runtime) => runtime.running.is(true)),
  ),
  // NVIDIA's boards up to Orin have a driver of their own, and no nvidia_uvm.
  unless: any(
    platform.board.has(/\b(?:Orin|Xavier|Jetson(?: Nano| TX[12]))\b/i),
    // Vulkan and the CPU do without it.
    runtimes.none((runtime) => all(runtime.running.is(true), any(runtime.backends.has('cuda'), runtime.kind.oneOf('pytorch', 'vllm', 'sglang')))),
  ),
  bites: driverLibraries.some((library) => all(library.api.is('cuda'), library.error.is('CUDA_ERROR_UNKNOWN'))),
  // Only where CUDA starts: a computation ends with the same code for other reasons.
  hints: [
    /\bcu(?:da)?Init\b.{0,40}\b(?:999|CUDA_ERROR_UNKNOWN)\b/,
    /\b(?:cuda driver library|cudart) init failure: 999\b/,
    /failed to initialize CUDA: unknown error/,
    /CUDA unknown error - this may be due to an incorrectly set up environment/,
    /failed to initialize CUDA: no CUDA-capable device is detected/,
    /\bCould not load UVM kernel module\b/,
  ],
  said: [
    // As people put it who looked.
    /(?<!\b(?:if|when(?:ever)?|whether|unless|in case|sure)\b.{0,20})\b(?:nvidia[-_]uvm\b|uvm (?:kernel )?module\b).{0,40}(?:\bnot\b|\b_not_|n['’]t\b).{0,20}\bloaded\b(?!.{0,60}\b(?:initramfs|initrd|but it is)\b)/i,
    // And who loaded it; who takes it out first had it.
    /^(?!.{0,400}\b(?:rmmod|modprobe (?:-r|--remove)|reload\w{0,3}|unload\w{0,3})\b).{0,400}?(?<!\b(?:if(?! I\b)|whether|see|check|does|would|should|may|might)\b.{0,30})\bmodprobe nvidia[-_]uvm\b['"`]{0,3}(?!.{0,50}(?:\b(?:not|never|neither)\b|n['’]t\b|\?)).{0,50}\b(?:works?|worked|working|fix(?:es|ed)|solve[sd]|help(?:s|ed)|gone|(?:does|did) the trick)\b/i,
  ],
  explains: ['cuda-refuses-though-nvml-answers', 'service-before-gpu-driver'],
  remedy: [
    {
      do: 'Load the module and create its device node, then restart the runtime. Where nvidia-modprobe is not installed, sudo modprobe nvidia-uvm does.',
      commands: ['sudo nvidia-modprobe -u -c=0'],
    },
    { do: 'NixOS, for every boot:', setting: 'boot.kernelModules = [ "nvidia_uvm" ];', on: 'nixos' },
    { do: 'Load it at every boot: a file below /etc/modules-load.d with the two lines nvidia and nvidia-uvm, as Ollama’s installer writes it.' },
  ],
  verify: 'lsmod | grep nvidia_uvm; ls -l /dev/nvidia-uvm',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/troubleshooting.mdx',
      date: '2026-08-21',
      establishes: 'asks first whether the uvm driver is loaded, and gives nvidia-modprobe -u',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/334180',
      date: '2024-08-13',
      establishes: 'with the open module nothing loads nvidia-uvm any more, and CUDA fails until it is loaded by hand',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/689',
      date: '2024',
      establishes: '560.28.03: cuInit answers 999 until nvidia-uvm is loaded',
      strength: 'several-reports',
    },
  ],
});
