import { any, defineCheck, runtimes, torch } from '#api';

const missing = /\/dev\/nvidia[\w-]{0,24}"?: no such file or directory/;

export default defineCheck({
  id: 'container-host-nvidia-node-missing',
  layer: 'container',
  kind: 'fault',
  title: 'The container (or its CDI file) asks for a /dev/nvidia* that the host has not made',
  impact: 'blocked',
  symptom:
    'docker run --device /dev/nvidia-uvm ends with “error gathering device information … /dev/nvidia-uvm: no such file or directory”, often since a reboot.',
  blamedOn: 'the image, or the container toolkit',
  runtimes: [],
  // The nodes come and go with the modules; only the engine’s words tell which one was missing.
  when: any(
    runtimes.some((runtime) => runtime.startError.has(missing)),
    torch.some((environment) => environment.lastError.has(missing)),
  ),
  proves: [
    /error gathering device information while adding custom device "\/dev\/nvidia[\w-]{0,24}": (?:lstat \S{1,60}: )?no such file or directory/,
    /\bError: stat \/dev\/nvidia[\w-]{0,24}: no such file or directory/,
    /failed to stat CDI host device "\/dev\/nvidia[\w-]{0,24}": no such file or directory/,
  ],
  remedy: [
    {
      do: 'Make the nodes on the host before containers start, and at each boot: nvidia-uvm is loaded only when a CUDA program asks for it. (/dev/nvidia-modeset, which graphics need and CUDA does not: sudo nvidia-modprobe -m. WSL2 has no such nodes: --gpus all is the way there.)',
      commands: ['sudo nvidia-modprobe -u -c=0', 'ls -l /dev/nvidia*'],
    },
    {
      do: 'If that fails, make nvidia-smi work on the host first. nvidia-persistenced makes the nodes of the GPUs at the boot, but by default not /dev/nvidia-uvm.',
    },
    {
      do: 'Or let NVIDIA’s container toolkit hand over the GPU with its nodes and libraries. Docker Desktop on Linux has no way at all.',
      setting: '--gpus all',
    },
    {
      do: 'A CDI file that names a GPU which is gone has to be written anew where it lies: sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml, or /var/run/cdi/nvidia.yaml.',
    },
    { do: 'On a machine without an NVIDIA GPU leave these devices out.' },
  ],
  verify: 'ls -l /dev/nvidia*; nvidia-smi -L',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/webanck/docker-wine-steam/issues/15',
      date: '2018-03-29',
      establishes: 'the message for /dev/nvidia-uvm on a machine with NVIDIA cards',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/k8sp/sextant/issues/397',
      date: '2016-11-15',
      establishes: 'the same for /dev/nvidia0; cured by loading nvidia-uvm and making the nodes',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/kersny/airsim_nvidia_docker/issues/4',
      date: '2017-07-11',
      establishes: 'the same where NVIDIA’s driver is missing on the host',
      strength: 'several-reports',
    },
  ],
});
