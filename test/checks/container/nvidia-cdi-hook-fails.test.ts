import check from '../../../checks/container/nvidia-cdi-hook-fails.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'engines.toolkitVersion': '1.17.0', cdiSpecs: [{ kind: 'nvidia.com/gpu' }] };
const log = [
  'Error: OCI runtime error: crun: {"msg":"error executing hook `/usr/bin/nvidia-cdi-hook` (exit code: 1)","level":"error","time":"2024-11-08T10:04:55.559600Z"}',
];

testCheck(check, {
  found: [
    { name: 'the release, and crun’s message', facts, log, is: 'suspected', cites: 'https://github.com/podman-container-tools/podman/issues/24502' },
    { name: 'the release alone', facts, is: 'exposed' },
    { name: 'a report without the file', facts: { 'engines.toolkitVersion': '1.17.0' }, log, is: 'suspected' },
  ],
  clear: [
    { name: 'a later release: another cause', facts: { ...facts, 'engines.toolkitVersion': '1.17.2' }, log },
    { name: 'no CDI file', facts: { ...facts, cdiSpecs: [] } },
  ],
  unknown: [{ name: 'the release is not known', log }],
});
