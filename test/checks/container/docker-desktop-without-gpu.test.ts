import check from '../../../checks/container/docker-desktop-without-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const asked = { 'container.runOptions': { entries: { gpus: 'all' } } } as const;
const desktop = { 'platform.system': 'native', 'engines.dockerSystem': 'Docker Desktop', gpus: [{ vendor: 'nvidia' }], ...asked } as const;
const refused = 'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file';
const unserved = 'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].';

testCheck(check, {
  found: [
    { name: 'docker info in a report, and --gpus', is: 'confirmed', facts: desktop },
    {
      name: '/dev/dri for a Radeon',
      is: 'exposed',
      facts: { ...desktop, gpus: [{ vendor: 'amd', integrated: true }], 'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } } },
    },
    {
      name: 'docker info and the engine’s words, the command not shown',
      is: 'suspected',
      facts: { ...desktop, 'container.runOptions': { gap: 'not-in-text' } },
      log: [unserved],
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/83',
    },
    {
      name: 'in the way of /dev/kfd',
      is: 'suspected',
      facts: {
        ...desktop,
        gpus: { incomplete: [{ vendor: 'amd' }] },
        'platform.system': { gap: 'not-in-text' },
        'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } },
      },
      log: ['Having Docker Desktop running blocks access to /dev/kfd'],
      cites: 'https://github.com/ROCm/container-toolkit/issues/86',
    },
  ],
  clear: [
    { name: 'Docker Engine', facts: { ...desktop, 'engines.dockerSystem': 'Ubuntu 24.04.1 LTS' }, log: [refused] },
    {
      name: 'the processor’s graphics, which nobody asks for',
      facts: { ...desktop, gpus: [{ vendor: 'intel', integrated: true }], 'container.runOptions': null },
    },
    {
      name: 'a database in it, and the server on the host',
      facts: { ...desktop, 'container.runOptions': { entries: { publish: '5432:5432' } } },
    },
    { name: 'Docker Desktop on Windows', facts: { ...desktop, 'platform.system': 'wsl2' } },
    { name: 'a live machine, whose daemon is not asked', facts: { ...desktop, 'engines.dockerSystem': null } },
  ],
  unknown: [
    {
      name: 'the context of Docker Desktop on Windows',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['desktop-linux *   Docker Desktop   npipe:////./pipe/dockerDesktopLinuxEngine'],
    },
    {
      name: 'installed beside Docker Engine, which is in use',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [
        'default *         Current DOCKER_HOST based configuration   unix:///var/run/docker.sock',
        'desktop-linux     Docker Desktop                            unix:///home/me/.docker/desktop/docker.sock',
      ],
    },
    {
      name: 'a context that is told not to be in use',
      facts: { 'platform.system': 'native', gpus: [{ vendor: 'nvidia' }], ...asked },
      log: ['I made sure that the docker context is default and not desktop-linux.', unserved],
    },
    {
      name: 'it is used, and nobody says for what',
      facts: { ...desktop, 'container.runOptions': { gap: 'not-in-text' } },
      log: [' Context:    desktop-linux'],
    },
    {
      name: 'people who do not use it',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [
        'Docker Desktop for Linux is not installed, I use docker-ce',
        'Is Docker Desktop on Linux supported with this GPU?',
        'I do not use Docker Desktop on Linux, and never had it',
        'Before I used Docker Desktop for Linux, which has no GPU',
        'Docker Desktop on Ubuntu without problems',
      ],
    },
    {
      name: 'what a host without the driver says as well',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'nvidia' }] }, 'container.runOptions': { entries: { gpus: 'all' } } },
      log: [refused, 'error gathering device information while adding custom device "/dev/nvidia-uvm": no such file or directory'],
    },
  ],
});
