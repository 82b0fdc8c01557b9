import check from '../../../checks/container/nvidia-repository-listed-twice.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'E: Conflicting values set for option Signed-By regarding source https://nvidia.github.io/libnvidia-container/stable/ubuntu18.04/amd64/ /: /usr/share/keyrings/nvidia-container-toolkit-keyring.gpg !=';

testCheck(check, {
  found: [
    { name: 'apt says so', log: [line], is: 'confirmed', cites: 'https://github.com/NVIDIA/libnvidia-container/issues/194' },
    { name: 'in the error of a start', facts: { runtimes: [{ startError: line }] }, is: 'present' },
  ],
  clear: [{ name: 'nothing of it', facts: { runtimes: [{ startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'another repository',
      log: [
        'E: Conflicting values set for option Signed-By regarding source https://download.docker.com/linux/ubuntu/ focal: /usr/share/keyrings/docker.gpg !=',
        'Hit:3 https://nvidia.github.io/libnvidia-container/stable/ubuntu18.04/amd64  InRelease',
      ],
    },
  ],
});
