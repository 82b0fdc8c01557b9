import { all, any, cuda, cudaToolkitLibraryNotFound, defineCheck, gpus, tensorflowSkipsGpu, tensorflowWithoutCudaLibrary } from '#api';

/**
 * ONNX Runtime tries CUDA where a program asks for it, also on machines without a GPU, and goes on with the CPU. Some releases of PyTorch warn of a part
 * of cuDNN that it tried to open by name (Conv_v8.cpp), and computes.
 */
const harmless = '(?<!onnxruntime_providers_\\w{4,10}\\.so with error: |Attempt to open \\w{3,12} failed: handle=0 error: )';
const notFound = cudaToolkitLibraryNotFound.map(({ source, flags }) => new RegExp(`${harmless}${source}`, flags));

export default defineCheck({
  id: 'cuda-library-missing',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'A CUDA library that the program needs is not on the loader’s path (libcublas, libcudnn)',
  impact: 'blocked',
  symptom: 'The GPU runner does not start: “error while loading shared libraries”, or the back end is skipped and the CPU is used.',
  blamedOn: 'the driver, the model',
  runtimes: [],
  // The driver brings libcuda and libnvidia-ml; these come with the program, a toolkit or wheels.
  // Beside another vendor’s GPU the program itself is the wrong one.
  when: all(
    cuda.missingLibraries.hasMatch(/^lib(?:cublas|cudart|cudnn|cufile|cupti|curand|cusparse|cusolver|cufft|nvrtc|nccl|nvJitLink|nvshmem_host)/),
    any(
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      gpus.none((gpu) => gpu.vendor.oneOf('amd', 'intel', 'nvidia')),
    ),
  ),
  proves: [...notFound, ...tensorflowSkipsGpu],
  hints: [
    ...tensorflowWithoutCudaLibrary,
    // ldd’s: PyTorch has such a library loaded before those that want it.
    /(?<![\w.-])lib(?:cublas|cublasLt|cudart|cudnn|nvrtc)\.so(?:\.\d{1,3}){0,3} => not found/,
    // ggml’s loader, which tries each back end that it finds.
    /failed to load \S{1,200}ggml-cuda\S{0,20}: lib(?:cublas|cublasLt|cudart)\.so(?:\.\d{1,3}){0,3}: cannot open shared object file/,
    /onnxruntime_providers_(?:cuda|tensorrt)\.so with error: lib(?:cublas|cublasLt|cudart|cudnn|curand|cufft|nvrtc)\.so(?:\.\d{1,3}){0,3}: cannot open shared object file/,
    /unable to locate gpu dependency libraries/,
    /Could not load library libcudnn/,
  ],
  remedy: [
    { do: 'Use the vendor’s own archive or image whole: it brings the libraries beside the program. Do not mix folders of two releases.' },
    {
      do: 'Python: a package that asks for another major release (the number after .so) than PyTorch has (torch.version.cuda) is the wrong wheel: take its build for PyTorch’s. Else wheels hold the libraries: nvidia-cublas-cu12, nvidia-cuda-runtime-cu12 and nvidia-cudnn-cu12 for CUDA 12, nvidia-cublas, nvidia-cuda-runtime and nvidia-cudnn-cu13 for CUDA 13 (cuDNN of the release that is asked for: ctranslate2 before 4.5 wants 8); a program outside of PyTorch has to be pointed at them.',
    },
    {
      do: 'TensorFlow: each release is built for one CUDA and one cuDNN, and a newer toolkit does not serve it. From 2.14 on let pip bring them, in an environment of its own.',
      commands: ["pip install 'tensorflow[and-cuda]'"],
    },
    { do: 'On a machine without an NVIDIA GPU the program is the wrong one: take its build, wheel or image for ROCm, for Vulkan or for the CPU.' },
    {
      do: 'Own builds: install the toolkit (or its runtime packages) of the major version in the file’s name, and run ldconfig or add its lib64 to LD_LIBRARY_PATH of the service.',
    },
    { do: 'NixOS: a package with cudaSupport, whose wrapper sets the path.', on: 'nixos' },
  ],
  verify: 'ldd, on the file that asks for the library (llama-server, libggml-cuda.so, the extension of the wheel), prints no “not found”',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/tensorflow/tensorflow/releases/tag/v2.14.0',
      date: '2023-09-26',
      establishes: 'tensorflow[and-cuda] brings the libraries by pip, where the driver is installed',
      strength: 'documented',
    },
    {
      url: 'https://github.com/tensorflow/tensorflow/issues/60646',
      date: '2023-05-20',
      establishes: 'TensorFlow 2.12 on Ubuntu 22.04 with a driver: “Cannot dlopen some GPU libraries”, and no GPU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/342385',
      date: '2024-09-16',
      establishes: 'Ollama’s runner without libcublas.so.12; the wrapper’s path was mended',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/7546',
      date: '2024-11-07',
      establishes: 'libcublas.so.11 missed by a runner of Ollama 0.4.0',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/sgl-project/sglang/issues/13198',
      date: '2025-11-14',
      establishes: 'a wheel for CUDA 12 beside PyTorch 2.9.1+cu130 asks for libnvrtc.so.12',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/issues/1460',
      date: '2024-05-15',
      establishes: 'libllama without libcublas.so.12, cured with NVIDIA’s wheels',
      strength: 'several-reports',
    },
  ],
});
