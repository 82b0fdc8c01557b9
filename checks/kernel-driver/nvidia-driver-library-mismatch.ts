import { all, any, cudaDriverMismatch, defineCheck, driverLibraries, holds, not, nvidia, nvidiaVersionMismatch, platform } from '#api';

export default defineCheck({
  id: 'nvidia-driver-library-mismatch',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'NVIDIA module and libraries (libcuda, libnvidia-ml) are of different releases: a mismatch',
  impact: 'blocked',
  symptom: 'nvidia-smi prints “Driver/library version mismatch”; CUDA programs fail or fall back to the CPU, often since a package update.',
  blamedOn: 'the CUDA toolkit, the new release of Ollama or vLLM, a dying GPU',
  runtimes: [],
  when: any(
    all(
      nvidia.loaded.is(true),
      // The driver compares the two as text: a difference in the last digit is one.
      holds('module and libraries have different versions', [nvidia.moduleVersion, nvidia.libraryVersion], (module, library) => module !== library),
      // Where nvidia-smi answers, or asks for its devices, the libraries that the loader takes do fit.
      nvidia.smiError.has(/Failed to initialize NVML/),
    ),
    // libcuda's word for it (803); of a second libcuda that comes first in the path it is true as well, and then nvidia-smi answers.
    all(
      driverLibraries.some((library) => all(library.api.is('cuda'), library.error.has(/SYSTEM_DRIVER_MISMATCH/))),
      not(nvidia.smiError.isAbsent()),
    ),
  ),
  // A container that has lost its devices says so with whatever libraries.
  unless: all(not(platform.container.isAbsent()), nvidia.smiError.has(/Unknown Error/)),
  bites: nvidia.smiError.has(/version mismatch/),
  proves: [...nvidiaVersionMismatch],
  hints: [...cudaDriverMismatch],
  explains: [
    'nvml-refuses-loaded-driver',
    'cuda-refuses-though-nvml-answers',
    'cuda-compat-on-unsupported-gpu',
    'container-cgroup-refuses-nvidia',
    'nvidia-persistenced-socket-missing',
  ],
  remedy: [
    { do: 'Where the host’s own nvidia-smi says so, reboot: the update replaced the libraries, and the old module stays loaded until then.' },
    {
      do: 'If it survives a reboot, two installations are mixed (a .run installer and packages, or modules built from another release): remove both completely and install one matching set.',
    },
    {
      do: 'If only a container says so while nvidia-smi answers on the host, the libraries in the container are others: make the container anew, take NVIDIA’s packages out of its image, and let no cuda-compat folder come first (LD_LIBRARY_PATH).',
    },
    {
      do: 'Under WSL the libraries come from Windows (/usr/lib/wsl/lib): remove NVIDIA’s Linux driver packages there, and run wsl --shutdown after an update in Windows.',
    },
    { do: 'To keep it from coming back, exclude the NVIDIA packages from unattended upgrades; security updates of the driver then have to be made by hand.' },
  ],
  verify: 'nvidia-smi',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/oddmario/NVIDIA-Ubuntu-Driver-Guide/issues/4',
      date: '2024-09-05',
      establishes: 'a driver update leaves the module 550.90.07 loaded under libraries 550.107.02; a reboot cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/tinygrad/open-gpu-kernel-modules/issues/47',
      date: '2025-10-15',
      establishes: 'libraries 570.124.04 with modules 570.124.06 do not fit either',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/nvidia/arch/nvalloc/unix/src/osapi.c',
      date: '2026-03-05',
      establishes: 'the module refuses a client whose version text differs, and prints the API mismatch',
      strength: 'documented',
    },
  ],
});
