import check from '../../../checks/container/docker-desktop-without-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const desktop = { 'platform.system': 'native', 'engines.dockerSystem': 'Docker Desktop', gpus: [{ vendor: 'nvidia' }] } as const;
const refused = 'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file';

testCheck(check, {
  found: [
    { name: 'docker info in a report', is: 'exposed', facts: desktop },
    {
      name: 'and its name in the list of contexts',
      is: 'suspected',
      facts: desktop,
      log: ['desktop-linux *   Docker Desktop   unix:///home/me/.docker/desktop/docker.sock'],
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/83',
    },
  ],
  clear: [
    { name: 'Docker Engine', facts: { ...desktop, 'engines.dockerSystem': 'Ubuntu 24.04.1 LTS' }, log: [refused] },
    {
      name: 'the processor’s graphics, which nobody asks for',
      facts: { ...desktop, gpus: [{ vendor: 'intel', integrated: true }], 'container.runOptions': null },
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
