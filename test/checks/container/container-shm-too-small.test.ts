import check from '../../../checks/container/container-shm-too-small.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.container': 'docker',
  'container.shmBytes': 67108864,
  'container.runOptions': null,
  'container.shmExhausted': null,
  servers: [],
  'container.nodes': ['/dev/nvidia0', '/dev/nvidia1', '/dev/nvidiactl', '/dev/nvidia-uvm'],
  runtimes: [{ kind: 'vllm' }],
};

testCheck(check, {
  found: [
    {
      name: 'a report that shows the line and the error',
      facts: {
        'platform.container': 'docker',
        'container.runOptions': { entries: { gpus: 'all' } },
        runtimes: [{ kind: 'vllm' }],
        gpus: [{ vendor: 'nvidia' }, { vendor: 'nvidia' }],
      },
      log: ['misc/shmutils.cc:72 NCCL WARN Call to ncclShmOpen failed'],
      is: 'suspected',
      cites: 'https://github.com/vllm-project/vllm/issues/1710',
    },
    {
      name: 'a shard that ends by SIGBUS',
      facts: {
        'platform.container': 'docker',
        'container.image': 'ghcr.io/huggingface/text-generation-inference:1.0.0',
        'container.runOptions': { entries: { gpus: 'all' } },
        runtimes: { incomplete: [] },
        gpus: { incomplete: [{ vendor: 'nvidia' }] },
      },
      log: ['ERROR shard-manager: text_generation_launcher: Shard process was signaled to shutdown with signal 7 rank=1'],
      is: 'suspected',
      cites: 'https://github.com/IBM/text-generation-inference/pull/34',
    },
    { name: 'Docker’s default with two GPUs', facts: inside, is: 'exposed', cites: 'https://github.com/vllm-project/vllm/pull/1125' },
    {
      name: 'a report with df and the number of GPUs',
      facts: {
        'platform.container': 'docker',
        'container.shmBytes': 67108864,
        runtimes: [{ kind: 'vllm' }],
        gpus: [{ vendor: 'nvidia' }],
        servers: [{ kind: 'vllm', role: 'server', flags: { entries: { '--tensor-parallel-size': '2' } } }],
        'container.runOptions': { entries: {} },
      },
      log: ['shm              64M   20M   45M  31% /dev/shm'],
      is: 'suspected',
    },
    {
      name: 'a server and its workers',
      facts: {
        ...inside,
        servers: [
          { kind: 'vllm', role: 'server', flags: { entries: { '--tensor-parallel-size': '2' } } },
          { kind: 'vllm', role: 'runner', flags: { entries: {} } },
        ],
      },
      is: 'exposed',
    },
    {
      name: 'two Radeons',
      facts: {
        ...inside,
        'container.nodes': ['/dev/kfd', '/dev/dri/renderD128', '/dev/dri/renderD129'],
        gpus: [
          { vendor: 'amd', integrated: false },
          { vendor: 'amd', integrated: false },
        ],
      },
      is: 'exposed',
    },
    {
      name: 'older releases',
      log: ['gpu2-ru7:2143:2561 [1] include/shm.h:28 NCCL WARN Call to posix_fallocate failed : No space left on device'],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nccl/issues/290',
    },
    {
      name: 'the line before',
      log: ['NCCL WARN Error: failed to extend /dev/shm/nccl-Jzq9aS to 9637892 bytes, error: No space left on device (28)'],
      is: 'confirmed',
    },
    {
      name: 'PyTorch’s loaders',
      facts: { 'platform.container': 'docker', 'container.shmExhausted': true },
      log: ['RuntimeError: unable to write to file </torch_18693_1954506624> at /pytorch/torch/lib/TH/THAllocator.c:271'],
      is: 'suspected',
      cites: 'https://github.com/NVIDIA/flownet2-pytorch/issues/43',
    },
    {
      name: 'the option with underscores, as vLLM takes it, too',
      facts: { ...inside, servers: [{ kind: 'vllm', role: 'server', flags: { entries: { '--tensor_parallel_size': '2' } } }] },
      is: 'exposed',
    },
    { name: 'NCCL’s general error', facts: inside, log: ['RuntimeError: NCCL error: unhandled system error'], is: 'suspected' },
  ],
  clear: [
    {
      name: 'such a shard where the folder was made larger',
      facts: {
        'platform.container': 'docker',
        'container.image': 'ghcr.io/huggingface/text-generation-inference:1.0.0',
        'container.runOptions': { entries: { gpus: 'all', 'shm-size': '1g' } },
      },
      log: ['ERROR shard-manager: text_generation_launcher: Shard process was signaled to shutdown with signal 7 rank=1'],
    },
    { name: 'vLLM keeps to one GPU', facts: { ...inside, servers: [{ kind: 'vllm', role: 'server', flags: { entries: { '--tensor-parallel-size': '1' } } }] } },
    {
      name: 'one NVIDIA card with its render node, and the processor’s',
      facts: { ...inside, 'container.nodes': ['/dev/nvidia0', '/dev/nvidiactl', '/dev/dri/renderD128', '/dev/dri/renderD129'] },
    },
    {
      name: 'one Radeon beside the processor’s graphics',
      facts: {
        ...inside,
        'container.nodes': ['/dev/kfd', '/dev/dri/renderD128', '/dev/dri/renderD129'],
        gpus: [
          { vendor: 'amd', integrated: false },
          { vendor: 'amd', integrated: true },
        ],
      },
    },
    {
      name: 'a report with --ipc=host',
      facts: { 'platform.container': 'docker', 'container.runOptions': { entries: { gpus: 'all', ipc: 'host' } }, runtimes: [{ kind: 'vllm' }] },
      log: ['RuntimeError: NCCL error: unhandled system error'],
    },
    {
      name: 'PyTorch’s loaders with the host’s own folder',
      facts: { 'platform.container': 'docker', 'container.shmExhausted': true, 'container.runOptions': { entries: { ipc: 'host' } } },
      log: ['ERROR: Unexpected bus error encountered in worker. This might be caused by insufficient shared memory (shm).'],
    },
    {
      name: 'PyTorch’s loaders outside of a container',
      facts: { 'platform.container': null, 'container.shmExhausted': true },
      log: ['ERROR: Unexpected bus error encountered in worker. This might be caused by insufficient shared memory (shm).'],
    },
    { name: '--shm-size=16g', facts: { ...inside, 'container.shmBytes': 17179869184 }, log: ['RuntimeError: NCCL error: unhandled system error'] },
    { name: 'one GPU', facts: { ...inside, 'container.nodes': ['/dev/nvidia0', '/dev/nvidiactl', '/dev/nvidia-uvm'] } },
    { name: 'a runtime without NCCL', facts: { ...inside, runtimes: [{ kind: 'ollama' }] } },
  ],
  unknown: [
    {
      name: 'another signal',
      facts: {
        'platform.container': 'docker',
        'container.image': 'ghcr.io/huggingface/text-generation-inference:1.0.0',
        'container.runOptions': { entries: {} },
      },
      log: ['ERROR shard-manager: text_generation_launcher: Shard process was signaled to shutdown with signal 11 rank=0'],
    },
    {
      name: 'the line that does not tell the error: here a refused CUDA call',
      log: ["NCCL WARN Cuda failure 'invalid argument'", 'NCCL WARN Error while creating shared memory segment /dev/shm/nccl-NzwJ7O (size 9637888)'],
    },
    {
      name: 'PyTorch’s loaders, and nothing of a container',
      facts: { 'container.shmExhausted': true },
      log: ['RuntimeError: unable to write to file </torch_18692_1954506624>'],
    },
    { name: 'the size could not be asked', facts: { ...inside, 'container.shmBytes': { gap: 'not-recorded' } } },
    {
      name: 'NCCL may not write there',
      log: [
        'NCCL WARN Error while creating shared memory segment /dev/shm/nccl-Ab12Cd (size 9637888), error: Permission denied (13)',
        'NCCL WARN Error: failed to extend /dev/shm/nccl-Ab12Cd to 9637892 bytes, error: Operation not supported (95)',
        'NCCL WARN Call to open failed : No such file or directory',
      ],
    },
  ],
});
