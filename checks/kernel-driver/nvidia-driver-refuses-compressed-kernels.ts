import { all, any, cudaImageInvalid, defineCheck, driverLibraries, gpus, models, nvidia, runtimes } from '#api';

export default defineCheck({
  id: 'nvidia-driver-refuses-compressed-kernels',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'NVIDIA drivers older than 550 cannot unpack the kernels that newer CUDA builds compress',
  impact: 'blocked',
  symptom: 'The GPU is listed and the model loads; its first computation ends with “device kernel image is invalid”.',
  blamedOn: 'the GPU’s age, the model, a broken build',
  runtimes: ['llama.cpp', 'ollama', 'koboldcpp'],
  // A build made with an older toolkit is not compressed so; which one made llama.cpp cannot be seen, so there the error has to show.
  when: all(
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    // Jetson’s driver calls itself 540, and what is built for it is not compressed.
    nvidia.moduleVersion.inRanges({ introduced: '0', fixed: '540' }, { introduced: '545', fixed: '550' }),
    any(
      all(
        runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.version.inRanges({ introduced: '0.30.0', fixed: '0.30.11' }))),
        // Older GPUs it passes over for want of driver 570; before 525 there is no CUDA 12 to fail.
        gpus.some((gpu) => gpu.computeCapability.atLeast('7.0')),
        nvidia.moduleVersion.atLeast('525'),
      ),
      driverLibraries.some((library) => all(library.api.is('cuda'), library.error.is('CUDA_ERROR_INVALID_IMAGE'))),
    ),
  ),
  // A build of one's own may not be compressed; then the GPU serves.
  unless: models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.atLeast(1))),
  hints: [...cudaImageInvalid],
  remedy: [
    { do: 'Install driver 550 or newer (570 for GPUs below compute capability 7.0) and reboot; 580 is the last branch for Maxwell, Pascal and Volta.' },
    { do: 'Or use a build made with CUDA 12.6 or older, or with -DGGML_CUDA_COMPRESSION_MODE=speed, which makes the library several times larger.' },
  ],
  verify: 'nvidia-smi --query-gpu=driver_version --format=csv,noheader',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/pull/12258',
      date: '2025-09-11',
      establishes: 'a maintainer: drivers before 550 fail at run time with this error on compressed kernels',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/16895',
      date: '2026-06-25',
      establishes: 'merged: Ollama’s build for CUDA 12 is compressed and needs 550; later releases pass such a GPU over instead of failing on it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/12029',
      date: '2025-02-26',
      establishes: 'merged: llama.cpp compresses for size by default where CUDA is 12.8 or newer',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ml-explore/mlx/pull/2407',
      date: '2025-07-23',
      establishes: 'quotes NVIDIA’s manual of nvcc: the option is not compatible with drivers before CUDA 12.4',
      strength: 'documented',
    },
    {
      url: 'https://github.com/canonical/inference-snaps/issues/255',
      date: '2026-04-23',
      establishes: 'one build of llama.cpp on a GTX 1080 Ti: works with 580, fails with 535',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16449',
      date: '2026-06-03',
      establishes: 'Ollama 0.30.0 on 535.288.01 and a V100; another user was cured by 570',
      strength: 'several-reports',
    },
  ],
});
