import {
  all,
  any,
  container,
  defineCheck,
  gate,
  gpus,
  llamaCppNoDevice,
  llamaCppPythonLeavesGpu,
  llamaCppPythonWithoutBlas,
  llamaCppWithoutGpu,
  not,
  platform,
  runtimes,
  told,
} from '#api';

// A card that is kept for a virtual machine is not the host's to use. Kepler is mostly kept for a display: from CUDA 12 on nothing is made for it.
const ownGpu = gpus.some((gpu) =>
  all(
    gpu.integrated.is(false),
    gpu.vendor.oneOf('nvidia', 'amd', 'intel'),
    not(gpu.generation.is('kepler')),
    any(platform.system.is('wsl2'), not(gpu.driver.is('vfio-pci'))),
  ),
);
const builtForCpu = runtimes.some((runtime) =>
  all(runtime.kind.is('llama.cpp'), runtime.backends.has('cpu'), not(runtime.backends.hasAny('cuda', 'hip', 'vulkan', 'sycl', 'opencl'))),
);

export default defineCheck({
  id: 'llamacpp-without-gpu-backend',
  layer: 'runtime',
  kind: 'exposure',
  title: 'This llama.cpp or llama-cpp-python was built without a GPU back end',
  impact: 'degraded',
  symptom: 'The CPU computes, and -ngl or n_gpu_layers has no effect; --list-devices is empty, or the log has BLAS = 0.',
  blamedOn: 'the driver',
  runtimes: ['llama.cpp'],
  when: any(
    // A processor alone computes with this build as well: the build is a suspicion beside a GPU that somebody names, or where one is missed.
    all(ownGpu, gate(builtForCpu)),
    all(told.complaints.has('not-on-gpu'), ownGpu, builtForCpu),
  ),
  unless: any(
    // A second one may be there for the CPU on purpose.
    runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.backends.hasAny('cuda', 'hip', 'vulkan', 'sycl', 'opencl'))),
    // A container that was given no GPU.
    all(
      platform.container.oneOf('docker', 'podman', 'kubernetes', 'containerd', 'lxc'),
      any(
        not(container.nodes.hasMatch(/nvidia(?:\d|ctl)|renderD|kfd|dxg/)),
        all(
          not(container.runOptions.isAbsent()),
          not(container.runOptions.has('gpus')),
          not(container.runOptions.has('device')),
          not(container.runOptions.has('runtime')),
          not(container.runOptions.has('privileged')),
        ),
      ),
    ),
  ),
  // A GPU that is hidden, or whose driver is missing, gives the same words; a server without a GPU gets them by right.
  hints: [...llamaCppWithoutGpu, ...llamaCppNoDevice, ...llamaCppPythonWithoutBlas],
  said: [...llamaCppPythonLeavesGpu],
  remedy: [
    {
      do: 'Take the archive with a back end for this GPU beside the same version: ubuntu-vulkan serves all vendors, but under WSL, where no vendor has a Vulkan driver, only by Mesa’s Dozen (one owner of an Intel Arc tells that it works). Releases since mid September 2026 have one for CUDA as well, without NVIDIA’s own libraries (libcudart, libcublas): install these beside it, or take the image ghcr.io/ggml-org/llama.cpp:server-cuda.',
    },
    {
      do: 'Built by yourself: configure with a back end (cmake -B build -DGGML_CUDA=ON, -DGGML_HIP=ON or -DGGML_VULKAN=ON) in an empty folder, and look for the line that names it.',
    },
    {
      do: 'llama-cpp-python: take a wheel that is built for the GPU, --extra-index-url https://abetlen.github.io/llama-cpp-python/whl/ with cu118 to cu132, rocm72 or vulkan behind it and --force-reinstall; or build it again with a back end, CMAKE_ARGS="-DGGML_CUDA=on" (-DGGML_VULKAN=on, -DGGML_HIP=on) before pip install llama-cpp-python --force-reinstall --no-cache-dir. A plain pip install, also as a dependency or an update, builds for the CPU, and pip’s cache hands out such a build again. Before July 2024 it was -DLLAMA_CUDA=on or -DLLAMA_CUBLAS=on.',
    },
    { do: 'From a distribution: install the package of the back end.', on: 'debian', commands: ['apt-cache search libggml0-backend'] },
  ],
  verify: 'llama-server --list-devices   # names the GPU',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/abetlen/llama-cpp-python/blob/3691546f/README.md',
      date: '2026-08-17',
      establishes:
        'pip builds llama.cpp for the CPU by default; CMAKE_ARGS for each back end, building anew without the cache, and the indexes of wheels that are built',
      strength: 'documented',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/issues/300',
      date: '2023-05-30',
      establishes: 'n_gpu_layers set, BLAS = 0 in the log',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/openinterpreter/openinterpreter/issues/114',
      date: '2023-09-07',
      establishes: 'a program that has it as a dependency: the GPU stays idle, and building anew is the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/10564',
      date: '2024-11-28',
      establishes: 'the warning said “compiled without” until then, and was printed as well for a GPU that is hidden; it was reworded',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/15946',
      date: '2025-09-12',
      establishes: 'the later words, with a build that has the CPU back end alone',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/16773',
      date: '2026-09-08',
      establishes: 'the maintainer on CUDA archives for Linux, which were still to come',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/7790',
      date: '2021-12-01',
      establishes: 'no vendor’s Vulkan driver in WSL',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14854',
      date: '2026-03-14',
      establishes: 'Intel Arc 140T under WSL2: llama.cpp b8348 with Vulkan over Dozen works',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/28186',
      date: '2026-09-14',
      establishes: 'merged: releases have archives for CUDA on Ubuntu, which do not hand out NVIDIA’s libraries for now',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/llama-farm/llamafarm/pull/834',
      date: '2026-05-05',
      establishes: 'owners of NVIDIA cards on Linux silently got the CPU archive',
      strength: 'single-report',
    },
  ],
});
