import { any, defineCheck, runtimes, torch } from '#api';

const missing = /(?:error while loading shared libraries|ImportError|OSError): libvulkan\.so\.1: cannot open shared object file/;

export default defineCheck({
  id: 'vulkan-loader-missing',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'The Vulkan loader (libvulkan.so.1) is not installed, which the program needs',
  impact: 'blocked',
  symptom: 'A Vulkan build ends at once with “error while loading shared libraries: libvulkan.so.1”, often in a container.',
  blamedOn: 'the GPU’s driver',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio'],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(missing)),
    torch.some((environment) => environment.lastError.has(missing)),
  ),
  proves: [missing],
  remedy: [
    {
      do: 'Install the loader where the program runs, in a container in its image, and the GPU’s Vulkan driver with it.',
      commands: ['sudo apt-get install libvulkan1 mesa-vulkan-drivers'],
      on: 'debian',
    },
    { do: 'On Fedora and its relatives:', commands: ['sudo dnf install vulkan-loader mesa-vulkan-drivers'], on: 'fedora' },
    {
      do: 'On Arch it is vulkan-icd-loader. NVIDIA’s driver for Vulkan comes with the driver itself; into a container its toolkit brings it with NVIDIA_DRIVER_CAPABILITIES=all.',
    },
  ],
  verify: 'ldconfig -p | grep libvulkan.so.1',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/11422',
      date: '2025-01-25',
      establishes: 'llama.cpp’s own image lacked it, and got it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Atinoda/text-generation-webui-docker/issues/66',
      date: '2025-06-30',
      establishes: 'apt install libvulkan1 cured it',
      strength: 'several-reports',
    },
  ],
});
