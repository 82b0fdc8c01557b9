import { all, container, defineCheck, platform, rocm } from '#api';

export default defineCheck({
  id: 'container-host-kfd-missing',
  layer: 'container',
  kind: 'fault',
  title: 'The container asks for /dev/kfd, and the machine that runs it has none',
  impact: 'blocked',
  symptom: 'docker run --device /dev/kfd ends with “error gathering device information … /dev/kfd: no such file or directory”.',
  blamedOn: 'the image, or Docker',
  runtimes: [],
  when: all(platform.system.is('native'), container.runOptions.value('device', /\/dev\/kfd/), rocm.kfdDevice.isAbsent()),
  proves: [
    /error gathering device information while adding custom device "\/dev\/kfd": no such file or directory/,
    // Podman.
    /\bError: stat \/dev\/kfd: no such file or directory/,
  ],
  explains: ['container-host-dri-missing'],
  remedy: [
    {
      do: 'Look at the host: amdgpu must be loaded for the card, and the kernel must have KFD. The container brings no driver.',
      commands: ['ls -l /dev/kfd /dev/dri', 'lspci -nnk -d 1002:'],
    },
    {
      do: 'Docker Desktop is a virtual machine without it: use Docker Engine. Under WSL2 and on Windows there is no /dev/kfd: ROCm goes through /dev/dxg there.',
    },
    { do: 'On a machine without an AMD GPU leave --device out.' },
  ],
  verify: 'ls -l /dev/kfd',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/hydrian/stable-diffusion-webui-rocm/issues/17',
      date: '2023-08-30',
      establishes: 'the node is made by the host’s driver; it was missing there',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/TheRock/issues/2573',
      date: '2025-12-16',
      establishes: 'AMD’s own runners: the driver was not set up on the host',
      strength: 'maintainer-confirmed',
    },
  ],
});
