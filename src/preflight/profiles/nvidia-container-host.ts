import { defineProfile } from './profile.ts';

const guide = 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html';
const platforms = 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/1.12.1/install-guide.html';

export default defineProfile({
  name: 'nvidia-container-host',
  about: 'A host whose containers get NVIDIA GPUs',
  document: () => ({
    preflight: 1,
    name: 'nvidia-container-host',
    must: [
      { id: 'host', container: { inside: false }, because: 'This is about the host; a container is given its GPU from outside.' },
      { id: 'gpu', any: [{ gpu: { vendor: 'nvidia' } }, { wsl2: true }], source: guide },
      {
        id: 'driver',
        any: [{ versions: { 'nvidia-driver': '>= 418.81' } }, { all: [{ wsl2: true }, { usable: 'cuda' }] }],
        remedy: 'Install NVIDIA’s driver with the distribution’s package manager.',
        source: guide,
      },
      { id: 'cuda-usable', usable: 'cuda', because: 'What the host’s own driver refuses, no container gets.', source: guide },
      { id: 'engine', container: { engine: ['docker', 'podman', 'containerd', 'cri-o'] }, source: guide },
      {
        id: 'toolkit',
        fact: { id: 'engines.toolkitVersion', present: true },
        remedy: 'Install nvidia-container-toolkit from NVIDIA’s repository.',
        source: guide,
      },
      { id: 'handed-in', container: { devices: 'nvidia' }, because: 'The engine must know NVIDIA’s runtime or a CDI specification.', source: guide },
    ],
    should: [
      { id: 'kernel', kernel: '> 3.10', source: platforms },
      { check: 'nvidia-cdi-spec-stale' },
      { check: 'cdi-format-newer-than-podman' },
      { check: 'nvidia-no-cgroups-with-rootful-docker' },
    ],
  }),
});
