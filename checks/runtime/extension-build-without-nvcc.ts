import { all, any, defineCheck, gpus, not, torch } from '#api';

const home = /CUDA_HOME environment variable is not set\. Please set it to your CUDA install root/;
/** setup.py of flash-attn, apex and others asks nvcc in CUDA_HOME, which PyTorch takes to be /usr/local/cuda. With a colon in the path it is a case of its own. */
const called = /No such file or directory: '\/(?!opt\/rocm)[^':]{1,200}\/bin\/nvcc'/;
/** Called by its name alone, as TVM does; the shell that a Python program starts says it in its own way. */
const byName = /\[Errno 2\] No such file or directory: 'nvcc'/;
/** From 0.19.5 on DeepSpeed prints it in brackets for each part that it leaves out, and goes on. */
const deepspeed = /(?<!check failed \()CUDA_HOME does not exist, unable to compile CUDA op\(s\)/;

export default defineCheck({
  id: 'extension-build-without-nvcc',
  layer: 'runtime',
  kind: 'fault',
  title: 'A build for CUDA finds no nvcc: not in PATH, not below CUDA_HOME or /usr/local/cuda',
  impact: 'blocked',
  symptom:
    'pip install of flash-attn, llama-cpp-python or a PyTorch extension, or cmake, fails with “CUDA_HOME environment variable is not set” or “nvcc was not found”.',
  blamedOn: 'the driver, although nvidia-smi works',
  runtimes: ['pytorch', 'vllm', 'sglang', 'llama.cpp'],
  // A machine without nvcc is normal: the driver and the wheels bring none.
  when: torch.some((environment) =>
    any(environment.lastError.has(home), environment.lastError.has(deepspeed), environment.lastError.has(called), environment.lastError.has(byName)),
  ),
  // Of a PyTorch for ROCm this asks for the wrong compiler; the cure is another.
  unless: any(
    torch.some((environment) => environment.variant.has(/^rocm/)),
    all(
      gpus.some((gpu) => gpu.vendor.is('amd')),
      not(gpus.some((gpu) => gpu.vendor.is('nvidia'))),
    ),
  ),
  proves: [
    home,
    deepspeed,
    called,
    byName,
    // In releases that stop there. Since August 2023 flash-attn only warns so, and may then find a wheel that is built already.
    /\bRuntimeError: \w{3,40} was requested, but nvcc was not found\./,
    // CMake, which breaks the line after "could be found"; make of llama.cpp's first years.
    /^\s{0,8}No CMAKE_CUDA_COMPILER could be found\./,
    // CMake’s FindCUDAToolkit, where the build requires it. After two dashes it only looked.
    /^[\s│]{0,20}Could not find nvcc, please set CUDAToolkit_ROOT\b/,
    /^\s{0,8}Failed to find nvcc\.\s{0,4}$/,
    /^make: nvcc: No such file or directory/,
  ],
  hints: [/(?<!RuntimeError: )\b\w{3,40} was requested, but nvcc was not found\./],
  remedy: [
    {
      do: 'Install a wheel that is already built, if there is one for this Python, PyTorch and CUDA (flash-attn’s lie with its releases, llama-cpp-python’s in indexes that its README names): nothing is compiled then.',
    },
    {
      do: 'Or install a CUDA toolkit of PyTorch’s release (torch.version.cuda) and name it; the driver alone has no compiler. Images of pytorch/pytorch and nvidia/cuda have it only where their tag says devel.',
      setting: 'CUDA_HOME=/usr/local/cuda',
    },
    {
      do: 'If it is installed: sudo, systemd units and build isolation do not take over the variables of your shell.',
      commands: ['ls -d /usr/local/cuda*', 'command -v nvcc'],
    },
    {
      do: 'Where DeepSpeed is only imported: update it to 0.19.5 or later, which goes on without CUDA_HOME; older ones end on import. Or leave it out, by the program’s option or with pip uninstall deepspeed.',
    },
  ],
  verify: 'nvcc --version',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/Dao-AILab/flash-attention/issues/1736',
      date: '2025-12-18',
      establishes: 'flash-attn under WSL; a wheel that fits needs no compiler',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Dao-AILab/flash-attention/issues/1264',
      date: '2024-10-10',
      establishes: 'the warning of flash-attn and the error of PyTorch after it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Dao-AILab/flash-attention/pull/448',
      date: '2023-08-14',
      establishes: 'merged: where nvcc is missing flash-attn warns and goes on, since a wheel that is built already needs none',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NJU-PCALab/OpenVid-1M/issues/5',
      date: '2024-07-09',
      establishes: 'the same on several machines',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/huggingface/nanotron/issues/167',
      date: '2024-05-13',
      establishes: 'flash-attn’s setup.py calls nvcc in /usr/local/cuda, where none is',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/mlc-ai/mlc-llm/issues/2537',
      date: '2024-06',
      establishes: 'TVM calls nvcc by its name when it compiles for the GPU',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/aedocw/epub2tts/issues/247',
      date: '2024-06-15',
      establishes: 'DeepSpeed ends a program over CUDA_HOME in a container that runs on the CPU',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/whittle-org/whittle/issues/153',
      date: '2024-10-25',
      establishes: 'importing DeepSpeed is enough for its error',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/deepspeedai/DeepSpeed/pull/8216',
      date: '2026-08-07',
      establishes: 'the import takes such a part for one that cannot be built, and goes on; first release 0.19.5',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/amirarsalan90/personal_llm_assistant/issues/1',
      date: '2024-03-22',
      establishes: 'llama-cpp-python under WSL: CMake’s FindCUDAToolkit names nvcc',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/17445',
      date: '2025-07-07',
      establishes: 'on machines with ROCm a build gets the same words, where it takes a PyTorch for CUDA',
      strength: 'several-reports',
    },
  ],
});
