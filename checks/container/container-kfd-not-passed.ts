import { all, any, container, defineCheck, gpus, hipNoDevice, kfdNodeMissing, not, platform, runtimes } from '#api';

export default defineCheck({
  id: 'container-kfd-not-passed',
  layer: 'container',
  kind: 'exposure',
  title: 'The container was given /dev/dri but not /dev/kfd, so ROCm cannot start in it',
  impact: 'degraded',
  symptom: 'The ROCm image runs on the CPU, or falls back to Vulkan, although the GPU was passed.',
  blamedOn: 'the amdgpu driver of the host, or the ROCm version of the image',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch', 'sglang'],
  when: all(
    not(platform.system.is('wsl2')),
    any(
      all(
        not(platform.container.isAbsent()),
        // Boxes have all of the host’s /dev.
        not(platform.container.oneOf('toolbx', 'distrobox')),
        gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.renderNodeOpens.is(true))),
        not(container.nodes.has('/dev/kfd')),
        // Beside NVIDIA's own nodes the render node may be of the processor's graphics, for videos.
        not(container.nodes.has('/dev/nvidiactl')),
        // A container for Vulkan alone needs no /dev/kfd.
        runtimes.some((runtime) => all(runtime.backends.has('hip'), not(runtime.backends.has('vulkan')))),
      ),
      all(
        container.image.has(/rocm/i),
        container.runOptions.value('device', /\/dev\/dri/),
        not(container.runOptions.value('device', /\/dev\/kfd|amd\.com\/gpu/)),
      ),
    ),
  ),
  unless: any(container.runOptions.has('privileged'), container.runOptions.value('device', /\/dev\/kfd|amd\.com\/gpu|(?:^|,)\/dev(?::|,|$)/)),
  hints: [/kfd driver not loaded/i, ...hipNoDevice, ...kfdNodeMissing],
  explains: ['container-gpu-group-missing', 'kfd-device-missing'],
  remedy: [
    {
      do: 'Start the container with both devices. A container that exists must be made anew, since devices are fixed when it is created.',
      setting: '--device /dev/kfd --device /dev/dri',
    },
  ],
  verify: 'ls -l /dev/kfd   # inside the container',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/pull/6736',
      date: '2024-09-10',
      establishes: 'a maintainer shows the log of a container without /dev/kfd',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/docker.mdx',
      date: '2026-08-21',
      establishes: 'the ROCm image needs both device options',
      strength: 'documented',
    },
  ],
});
