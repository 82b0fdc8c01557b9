import { all, any, defineCheck, gpus, platform, rocm } from '#api';

export default defineCheck({
  id: 'amdgpu-render-node-missing',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'amdgpu drives the GPU, but there is no /dev/dri/renderD* for it',
  impact: 'blocked',
  symptom: 'Vulkan lists llvmpipe only, ROCm finds no agent, and a container fails to start with --device /dev/dri.',
  blamedOn: 'the runtime’s container image, or Mesa',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    platform.container.isAbsent(),
    gpus.some((gpu) => all(gpu.driver.is('amdgpu'), any(gpu.renderNode.isAbsent(), gpu.renderNodeOpens.isAbsent()))),
  ),
  // A /dev that lacks KFD’s file as well is that of a sandbox.
  unless: all(rocm.kfdInKernel.is(true), rocm.kfdDevice.isAbsent()),
  hints: [/error gathering device information while adding custom device "\/dev\/dri"/],
  remedy: [
    {
      do: 'Where /sys/class/drm has no renderD* either, amdgpu did not register with DRM: look for its errors in the kernel’s log, and try another kernel (a community build of Unraid was seen so).',
      commands: ['journalctl -k -b | grep -i amdgpu'],
    },
    {
      do: 'Where only /dev lacks the file, the device manager did not make it: look for errors of udev, or for a /dev that was mounted over.',
      commands: ['udevadm info /sys/class/drm/renderD128'],
    },
  ],
  verify: 'ls -l /dev/dri/by-path',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/17104',
      date: '2026-07-09',
      establishes: 'Unraid with /dev/kfd, and nothing but version in /sys/class/drm: no back end works; closed as an issue of the host',
      strength: 'single-report',
    },
    {
      url: 'https://docs.kernel.org/gpu/drm-uapi.html',
      date: '2025',
      establishes: 'render nodes are how clients without a display use a DRM driver',
      strength: 'documented',
    },
  ],
});
