import check from '../../../checks/container/cdi-format-newer-than-podman.ts';
import { testCheck } from '../../helpers/test-check.ts';

const host = {
  'engines.dockerRuntimes': [],
  'engines.podmanVersion': '4.9.3',
  'engines.toolkitVersion': '1.19.1',
  cdiSpecs: [{ kind: 'nvidia.com/gpu', cdiVersion: '0.7.0' }],
};

testCheck(check, {
  found: [
    {
      name: 'Ubuntu 24.04 after an update of the toolkit',
      facts: host,
      is: 'exposed',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1860',
    },
    {
      name: 'Podman’s parser says it',
      log: [
        'failed to load CDI Spec failed to parse CDI Spec "/etc/cdi/nvidia.yaml": failed to unmarshal CDI Spec: error unmarshaling JSON: while decoding JSON: json: unknown field "additionalGids"',
      ],
      is: 'confirmed',
    },
    {
      name: 'a Docker that is too old, and is asked by that name',
      facts: {
        ...host,
        'engines.podmanVersion': null,
        'engines.dockerVersion': '26.0.2',
        'container.runOptions': { entries: { device: 'nvidia.com/gpu=all' } },
      },
      is: 'exposed',
      cites: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/release-notes.html',
    },
    {
      name: 'beside such a Docker, where Podman is asked for a GPU',
      facts: { ...host, 'engines.dockerRuntimes': ['nvidia'], 'container.runOptions': { entries: { device: 'nvidia.com/gpu=all' } } },
      is: 'exposed',
    },
    { name: 'the engine’s error', facts: host, log: ['Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=0'], is: 'suspected' },
  ],
  clear: [
    {
      name: 'a toolkit that does not know the format',
      facts: { 'engines.podmanVersion': '4.4.1', 'engines.toolkitVersion': '1.14.3' },
      log: ['Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all'],
    },
    { name: 'a newer Podman', facts: { ...host, 'engines.podmanVersion': '5.7.0' }, log: ['unresolvable CDI devices nvidia.com/gpu=all'] },
    { name: 'a file in the older format', facts: { ...host, cdiSpecs: [{ kind: 'nvidia.com/gpu', cdiVersion: '0.5.0' }] } },
    {
      name: 'an older file beside it',
      facts: {
        ...host,
        cdiSpecs: [
          { kind: 'nvidia.com/gpu', cdiVersion: '0.7.0' },
          { kind: 'nvidia.com/gpu', cdiVersion: '0.5.0' },
        ],
      },
    },
    {
      name: 'Docker serves the GPUs, and the Podman of Ubuntu 24.04 beside it does other things',
      facts: { ...host, 'engines.dockerRuntimes': ['nvidia'], 'engines.dockerVersion': '29.3.0', 'container.runOptions': null },
    },
    { name: 'no file at all: another cause', facts: { ...host, cdiSpecs: [] } },
    { name: 'no Podman', facts: { ...host, 'engines.podmanVersion': null, 'engines.dockerVersion': null } },
    {
      name: 'a Docker that is asked in its own way',
      facts: {
        ...host,
        'engines.podmanVersion': null,
        'engines.dockerVersion': '26.0.2',
        'container.runOptions': { entries: { gpus: 'all' } },
      },
    },
    {
      name: 'a Docker that knows the format',
      facts: {
        ...host,
        'engines.podmanVersion': null,
        'engines.dockerVersion': '28.2.2',
        'container.runOptions': { entries: { device: 'nvidia.com/gpu=all' } },
      },
    },
  ],
  unknown: [
    { name: 'the toolkit’s release is not known', facts: { ...host, 'engines.toolkitVersion': { gap: 'not-in-text' } } },
    { name: 'Podman did not answer', facts: { ...host, 'engines.podmanVersion': { gap: 'timeout' } } },
  ],
});
