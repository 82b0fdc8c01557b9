import { amdGpu, defineProfile } from './profile.ts';

const page = 'https://rocm.docs.amd.com/en/latest/install/docker-containers.html';

export default defineProfile({
  name: 'amd-container-host',
  about: 'A host whose containers get AMD GPUs, by --device or AMD’s container toolkit',
  document: () => ({
    preflight: 1,
    name: 'amd-container-host',
    must: [
      { id: 'host', container: { inside: false }, because: 'This is about the host; a container is given its GPU from outside.' },
      { id: 'gpu', ...amdGpu, source: page },
      { id: 'driver', gpu: { vendor: 'amd', driver: 'amdgpu' }, remedy: 'Load amdgpu: the kernel’s own, or AMD’s package amdgpu-dkms.', source: page },
      {
        id: 'kfd',
        fact: { id: 'rocm.kfdDevice', present: true },
        because: 'Compute needs /dev/kfd beside /dev/dri.',
        remedy: 'See ai-doctor explain kfd-device-missing.',
        source: page,
      },
      { id: 'engine', container: { engine: ['docker', 'podman', 'containerd', 'cri-o'] }, source: page },
      { id: 'handed-in', container: { devices: 'amd' }, source: page },
    ],
    should: [{ check: 'kfd-device-missing' }],
  }),
});
