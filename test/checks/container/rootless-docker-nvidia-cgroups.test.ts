import check from '../../../checks/container/rootless-docker-nvidia-cgroups.ts';
import { testCheck } from '../../helpers/test-check.ts';

const host = {
  'platform.system': 'native',
  'platform.container': null,
  'engines.dockerRootless': true,
  'engines.dockerRuntimes': [],
  'engines.dockerSystem': null,
  'engines.noCgroups': false,
  'engines.toolkitVersion': '1.17.8',
  'engines.toolkitMode': 'auto',
  'container.runOptions': null,
  cdiSpecs: [],
};

testCheck(check, {
  found: [
    { name: 'the default file beside rootless Docker', facts: host, is: 'exposed' },
    {
      name: 'Docker in an unprivileged LXC container',
      facts: { ...host, 'engines.dockerRootless': false, 'platform.container': 'lxc', 'container.mapped': true, 'engines.dockerRuntimes': ['nvidia'] },
      is: 'exposed',
      cites: 'https://github.com/NVIDIA/libnvidia-container/issues/154',
    },
    {
      name: 'a newer toolkit, whose hook --gpus calls',
      facts: { ...host, 'engines.toolkitVersion': '1.18.0', 'engines.dockerVersion': '28.5.1', 'container.runOptions': { entries: { gpus: 'all' } } },
      is: 'exposed',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1487',
    },
    {
      name: 'docker info of a rootless daemon',
      facts: { ...host, 'engines.dockerRuntimes': ['io.containerd.runc.v2', 'nvidia', 'runc'], 'engines.dockerSystem': 'Ubuntu 24.04.1 LTS' },
      is: 'exposed',
    },
    {
      name: 'the error of cgroup v2',
      log: [
        'nvidia-container-cli: mount error: failed to add device rules: unable to find any existing device filters attached to the cgroup: bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted: unknown.',
      ],
      is: 'confirmed',
    },
    {
      name: 'the runtime’s error',
      log: ['nvidia-container-cli: mount error: open failed: /sys/fs/cgroup/devices/user.slice/devices.allow: permission denied'],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-docker/issues/1155',
    },
  ],
  clear: [
    { name: 'a rootless Docker for builds, beside one of root’s that serves the GPUs', facts: { ...host, 'engines.dockerRuntimes': ['nvidia'] } },
    {
      name: 'Docker in an unprivileged LXC container, by CDI',
      facts: {
        ...host,
        'engines.dockerRootless': false,
        'platform.container': 'lxc',
        'container.mapped': true,
        'engines.dockerRuntimes': ['nvidia'],
        'engines.toolkitVersion': '1.18.1',
      },
    },
    {
      name: 'a newer toolkit in cdi mode, where the hook refuses with other words',
      facts: {
        ...host,
        'engines.toolkitVersion': '1.18.0',
        'engines.toolkitMode': 'cdi',
        'engines.dockerVersion': '28.5.1',
        'container.runOptions': { entries: { gpus: 'all' } },
      },
    },
    { name: 'the setting is made', facts: { ...host, 'engines.noCgroups': true } },
    {
      name: 'Docker runs as root',
      facts: { ...host, 'engines.dockerRootless': false },
      log: ['nvidia-container-cli: mount error: failed to add device rules: unable to find any existing device filters'],
    },
    { name: 'devices by CDI', facts: { ...host, cdiSpecs: [{ kind: 'nvidia.com/gpu' }] } },
    { name: 'CDI injection', facts: { ...host, 'engines.toolkitVersion': '1.18.1' } },
  ],
  unknown: [{ name: 'the toolkit’s release is not known', facts: { ...host, 'engines.toolkitVersion': { gap: 'timeout' } } }],
});
