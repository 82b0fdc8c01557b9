import check from '../../../checks/container/docker-cdi-switched-off.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'docker: Error response from daemon: could not select device driver "cdi" with capabilities: [].';

testCheck(check, {
  found: [
    { name: 'the daemon says so', log: [line], is: 'confirmed', cites: 'https://github.com/moby/moby/blob/v28.1.0/cmd/dockerd/daemon.go' },
    { name: 'in the output of a start', facts: { runtimes: [{ startError: line }] }, is: 'present' },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'siblings: no toolkit, no file',
      log: [
        'could not select device driver "" with capabilities: [[gpu]].',
        'could not select device driver "nvidia" with capabilities: [[gpu]]',
        'CDI device injection failed: unresolvable CDI devices nvidia.com/gpu=all',
      ],
    },
  ],
});
