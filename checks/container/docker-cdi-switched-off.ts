import { any, defineCheck, dockerCdiOff, runtimes, torch } from '#api';

const off = /could not select device driver "cdi" with capabilities: \[/;

export default defineCheck({
  id: 'docker-cdi-switched-off',
  layer: 'container',
  kind: 'fault',
  title: 'Docker was asked for a CDI device, and its support for CDI is off: the default before 28.2',
  impact: 'blocked',
  symptom: '--device nvidia.com/gpu=all, or driver: cdi in a compose file, ends with “could not select device driver "cdi" with capabilities: []”.',
  blamedOn: 'nvidia-container-toolkit, or the driver',
  runtimes: [],
  // Only the daemon’s own words tell of it: the switch is in its settings or on its command line.
  when: any(
    runtimes.some((runtime) => runtime.startError.has(off)),
    torch.some((environment) => environment.lastError.has(off)),
  ),
  proves: [...dockerCdiOff],
  explains: ['nvidia-cdi-spec-missing'],
  remedy: [
    {
      do: 'From 25.0 on switch it on in /etc/docker/daemon.json (a rootless daemon: ~/.config/docker/daemon.json) and restart Docker, which stops running containers unless live-restore is on. From 28.2 on it is on unless this file says false.',
      setting: '"features": { "cdi": true }',
    },
    { do: 'Or upgrade Docker to 28.2 or later; before 25.0 it has no CDI at all.' },
    { do: 'Or ask for the GPU in Docker’s own way, which needs nvidia-container-toolkit and no CDI.', setting: '--gpus all' },
  ],
  verify: 'docker info | grep -i -A3 cdi; docker run --rm --device nvidia.com/gpu=all ubuntu nvidia-smi -L',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/moby/moby/blob/v28.1.0/cmd/dockerd/daemon.go',
      date: '2025-04-16',
      establishes: 'the CDI driver is registered only where features.cdi is true; so from 25.0.0 on',
      strength: 'documented',
    },
    {
      url: 'https://github.com/moby/moby/blob/v28.2.0/cmd/dockerd/daemon.go',
      date: '2025-05-28',
      establishes: 'from 28.2.0 on it is registered unless features.cdi is false',
      strength: 'documented',
    },
    {
      url: 'https://github.com/projectbluefin/documentation/pull/93',
      date: '2025-01-29',
      establishes: 'a compose file with devices: nvidia.com/gpu=all works in Podman; Docker answers with this message',
      strength: 'several-reports',
    },
  ],
});
