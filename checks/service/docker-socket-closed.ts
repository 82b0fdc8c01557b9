import { any, defineCheck, runtimes, torch } from '#api';

/** As `docker run` says it. Of a question alone, as of `docker version` in a report, the same words tell nothing: the next command may have had sudo. */
const closed = /(?:^|\s)docker: (?:Got )?permission denied while trying to connect to the docker (?:daemon socket|API) at unix:\/\/\/var\/run\/docker\.sock/i;

export default defineCheck({
  id: 'docker-socket-closed',
  layer: 'service',
  kind: 'fault',
  title: 'This user may not open Docker’s socket: not in the group docker, or not logged in anew',
  impact: 'blocked',
  symptom: '“permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock”; with sudo the same command works.',
  blamedOn: 'Docker, or the image',
  runtimes: [],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(closed)),
    torch.some((python) => python.lastError.has(closed)),
  ),
  proves: [closed],
  hints: [/permission denied while trying to connect to the docker (?:daemon socket|API) at unix:\/\/\/var\/run\/docker\.sock/i],
  remedy: [
    {
      do: 'Join the group and log out and in again; running shells and services keep the old groups. Members of docker can become root on this machine. Docker’s snap makes no such group: sudo groupadd --system docker first, and sudo snap disable docker and enable docker afterwards.',
      commands: ['sudo usermod -aG docker "$USER"'],
    },
    {
      do: 'Or run Docker with sudo. A program in a container that starts others through the mounted socket needs the number of that group: --group-add $(stat -c %g /var/run/docker.sock).',
    },
  ],
  verify: 'id -nG; ls -l /var/run/docker.sock; docker ps',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/canonical/docker-snap/blob/8452deba0a04ecc1dfec44338c880f55d4ef790a/README.md',
      date: '2026-05-01',
      establishes: 'the snap: the group has to be made, and the snap disabled and enabled, before a user may open the socket',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/1205',
      date: '2020-02-28',
      establishes: 'the group, and that it takes a new session',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/mostlygeek/llama-swap/issues/374',
      date: '2025-11-02',
      establishes: 'the same inside a container that no longer runs as root',
      strength: 'several-reports',
    },
  ],
});
