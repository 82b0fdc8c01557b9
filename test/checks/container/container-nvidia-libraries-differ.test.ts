import check from '../../../checks/container/container-nvidia-libraries-differ.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.system': 'native',
  'platform.container': 'docker',
  'nvidia.moduleVersion': '535.183.01',
  'nvidia.libraryVersion': '565.57.01',
  'nvidia.smiError': null,
  driverLibraries: [{ api: 'cuda', gpuCount: 0 }],
  'nvidia.nodes': ['/dev/nvidiactl', '/dev/nvidia0'],
};

testCheck(check, {
  found: [
    { name: 'an image with a driver', facts: inside, is: 'present', cites: 'https://github.com/k4yt3x/video2x/issues/1226' },
    {
      name: 'nvidia-smi fails in it',
      facts: { ...inside, 'nvidia.libraryVersion': '565.57', 'nvidia.smiError': 'Failed to initialize NVML: Driver/library version mismatch' },
      is: 'confirmed',
    },
    {
      name: 'a sentence that says that it stopped',
      facts: { 'platform.container': 'docker' },
      log: ['In my docker container nvidia-smi no longer works: Failed to initialize NVML: Driver/library version mismatch'],
      is: 'confirmed',
    },
    {
      name: 'a sentence that says where',
      facts: { 'platform.container': 'docker' },
      log: ['nvidia-smi in the container says: Failed to initialize NVML: Driver/library version mismatch'],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-docker/issues/365',
    },
  ],
  clear: [
    { name: 'a container for the CPU that was given no GPU', facts: { ...inside, 'nvidia.nodes': [] } },
    { name: 'the host’s libraries', facts: { ...inside, 'nvidia.libraryVersion': '535.183.01' } },
    { name: 'the same, as NVML prints it', facts: { ...inside, 'nvidia.libraryVersion': '535.183' } },
    { name: 'cuda-compat on a data-centre card', facts: { ...inside, driverLibraries: [{ api: 'cuda', gpuCount: 4 }] } },
    { name: 'a host after an update', facts: { ...inside, 'platform.container': null } },
    { name: 'WSL2', facts: { ...inside, 'platform.system': 'wsl2' } },
  ],
  unknown: [
    {
      name: 'a report that names no releases',
      facts: { 'platform.system': 'native', 'platform.container': 'lxc' },
      log: ['Failed to initialize NVML: Driver/library version mismatch'],
    },
    { name: 'the libraries’ release is not known', facts: { ...inside, 'nvidia.libraryVersion': { gap: 'denied' } } },
    {
      name: 'sentences about the host, and advice',
      log: [
        'I run ollama in docker. On the host nvidia-smi gives Failed to initialize NVML: Driver/library version mismatch',
        'On the host and in the docker container it says Failed to initialize NVML: Driver/library version mismatch',
        'If nvidia-smi in the container says Driver/library version mismatch, make the container anew.',
      ],
    },
    {
      name: 'a host after an update, whose running containers keep the old libraries',
      log: [
        'Inside the running docker container nvidia-smi still works, but outside I get Failed to initialize NVML: Driver/library version mismatch',
        'In docker all is fine, natively: Failed to initialize NVML: Driver/library version mismatch',
      ],
    },
    {
      name: 'what the tool says of the host',
      facts: { 'platform.system': 'native', 'platform.container': 'docker' },
      log: ['nvidia-container-cli: initialization error: nvml error: driver/library version mismatch: unknown'],
    },
  ],
});
