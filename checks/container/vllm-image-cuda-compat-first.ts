import { all, any, container, defineCheck, driverLibraries, engines, not, nvidia, platform, runtimes } from '#api';

export default defineCheck({
  id: 'vllm-image-cuda-compat-first',
  layer: 'container',
  kind: 'exposure',
  title: 'vLLM’s images from 0.15.0 put cuda-compat before the libcuda of a newer driver (error 803)',
  impact: 'blocked',
  symptom: 'With driver 580 or later torch.cuda finds nothing in the container: “system has unsupported display driver / cuda driver combination”.',
  blamedOn: 'the driver version, or the container toolkit',
  runtimes: ['vllm'],
  when: all(
    not(platform.container.isAbsent()),
    // On the host the same error has other causes.
    any(engines.installed.hasAny('docker', 'podman'), container.nodes.has('/dev/nvidiactl')),
    // The tags of CUDA 13 bring another cuda-compat.
    container.image.has(/\bvllm-openai\b(?!\S*cu13)/),
    runtimes.some((runtime) => all(runtime.kind.is('vllm'), runtime.version.inRanges({ introduced: '0.15.0', fixed: null, seen: ['0.15.0', '0.16.0'] }))),
    // The image’s own is of CUDA 12.9; an older driver is what it is there for.
    nvidia.moduleVersion.atLeast('580'),
  ),
  // Not every way of handing over the GPU lets the image’s entry win: with --gpus alone it works.
  unless: any(
    container.runEnvironment.has('LD_LIBRARY_PATH'),
    // From 29.2 on Docker serves --gpus by CDI.
    all(
      container.runOptions.has('gpus'),
      not(container.runOptions.has('runtime')),
      not(container.runOptions.value('device', /nvidia\.com\/gpu/)),
      engines.dockerVersion.below('29.2.0'),
    ),
    driverLibraries.some((library) => all(library.api.is('cuda'), library.gpuCount.atLeast(1))),
  ),
  bites: driverLibraries.some((library) => all(library.api.is('cuda'), library.error.has(/SYSTEM_DRIVER_MISMATCH/))),
  hints: [/Error 803: system has unsupported display driver/, /system has unsupported display driver \/ cuda driver combination/],
  explains: ['cuda-compat-shadows-newer-driver', 'nvidia-driver-library-mismatch'],
  remedy: [
    {
      do: 'Let the loader find the driver’s own library before the image’s cuda-compat, for this container alone (on ARM the last folder is /usr/lib/aarch64-linux-gnu).',
      setting: '-e LD_LIBRARY_PATH=/usr/local/nvidia/lib64:/usr/local/nvidia/lib:/usr/lib/x86_64-linux-gnu',
    },
    {
      do: 'Or take the image of a release after 0.16.0 (the change was still in review when that came out), which uses cuda-compat only where VLLM_ENABLE_CUDA_COMPATIBILITY=1 is set.',
    },
  ],
  verify: 'python3 -c "import torch; print(torch.cuda.is_available())"   # in the container: True',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/33992',
      date: '2026-02-25',
      establishes: 'the image’s ld.so.conf entry goes, the variable comes; in review on that day, merged after it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/34226',
      date: '2026-02-10',
      establishes: 'a maintainer: reports of 803 go on since the image’s entry is read before that of the mounted driver; closed for the other change',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/LambdaLabsML/agentbeats-lambda/pull/35',
      date: '2026-03-09',
      establishes: 'error 803 with the image of 0.16.0',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/gpustack/gpustack/issues/4678',
      date: '2026-02-26',
      establishes: 'vLLM 0.15.0 images on driver 580 and later, with --runtime nvidia or CDI and not with --gpus; the way round by LD_LIBRARY_PATH',
      strength: 'several-reports',
    },
  ],
});
