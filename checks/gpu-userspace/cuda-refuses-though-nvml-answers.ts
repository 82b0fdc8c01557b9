import { all, any, container, defineCheck, driverLibraries, gpus, not, nvidia, platform } from '#api';

export default defineCheck({
  id: 'cuda-refuses-though-nvml-answers',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'cuInit fails with 999 although NVML lists the GPU: nvidia_uvm or the driver is stuck',
  impact: 'blocked',
  symptom: 'nvidia-smi shows the GPU, yet every CUDA program says “unknown error” (999) and computes on the CPU.',
  blamedOn: 'the runtime or its CUDA version, since nvidia-smi looks healthy',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch', 'lm-studio', 'sglang'],
  when: all(
    // Under WSL the Windows driver answers, and there is no nvidia_uvm.
    platform.system.is('native'),
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    // Negations, since in a report the answer of the one tells nothing of the other’s.
    not(driverLibraries.none((library) => all(library.api.is('nvml'), library.gpuCount.atLeast(1)))),
    not(
      driverLibraries.none((library) =>
        all(
          library.api.is('cuda'),
          library.outcome.is('refuses'),
          library.narrowed.is(false),
          // Other codes name causes of their own: a stub, a compatibility library, a fabric that is not up, MIG without an instance.
          library.error.is('CUDA_ERROR_UNKNOWN'),
        ),
      ),
    ),
  ),
  // NVIDIA's boards up to Orin have a driver of their own, and no nvidia_uvm.
  unless: any(
    platform.board.has(/\b(?:Orin|Xavier|Jetson(?: Nano| TX[12]))\b/i),
    // A node that is closed to this user is nothing that a reload mends.
    nvidia.nodesDenied.has('/dev/nvidia-uvm'),
    container.nodesBarred.has('/dev/nvidia-uvm'),
  ),
  // Only where CUDA starts: the same code also ends a computation, for reasons of its own.
  hints: [
    /\bcu(?:da)?Init\b.{0,40}\b(?:999|CUDA_ERROR_UNKNOWN)\b/,
    /\b(?:cuda driver library|cudart|nvml vram) init failure: 999\b/,
    /\bcudaSetDevice err: 999\b/,
    /failed to initialize CUDA: unknown error/,
    /\bUnable to init GPU: unknown error/,
    /CUDA unknown error - this may be due to an incorrectly set up environment/,
    // CTranslate2, where it makes the model or asks what the GPU can compute.
    /\bCUDA failed with error unknown error\b/,
    // The cure as a command of its own, which people show who had it; not one of several in a habit.
    /^\s{0,8}(?:[$#] )?sudo (?:rmmod|modprobe -r) nvidia[-_]uvm\s{0,4}$/,
    // PyTorch until 1.6, aten/src/THC/THCGeneral.cpp.
    /\bcuda runtime error \(999\)|\bTHCudaCheck FAIL .{0,240}THCGeneral\.\S{1,8} line=\d{1,5} error=999\b/,
  ],
  remedy: [
    {
      do: 'Reload nvidia_uvm (on the host, where it is a container that complains), which a suspend often leaves unusable. It can be removed only while nothing uses CUDA; stop the runtimes first.',
      commands: ['sudo modprobe -r nvidia_uvm', 'sudo modprobe nvidia_uvm'],
    },
    { do: 'Where CUDA works on the host and fails in the container alone, that lacks /dev/nvidia-uvm or the right to it: make the container anew.' },
    { do: 'Where that does not help, reboot, and look for Xid lines of the nvidia driver in the kernel log.' },
  ],
  verify: 'python3 -c "import ctypes; print(ctypes.CDLL(\'libcuda.so.1\').cuInit(0))"   # 0',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/7218',
      date: '2024-05-23',
      establishes: 'unknown error at CUDA’s start on one machine of two; loading nvidia_uvm cured it for some',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/8638',
      date: '2025-01-28',
      establishes: '999 with a driver that nvidia-smi shows; the maintainer has nvidia_uvm reloaded',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/3751',
      date: '2024-04-19',
      establishes: 'the GPUs are found through the management library while CUDA answers 999, and the models run on the CPU',
      strength: 'maintainer-confirmed',
    },
  ],
});
