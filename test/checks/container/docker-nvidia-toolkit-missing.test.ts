import check from '../../../checks/container/docker-nvidia-toolkit-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const error = 'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].';

const nothing = {
  'platform.system': 'native',
  'platform.container': 'docker',
  'container.runOptions': { entries: { gpus: 'all' } },
  'container.image': 'ollama/ollama',
  'engines.toolkitVersion': null,
  'engines.dockerSystem': 'Ubuntu 24.04.1 LTS',
  cdiSpecs: [],
  gpus: [{ vendor: 'nvidia' }],
  runtimes: [{ startError: null }],
} as const;

testCheck(check, {
  found: [
    {
      name: 'installed, and the engine does not know of it',
      facts: {
        'container.runOptions': { entries: { gpus: 'all' } },
        'container.image': 'ollama/ollama',
        'engines.toolkitVersion': '1.17.3',
        gpus: [{ vendor: 'nvidia' }],
      },
      log: [error],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/854',
    },
    {
      name: 'Docker 29',
      log: ['docker: Error response from daemon: failed to discover GPU vendor from CDI: no known GPU vendor found'],
      is: 'confirmed',
      cites: 'https://github.com/ShaneIsrael/fireshare/issues/689',
    },
    {
      name: 'Docker 29.3 with a CDI file and none of the programs',
      log: ['docker: Error response from daemon: AMD CDI spec not found'],
      is: 'confirmed',
      cites: 'https://github.com/games-on-whales/wolf/issues/386',
    },
    {
      name: 'the runtime is named, and its program is not there',
      log: ['OCI runtime create failed: exec: "nvidia-container-runtime-hook": executable file not found in $PATH: unknown.'],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-docker/issues/958',
    },
    {
      name: 'the runtime does not find its hook',
      facts: { 'container.runOptions': { entries: { runtime: 'nvidia' } } },
      log: ['ERROR: nvidia-container-runtime: inject NVIDIA hook: stat /usr/bin/nvidia-container-runtime-hook: no such file or directory'],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-container-runtime/issues/68',
    },
    {
      name: 'quoted without the empty name',
      log: ['docker: Error response from daemon: could not select device driver with capabilities: [[gpu]].'],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-docker/issues/1642',
    },
    { name: 'Docker’s error', log: [error], is: 'confirmed', cites: 'https://github.com/mudler/LocalAI/issues/4511' },
    {
      name: 'driver named in a compose file',
      log: ['Error response from daemon: could not select device driver "nvidia" with capabilities: [[gpu]]'],
      is: 'confirmed',
    },
    {
      name: 'a report that shows the line and that nothing is installed',
      facts: nothing,
      is: 'present',
    },
    {
      name: 'the runtime asked for, of a Docker that is no snap',
      facts: { ...nothing, 'engines.installed': ['docker'], 'container.runOptions': { entries: { runtime: 'nvidia' } } },
      is: 'present',
    },
    {
      name: 'Docker’s words at a start',
      facts: { ...nothing, 'engines.toolkitVersion': '1.17.8', runtimes: [{ startError: error }] },
      is: 'present',
    },
  ],
  clear: [
    {
      name: 'Docker Desktop’s own words, whose machine lies elsewhere',
      facts: { ...nothing, 'engines.toolkitVersion': '1.17.2', 'engines.dockerSystem': 'Docker Desktop' },
      log: [error],
    },
    { name: 'Docker Desktop under WSL2, which brings it', facts: { ...nothing, 'platform.system': 'wsl2' } },
    {
      name: 'Docker from snap, which brings the toolkit, asked as its readme says',
      facts: { ...nothing, 'engines.installed': ['docker-snap'], 'container.runOptions': { entries: { runtime: 'nvidia', gpus: 'all' } } },
    },
    {
      name: 'other drivers than NVIDIA’s that the daemon lacks',
      facts: {
        ...nothing,
        'engines.toolkitVersion': '1.17.8',
        runtimes: [
          { startError: 'could not select device driver "cdi" with capabilities: []' },
          { startError: 'could not select device driver "amd" with capabilities: [[gpu]]' },
        ],
      },
    },
    { name: 'Podman’s own --gpus', facts: { ...nothing, 'platform.container': 'podman' } },
    { name: 'a CDI file that somebody else wrote', facts: { ...nothing, cdiSpecs: [{ kind: 'nvidia.com/gpu' }] } },
    {
      name: 'the toolkit is there',
      facts: {
        'container.runOptions': { entries: { gpus: 'all' } },
        'container.image': 'ollama/ollama',
        'engines.toolkitVersion': '1.17.8',
        runtimes: [{ startError: null }],
      },
    },
    {
      name: 'a ROCm image, which --gpus does not serve',
      facts: { 'container.runOptions': { entries: { gpus: 'all' } }, 'container.image': 'ollama/ollama:rocm', 'engines.toolkitVersion': null },
      log: [error],
    },
    {
      name: 'a machine with a Radeon alone',
      facts: { 'container.runOptions': { entries: { gpus: 'all' } }, 'engines.toolkitVersion': null, gpus: [{ vendor: 'amd' }] },
      log: [error],
    },
    { name: 'a live machine', facts: { runtimes: [], 'container.runOptions': null, 'container.image': null, 'engines.toolkitVersion': null } },
  ],
  unknown: [
    { name: 'the line alone', facts: { 'container.runOptions': { entries: { gpus: 'all' } }, 'container.image': 'ollama/ollama' } },
    { name: 'the sibling: a daemon without CDI', log: ['could not select device driver "cdi" with capabilities: [[gpu]]'] },
  ],
});
