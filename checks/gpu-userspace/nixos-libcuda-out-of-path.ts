import {
  all,
  any,
  cudaDriverInsufficient,
  defineCheck,
  distro,
  driverLibraries,
  environment,
  gpus,
  libcudaNotFound,
  not,
  nvidia,
  platform,
  runtimes,
  servers,
  services,
  torch,
} from '#api';

const ofNix = /^\/nix\/|^\/run\/(?:current-system|wrappers)\/|^\/etc\/profiles\/|\/\.nix-profile\/|\/nix\/profile/;
const folder = /\/run\/opengl-driver\/lib/;

export default defineCheck({
  id: 'nixos-libcuda-out-of-path',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'NixOS keeps libcuda.so.1 in /run/opengl-driver/lib, which foreign programs do not search',
  impact: 'blocked',
  symptom: 'A program from pip, conda or a download says that libcuda.so.1 is not there, or finds no GPU; nvidia-smi and packages of nixpkgs work.',
  blamedOn: 'the driver not being installed',
  runtimes: ['pytorch', 'vllm', 'llama.cpp', 'ollama'],
  when: all(
    distro.id.is('nixos'),
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    // Negations, since what a report names of libraries and programs is never all of them.
    not(driverLibraries.none((library) => all(library.api.is('cuda'), library.origin.is('out-of-path')))),
    // Packages of nixpkgs carry the folder in their run path, and LM Studio’s sees it in the root of its own. A wheel for the CPU and a llama.cpp for Vulkan ask for no CUDA.
    any(
      not(torch.none((python) => all(not(python.name.has(ofNix)), not(python.cuda.isAbsent())))),
      not(
        runtimes.none((runtime) =>
          all(
            runtime.kind.oneOf('llama.cpp', 'ollama', 'koboldcpp'),
            not(runtime.path.has(ofNix)),
            not(all(runtime.backends.hasAny('vulkan', 'cpu'), not(runtime.backends.has('cuda')))),
          ),
        ),
      ),
    ),
  ),
  // A container has folders of its own: what fills them is the toolkit.
  unless: any(
    platform.container.oneOf('docker', 'podman', 'kubernetes', 'containerd'),
    // No CUDA 12 starts on it, whatever the path.
    nvidia.moduleVersion.below('525.60'),
    // nix-ld, the unit or the shell of the server names the folder.
    environment.variables.value('NIX_LD_LIBRARY_PATH', folder),
    servers.some((server) => all(not(server.unit.has(/\.service$/)), server.environment.value('LD_LIBRARY_PATH', folder))),
    services.some((service) => service.environment.value('LD_LIBRARY_PATH', folder)),
  ),
  // cudart says that the driver is too old where it finds none at all.
  hints: [...libcudaNotFound, ...cudaDriverInsufficient, /\bcudaSetDevice err: 35\b/],
  remedy: [
    {
      do: 'Name the folder where such a program is started; a system-wide setting would also reach programs that bring their own libraries.',
      setting: 'LD_LIBRARY_PATH=/run/opengl-driver/lib',
    },
    { do: 'Or use the packages of nixpkgs (ollama-cuda, llama-cpp with cudaSupport), or nix-ld with that folder among its libraries.' },
  ],
  verify: 'LD_LIBRARY_PATH=/run/opengl-driver/lib python3 -c "import torch; print(torch.cuda.is_available())"   # True',
  owner: { component: 'distribution', tracker: 'https://github.com/NixOS/nixpkgs/issues' },
  evidence: [
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/349617',
      date: '2024-10-18',
      establishes: 'Ollama of another channel: cudaSetDevice err: 35, though the driver’s library is there',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/65515',
      date: '2019-07-28',
      establishes: 'libcuda.so.1 lies in the folder, and TensorFlow does not discover it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/75079',
      date: '2021-04-22',
      establishes: 'PyTorch without a GPU until the library of that folder is handed to it',
      strength: 'several-reports',
    },
  ],
});
