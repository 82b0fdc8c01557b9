import check from '../../../checks/container/nvidia-no-cgroups-with-rootful-docker.ts';
import { testCheck } from '../../helpers/test-check.ts';

const host = {
  'platform.system': 'native',
  'platform.jetsonLinux': null,
  'engines.noCgroups': true,
  'engines.installed': ['docker', 'containerd'],
  'engines.dockerRootless': false,
  'engines.dockerRuntimes': ['nvidia'],
  'engines.toolkitVersion': '1.14.5',
  'engines.toolkitMode': 'auto',
  'engines.dockerVersion': '28.5.1',
  cdiSpecs: [],
  'container.runOptions': null,
};

testCheck(check, {
  found: [
    { name: 'the setting alone', facts: host, is: 'exposed' },
    {
      name: 'a report that does not tell how the container was started',
      facts: { ...host, 'container.runOptions': { gap: 'not-in-text' } },
      log: ['Failed to initialize NVML: Unknown Error'],
      is: 'suspected',
    },
    {
      name: 'and NVML’s error',
      facts: host,
      log: ['Failed to initialize NVML: Unknown Error'],
      is: 'suspected',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/381',
    },
    {
      name: 'a report that names the card, not the system',
      facts: { ...host, 'platform.jetsonLinux': { gap: 'not-in-text' }, gpus: [{ vendor: 'nvidia', integrated: false }] },
      is: 'exposed',
    },
    { name: 'legacy mode on a newer toolkit', facts: { ...host, 'engines.toolkitVersion': '1.19.1', 'engines.toolkitMode': 'legacy' }, is: 'exposed' },
    {
      name: '--gpus with a newer toolkit, whose hook stays with the legacy mode',
      facts: {
        ...host,
        'engines.toolkitVersion': '1.18.1',
        'engines.dockerVersion': '28.5.1',
        'container.runOptions': { entries: { gpus: 'all' } },
      },
      log: ['Failed to initialize NVML: Unknown Error'],
      is: 'suspected',
    },
  ],
  clear: [
    {
      name: '--gpus with a Docker that serves it by CDI',
      facts: {
        ...host,
        'engines.toolkitVersion': '1.18.1',
        'engines.dockerVersion': '29.3.0',
        'container.runOptions': { entries: { gpus: 'all' } },
      },
    },
    {
      name: 'a CDI file, which a newer Docker takes for --gpus',
      facts: { ...host, 'engines.dockerVersion': '29.3.0', cdiSpecs: [{ kind: 'nvidia.com/gpu' }] },
    },
    { name: 'the toolkit that does not read the setting', facts: { ...host, 'engines.toolkitVersion': '1.14.0' } },
    {
      name: 'the nodes are named, as against the loss after daemon-reload',
      facts: { ...host, 'container.runOptions': { entries: { gpus: 'all', device: '/dev/nvidiactl,/dev/nvidia0,/dev/nvidia-uvm' } } },
    },
    { name: 'the default', facts: { ...host, 'engines.noCgroups': false }, log: ['Failed to initialize NVML: Unknown Error'] },
    { name: 'rootless Docker, for which it is meant', facts: { ...host, 'engines.dockerRootless': true } },
    { name: 'Docker that is not set up for NVIDIA GPUs, beside a rootless Podman', facts: { ...host, 'engines.dockerRuntimes': [] } },
    { name: 'WSL2, where guides asked for it', facts: { ...host, 'platform.system': 'wsl2' } },
    { name: 'CDI mode on an older toolkit', facts: { ...host, 'engines.toolkitMode': 'cdi' } },
    { name: 'csv mode, whose devices the engine allows', facts: { ...host, 'engines.toolkitMode': 'csv' } },
    { name: 'a Jetson, where auto is csv', facts: { ...host, 'platform.jetsonLinux': '36.4.3', gpus: [{ vendor: 'nvidia', integrated: true }] } },
    { name: 'CDI injection', facts: { ...host, 'engines.toolkitVersion': '1.18.1' } },
  ],
  unknown: [{ name: 'the file could not be read', facts: { ...host, 'engines.noCgroups': { gap: 'denied' } } }],
});
