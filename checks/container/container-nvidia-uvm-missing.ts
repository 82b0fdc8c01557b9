import { all, any, container, cudaUnknownError, defineCheck, gpus, kernel, not, platform, runtimes, usesCuda } from '#api';

export default defineCheck({
  id: 'container-nvidia-uvm-missing',
  layer: 'container',
  kind: 'fault',
  title: 'The container has /dev/nvidiactl but no /dev/nvidia-uvm, which CUDA needs',
  impact: 'blocked',
  symptom: 'nvidia-smi works on the host and in the container, and CUDA in the container fails with 999 “unknown error” or finds no device.',
  blamedOn: 'the image, the runtime’s build, or the GPU’s age',
  runtimes: [],
  when: all(
    not(platform.system.is('wsl2')),
    not(platform.container.isAbsent()),
    // LXC passes nodes in its own way, which has a check of its own.
    not(platform.container.is('lxc')),
    any(
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      container.nodes.hasMatch(/^\/dev\/nvidia\d/),
    ),
    container.nodes.has('/dev/nvidiactl'),
    // The engine was asked for compute: it mounted libcuda.
    container.driverMounts.hasMatch(/^libcuda\.so/),
    not(container.nodes.has('/dev/nvidia-uvm')),
    // A container that only watches GPUs is right to go without.
    runtimes.some((runtime) => any(runtime.backends.has('cuda'), runtime.kind.oneOf('ollama', 'llama.cpp', 'vllm', 'sglang', 'pytorch', 'koboldcpp'))),
  ),
  unless: any(
    // On Jetson CUDA goes through nodes of its own.
    kernel.lineage.is('nvidia-tegra'),
    // Vulkan does without.
    not(usesCuda),
  ),
  hints: [...cudaUnknownError],
  explains: ['cuda-refuses-though-nvml-answers', 'nvidia-uvm-not-loaded'],
  remedy: [
    {
      do: 'On the host, load nvidia_uvm and make /dev/nvidia-uvm before the container is made; then make the container anew.',
      commands: ['sudo nvidia-modprobe -u -c=0', 'ls -l /dev/nvidia-uvm'],
    },
    {
      do: 'If it is still not passed on, name the nodes beside the GPU request.',
      setting: '--device /dev/nvidia-uvm --device /dev/nvidia-uvm-tools',
    },
    { do: 'Leave NVIDIA_DRIVER_CAPABILITIES unset, or name compute in it; and write a CDI file anew that was made before the node was there.' },
  ],
  verify: 'ls -l /dev/nvidia-uvm   # inside the container',
  owner: { component: 'nvidia-container-toolkit' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/17226',
      date: '2026-07-16',
      establishes: 'two K80 in Docker: cudaErrorUnknown (999) with a working nvidia-smi, cured by passing the UVM nodes',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/997',
      date: '2019-06-21',
      establishes: 'an image without CUDA’s variables gets no /dev/nvidia-uvm, and --device helps',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/troubleshooting.mdx',
      date: '2026-08-21',
      establishes: 'error 999 points to nvidia-uvm',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/libnvidia-container/blob/06deb20d1ca438aa6c6c3ac9ba94d5b9885f1fb8/src/nvc.c',
      date: '2023',
      establishes: 'the tool loads nvidia_uvm and makes its node itself, but not within a user namespace, and goes on where that fails',
      strength: 'documented',
    },
  ],
});
