import { all, any, container, defineCheck, gpus, holds, ncclSegmentRefused, not, platform, runtimes, servers, torchSharedMemoryFull } from '#api';

export default defineCheck({
  id: 'container-shm-too-small',
  layer: 'container',
  kind: 'exposure',
  title: '/dev/shm in the container is too small for NCCL or PyTorch’s loaders (default: 64 MiB)',
  impact: 'blocked',
  symptom:
    'One GPU works; with tensor parallelism the start ends in an NCCL system error, a bus error, or hangs. Or a process that loads data for PyTorch ends in a bus error.',
  blamedOn: 'NCCL, the driver, or peer-to-peer between the GPUs',
  runtimes: ['vllm', 'sglang', 'pytorch'],
  when: all(
    not(platform.container.isAbsent()),
    any(
      all(
        container.shmBytes.below(64 * 1024 * 1024 + 1),
        any(
          runtimes.some((runtime) => runtime.kind.oneOf('vllm', 'sglang')),
          // Which is none of the runtimes that are known here.
          all(container.image.has(/\btext-generation-inference\b/), not(runtimes.some((runtime) => runtime.kind.oneOf('ollama', 'llama.cpp', 'koboldcpp')))),
        ),
        // An NVIDIA card may bring a render node of its own, and a processor’s graphics another.
        any(
          holds('at least two NVIDIA GPUs were passed in', [container.nodes], (nodes) => nodes.filter((node) => /^\/dev\/nvidia\d/.test(node)).length >= 2),
          all(
            container.nodes.has('/dev/kfd'),
            holds(
              'at least two render nodes were passed in',
              [container.nodes],
              (nodes) => nodes.filter((node) => /^\/dev\/dri\/renderD/.test(node)).length >= 2,
            ),
            gpus.atLeast(2, (gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(false))),
          ),
        ),
      ),
      // How much the loaders of data need depends on the data; only their words tell.
      // On a machine without a container the folder has half of the RAM; what is not known to be one makes no suspicion.
      holds('a file in the container’s /dev/shm could not be filled', [platform.container, container.shmExhausted], (engine, full) => engine !== null && full),
    ),
  ),
  unless: any(
    platform.container.isAbsent(),
    // Where the start is known, it tells; a live container shows the size itself.
    container.runOptions.value('ipc', 'host'),
    container.runOptions.has('shm-size'),
    servers.some((server) =>
      all(
        server.kind.oneOf('vllm', 'sglang'),
        // The processes that a server starts have no flags of their own.
        server.role.is('server'),
        holds('the model stays on one GPU', [server.flags], (flags) => {
          const sizes = Object.entries(flags).filter(([name]) => /^--?(?:(?:tensor|pipeline|data)[-_]parallel[-_]size|[tpd]p(?:[-_]size)?)$/.test(name));
          return !Object.hasOwn(flags, '--config') && sizes.every(([, size]) => size === '1');
        }),
      ),
    ),
  ),
  // Newer releases name the error; only a full folder is this cause.
  proves: [
    /(?:Error while creating shared memory segment \/dev\/shm\/nccl|failed to extend \/dev\/shm\/nccl-\w{1,12} to \d{1,14} bytes).{0,60}error: No space left/,
    // Older releases of NCCL, which call it for these segments only.
    /NCCL WARN Call to posix_fallocate failed ?: No space left on device/,
  ],
  hints: [
    ...torchSharedMemoryFull,
    ...ncclSegmentRefused,
    /ncclShmOpen/,
    /Bus error.{0,80}(?:shm|shared memory)/i,
    /No space left on device.{0,120}\/dev\/shm/,
    /NCCL ?error.{0,20}unhandled system error/i,
    // SIGBUS, in the words of Text Generation Inference’s launcher; a file of weights that was cut off ends it so, too.
    /\b(?:Shard|Download) process was signaled to shutdown with signal 7\b/,
    // df in a container that got Docker’s default.
    /\bshm\s{1,20}64M\s.{0,60}\s\/dev\/shm\b/,
  ],
  remedy: [
    {
      do: 'See what fills it: segments of processes that are gone (nccl-…) can be removed, and fill a large folder as well.',
      commands: ['df -h /dev/shm', 'ls -l /dev/shm'],
    },
    {
      do: 'If it is small: share the host’s memory segments with the container, or give it a larger folder of its own; the size is a limit, not a reservation.',
      setting: '--ipc=host   or   --shm-size=16g',
    },
    {
      do: 'Compose: shm_size. Kubernetes: mount an emptyDir with medium Memory on /dev/shm; what lies in it counts towards the pod’s memory limit.',
      setting: 'shm_size: 16gb',
    },
  ],
  verify: 'df -h /dev/shm   # inside the container',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/1125',
      date: '2023-09-21',
      establishes: 'maintainers: too small a /dev/shm breaks tensor parallelism; --ipc=host or --shm-size',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nccl/issues/290',
      date: '2020-02-05',
      establishes: 'the words of older releases, in a container without --shm-size',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/1710',
      date: '2023-11-18',
      establishes: 'ncclShmOpen fails for want of shared memory',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/flownet2-pytorch/issues/43',
      date: '2018-03-15',
      establishes: 'PyTorch’s loaders in a container with the default size, in the words of its allocator; gone with --ipc=host, as PyTorch’s own README says',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/mozilla/TTS/issues/135',
      date: '2019-03-21',
      establishes: 'the bus error of a loader in a container on a single machine, and --ipc=host as the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/huggingface/text-generation-inference/issues/446',
      date: '2023-06-13',
      establishes: 'the maintainer of Text Generation Inference on “signal 7”: no shared memory was mounted',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/IBM/text-generation-inference/pull/34',
      date: '2024-02-21',
      establishes: 'merged: where a shard ends by SIGBUS, the launcher says that shared memory is to be added',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/production-stack/issues/276',
      date: '2025-03-13',
      establishes: 'the same in Kubernetes; df shows 64M',
      strength: 'several-reports',
    },
  ],
});
