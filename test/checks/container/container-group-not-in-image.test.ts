import check from '../../../checks/container/container-group-not-in-image.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'Error response from daemon: Unable to find group render: no matching entries in group file';

testCheck(check, {
  found: [
    { name: 'the daemon says so', log: [line], is: 'confirmed', cites: 'https://github.com/TilmanGriesel/chipper/issues/101' },
    {
      name: 'Podman’s word, given to Docker',
      log: ['docker: Error response from daemon: unable to find group keep-groups: no matching entries in group file.'],
      is: 'confirmed',
    },
    {
      name: 'Podman',
      log: [
        'Error: unable to start container "53c3e156": looking up supplemental groups for container 53c3e156: Unable to find group render: no matching entries in group file',
      ],
      is: 'confirmed',
    },
    {
      name: 'the image of Ollama for ROCm',
      log: ['docker: Error response from daemon: Unable to find group render: no matching entries in group file.'],
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/8475',
    },
    { name: 'in the output of a start', facts: { runtimes: [{ startError: line }] }, is: 'present' },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'siblings, and groups that have nothing to do with a GPU',
      log: [
        'docker: Error response from daemon: unable to find user ollama: no matching entries in passwd file.',
        'Error response from daemon: Unable to find group nginx: no matching entries in group file',
        'unable to find group render: no matching entries in group file: use a numeric GID in --group-add',
        "usermod: group 'render' does not exist",
        'rob is not member of "render" group, the default DRM access group. Users must be a member of the "render" group',
      ],
    },
  ],
});
