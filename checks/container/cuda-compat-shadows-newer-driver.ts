import { all, any, container, cudaDriverMismatch, defineCheck, driverLibraries, holds, not, nvidia, platform } from '#api';

/** The driver release in the name of a library's file: `/usr/local/cuda/compat/libcuda.so.570.86.10`. */
const releaseIn = (path: string): number[] => (/libcuda\.so\.(\d+(?:\.\d+)+)$/.exec(path)?.[1] ?? '').split('.').filter(Boolean).map(Number);

const older = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((part, index) => part !== (b[index] ?? 0));
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

export default defineCheck({
  id: 'cuda-compat-shadows-newer-driver',
  layer: 'container',
  kind: 'exposure',
  title: 'The loader takes the image’s cuda-compat libcuda, which is older than the host’s driver',
  impact: 'blocked',
  symptom: 'CUDA ends with error 803 in the container, although driver and image each work elsewhere.',
  blamedOn: 'the driver version, or the container toolkit',
  runtimes: ['vllm', 'pytorch', 'sglang', 'llama.cpp', 'ollama'],
  when: all(
    not(platform.container.isAbsent()),
    container.nodes.has('/dev/nvidiactl'),
    driverLibraries.some((library) =>
      all(
        library.api.is('cuda'),
        library.origin.is('loader'),
        library.path.has(/\/compat\//),
        holds('it is older than the loaded module', [library.path, nvidia.moduleVersion], (path, module) =>
          older(releaseIn(path), module.split('.').map(Number)),
        ),
      ),
    ),
  ),
  // What it answers counts more than its number.
  unless: driverLibraries.some((library) =>
    all(library.api.is('cuda'), library.origin.is('loader'), any(library.gpuCount.atLeast(1), library.error.is('CUDA_ERROR_NO_DEVICE'))),
  ),
  bites: driverLibraries.some((library) => all(library.api.is('cuda'), library.error.has(/SYSTEM_DRIVER_MISMATCH/))),
  hints: [...cudaDriverMismatch],
  explains: ['nvidia-driver-library-mismatch'],
  remedy: [
    {
      do: 'Let the loader find the driver’s own library first, for this container alone (on ARM the last folder is /usr/lib/aarch64-linux-gnu).',
      setting: '-e LD_LIBRARY_PATH=/usr/local/nvidia/lib64:/usr/local/nvidia/lib:/usr/lib/x86_64-linux-gnu',
    },
    {
      do: 'Or take an image that puts its compat folder into the path only when asked; in vLLM’s images after 0.16.0 VLLM_ENABLE_CUDA_COMPATIBILITY does that.',
    },
  ],
  verify: 'python3 -c "import ctypes; print(ctypes.CDLL(\'libcuda.so.1\').cuInit(0))"   # in the container: 0 and not 803',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/33992',
      date: '2026-02-25',
      establishes: 'the image’s ld.so.conf entry goes, the variable comes; in review on that day, merged after it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/gpustack/gpustack/issues/4678',
      date: '2026-02-26',
      establishes: 'vLLM 0.15.0 images on driver 580 and later, and the way round by LD_LIBRARY_PATH',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/33447',
      date: '2026-01-30',
      establishes: 'the failure with the 0.15.0 image',
      strength: 'several-reports',
    },
  ],
});
