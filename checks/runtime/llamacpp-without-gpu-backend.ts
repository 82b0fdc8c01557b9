import { all, defineCheck, gpus, not, runtimes } from '#api';

export default defineCheck({
  id: 'llamacpp-without-gpu-backend',
  layer: 'runtime',
  kind: 'exposure',
  title: 'This llama.cpp has CPU libraries only (no libggml-vulkan or -cuda), and there is a GPU',
  impact: 'degraded',
  symptom: 'llama-server runs on the CPU and ignores -ngl; --list-devices is empty.',
  blamedOn: 'the driver',
  runtimes: ['llama.cpp'],
  when: all(
    gpus.some((gpu) => all(gpu.integrated.is(false), gpu.vendor.oneOf('nvidia', 'amd', 'intel'))),
    runtimes.some((runtime) =>
      all(runtime.kind.is('llama.cpp'), runtime.backends.has('cpu'), not(runtime.backends.hasAny('cuda', 'hip', 'vulkan', 'sycl', 'opencl'))),
    ),
  ),
  remedy: [
    {
      do: 'Take the archive with a back end for this GPU beside the same version: ubuntu-vulkan serves all vendors; up to August 2026 there was no CUDA archive for Linux.',
    },
    { do: 'From a distribution: install the package of the back end.', on: 'debian', commands: ['apt-cache search libggml0-backend'] },
  ],
  verify: 'llama-server --list-devices   # names the GPU',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/16773',
      date: '2026-09-08',
      establishes: 'the maintainer on CUDA archives for Linux, which were still to come',
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
