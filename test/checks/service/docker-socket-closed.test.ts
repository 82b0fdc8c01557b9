import check from '../../../checks/service/docker-socket-closed.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'docker: permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Post "http://%2Fvar%2Frun%2Fdocker.sock/v1.51/images/create": dial unix /var/run/docker.sock: connect: permission denied';

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'docker', log: [line], cites: 'https://github.com/mostlygeek/llama-swap/issues/374' },
    {
      is: 'confirmed',
      name: 'an older one',
      log: ['docker: Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get'],
    },
    { is: 'present', name: 'the error at the start', facts: { runtimes: [{ kind: 'ollama', startError: line }], torch: [] } },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ kind: 'ollama', startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'docker version, as forms ask for it',
      log: ['Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get'],
    },
    { name: 'the sibling: no daemon', log: ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?'] },
    { name: 'it answers', log: ['CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES'] },
  ],
});
