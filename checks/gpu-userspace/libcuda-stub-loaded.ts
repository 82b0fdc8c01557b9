import { all, any, container, cudaStubLibrary, defineCheck, driverLibraries, gpus, not, platform } from '#api';

export default defineCheck({
  id: 'libcuda-stub-loaded',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'The loader takes the CUDA toolkit’s stub of libcuda instead of the driver’s library',
  impact: 'blocked',
  symptom: 'CUDA programs that are started from here report a stub library (error 34) or no device; nvidia-smi works.',
  blamedOn: 'the driver not being installed',
  runtimes: ['llama.cpp', 'vllm', 'pytorch', 'ollama', 'sglang'],
  when: all(
    // A machine that only builds has nothing else to load.
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    driverLibraries.some((library) =>
      all(library.api.is('cuda'), library.origin.is('loader'), any(library.error.is('CUDA_ERROR_STUB_LIBRARY'), library.path.has(/\/stubs\/libcuda\.so/))),
    ),
  ),
  // Nor has a container that was given no GPU, and builds alone.
  unless: any(
    all(not(platform.container.isAbsent()), not(container.nodes.hasMatch(/^\/dev\/(?:nvidia|dxg)/))),
    gpus.none((gpu) => all(gpu.vendor.is('nvidia'), not(gpu.driver.is('vfio-pci')))),
  ),
  proves: [...cudaStubLibrary],
  remedy: [
    { do: 'In a container that was started without the GPU the stub is all there is: hand the GPU in (docker run --gpus all) before anything else.' },
    {
      do: 'Take the stubs folder out of LD_LIBRARY_PATH and of /etc/ld.so.conf.d (then ldconfig). It belongs to the linker’s -L alone, so builds go on working.',
      commands: ['echo "$LD_LIBRARY_PATH" | tr : "\\n" | grep stubs', 'grep -rn stubs /etc/ld.so.conf /etc/ld.so.conf.d'],
    },
    { do: 'On NixOS name the driver’s folder instead.', setting: 'LD_LIBRARY_PATH=/run/opengl-driver/lib', on: 'nixos' },
  ],
  verify: 'ldconfig -p | grep libcuda.so.1   # no path below stubs',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/warp/issues/219',
      date: '2024-05-16',
      establishes: 'what error 34 means, and that the stub’s folder is searched before the driver’s (maintainer)',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/numba/numba/issues/8985',
      date: '2023-05-26',
      establishes: 'lib64/stubs in LD_LIBRARY_PATH; cured by taking it out',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/xmake-io/xmake/issues/4686',
      date: '2024-02-03',
      establishes: 'the same inside WSL2',
      strength: 'several-reports',
    },
  ],
});
