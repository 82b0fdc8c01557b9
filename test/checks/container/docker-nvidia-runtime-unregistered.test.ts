import check from '../../../checks/container/docker-nvidia-runtime-unregistered.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'container.runOptions': { entries: { runtime: 'nvidia' } }, 'engines.dockerRuntimes': ['runc'] } as const;

testCheck(check, {
  found: [
    {
      name: 'Podman',
      log: ['Error: default OCI runtime "nvidia" not found: invalid argument'],
      is: 'confirmed',
      cites: 'https://github.com/89luca89/distrobox/issues/1654',
    },
    { name: 'the runtime is asked for, and not there', is: 'exposed', facts },
    {
      name: 'Docker says so of another line than the one that is shown',
      is: 'confirmed',
      facts: { 'container.runOptions': { entries: { gpus: 'all' } } },
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/150',
      log: ['docker: Error response from daemon: unknown or invalid runtime name: nvidia.'],
    },
  ],
  clear: [
    { name: 'it is registered', facts: { ...facts, 'engines.dockerRuntimes': ['nvidia', 'runc'] } },
    { name: 'it is not asked for', facts: { ...facts, 'container.runOptions': { entries: { gpus: 'all' } }, runtimes: [{ startError: null }] } },
  ],
  unknown: [
    { name: 'docker info was not given', facts: { 'container.runOptions': { entries: { runtime: 'nvidia' } } } },
    { name: 'the sibling: --gpus without the toolkit', log: ['could not select device driver "" with capabilities: [[gpu]].'] },
  ],
});
