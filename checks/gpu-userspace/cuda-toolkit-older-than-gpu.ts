import { all, any, cuda, defineCheck, distro, nvccPascalOrVolta, nvccUnknownArchitecture, runtimes, torch } from '#api';

const refused = (words: readonly RegExp[]) =>
  any(
    ...words.map((line) => runtimes.some((runtime) => runtime.startError.has(line))),
    ...words.map((line) => torch.some((environment) => environment.lastError.has(line))),
  );

export default defineCheck({
  id: 'cuda-toolkit-older-than-gpu',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'nvcc of this CUDA toolkit does not know yet the newer GPU architecture that is asked for',
  impact: 'blocked',
  symptom: 'A build of llama.cpp, Ollama or a PyTorch extension stops with “nvcc fatal: Unsupported gpu architecture compute_89” (or 120, 120a, 90a …).',
  blamedOn: 'the driver, or the program’s build files',
  runtimes: ['llama.cpp', 'ollama', 'pytorch', 'vllm', 'koboldcpp'],
  // An old toolkit beside a new GPU is harmless as long as nobody builds with it, so the message itself has to be there.
  // Of Pascal and Volta nvcc dropped none before 13.0, which was never made for an Ubuntu below 20.04.
  when: any(
    refused(nvccUnknownArchitecture),
    all(any(cuda.toolkit.below('13.0'), all(distro.id.is('ubuntu'), distro.version.below('20.04'))), refused(nvccPascalOrVolta)),
  ),
  proves: [...nvccUnknownArchitecture],
  hints: [...nvccPascalOrVolta],
  remedy: [
    {
      do: 'If the GPU itself is of that architecture, install a newer CUDA toolkit from NVIDIA and start from an empty build folder. The first with each: 8.0 for compute_60 and 61, 9.0 for 70, 10.0 for 75, 11.0 for 80, 11.1 for 86, 11.4 for 87, 11.8 for 89 and 90, 12.0 for 90a, 12.8 for 100 and 120, 12.9 for 103, 121 and every number with an f, 13.0 for 88 and 110. The distribution’s nvidia-cuda-toolkit is often years older.',
    },
    {
      do: 'If a newer one is installed, the build takes another nvcc: look which one comes first, and name the right one.',
      commands: ['type -a nvcc', 'nvcc --version', 'ls -d /usr/local/cuda*'],
      setting: 'CUDACXX=/usr/local/cuda/bin/nvcc',
    },
    {
      do: 'If the number only stands in a list, leave it out; or build for the newest architecture that this nvcc knows: the driver translates the code at its first start, and what is special to the GPU is not used.',
      setting: '-DCMAKE_CUDA_ARCHITECTURES=86-virtual',
    },
  ],
  verify: 'nvcc --list-gpu-arch',
  owner: { component: 'cuda' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/1420',
      date: '2023-05-12',
      establishes: 'a developer of llama.cpp: nvcc does not know the 4090’s compute_89, update the toolkit',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvbandwidth/issues/25',
      date: '2026-08-20',
      establishes: 'NVIDIA: an RTX 4090 needs CUDA 11.8 or newer, nvcc of PATH was 11.5',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/cuda-samples/issues/367',
      date: '2025-05-21',
      establishes: 'NVIDIA: 12.6 does not know Blackwell; and an older nvcc that came first in PATH',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Kitware/CMake/blob/031593de2564f4ecacebd0c376416eef997c779c/Modules/Internal/CMakeCUDAArchitecturesAll.cmake',
      date: '2026',
      establishes: 'CMake’s table of what each release offers: 80 from 11.0, 86 from 11.1, 89 and 90 from 11.8, 100 and 120 from 12.8, 103 and 121 from 12.9',
      strength: 'documented',
    },
    {
      url: 'https://github.com/llvm/llvm-project/pull/156857',
      date: '2025-09',
      establishes: 'LLVM’s table: 90a came with PTX 8.0 (CUDA 12.0), 103 with 8.8 (12.9), 88 and 110 with 9.0 (13.0)',
      strength: 'documented',
    },
    {
      url: 'https://github.com/sonots/cumo/pull/156',
      date: '2026-04-26',
      establishes: '12.8 knows neither 103 nor 110, 12.9 not 110',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/whisper.cpp/issues/3030',
      date: '2025-04-10',
      establishes: 'compute_120 refused on Ubuntu with an RTX 5080',
      strength: 'several-reports',
    },
  ],
});
