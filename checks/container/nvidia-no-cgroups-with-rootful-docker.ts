import { all, any, container, defineCheck, engines, not, nvmlUnknownError, platform } from '#api';

export default defineCheck({
  id: 'nvidia-no-cgroups-with-rootful-docker',
  layer: 'container',
  kind: 'exposure',
  title: 'no-cgroups = true is set for NVIDIA’s runtime, and Docker is not rootless',
  impact: 'blocked',
  symptom: 'nvidia-smi in any new Docker container says “Failed to initialize NVML: Unknown Error” from the first second.',
  blamedOn: 'the known daemon-reload fault, or a driver mismatch',
  runtimes: [],
  when: all(
    // Under WSL2 guides once asked for the setting, and the cgroups are others.
    platform.system.is('native'),
    engines.noCgroups.is(true),
    engines.installed.has('docker'),
    engines.dockerRootless.is(false),
    // Docker is set up for NVIDIA GPUs; beside a rootless Podman it need not be.
    engines.dockerRuntimes.has('nvidia'),
    // Where the runtime injects by CDI, the engine itself writes the device rules and the setting is not read.
    any(all(engines.toolkitVersion.below('1.18.0'), not(engines.toolkitMode.is('cdi'))), engines.toolkitMode.is('legacy')),
  ),
  // Where the engine passes the nodes itself it writes their rules, whatever this says: with it set, a daemon-reload takes nothing away.
  unless: any(container.runOptions.value('device', /\/dev\/nvidia(?:ctl|\d)|nvidia\.com\/gpu/), container.runOptions.has('privileged')),
  hints: [...nvmlUnknownError],
  remedy: [
    {
      do: 'Set it back; containers that are started from then on take it. If it was set because containers lost their GPU after a daemon-reload, and they name their nodes with --device, leave it. Rootless engines on the same machine then lose their GPUs; with both kinds, use CDI for the rootless ones.',
      commands: ['sudo nvidia-ctk config --set nvidia-container-cli.no-cgroups=false --in-place'],
    },
  ],
  verify: 'docker run --rm --gpus all ubuntu nvidia-smi -L',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/381',
      date: '2024-03-04',
      establishes: 'a maintainer: only rootless containers need true; setting it back cured several users',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/dcgm-exporter/issues/440',
      date: '2025-01-14',
      establishes: 'a rootful container loses its GPU after the setting was made for rootless ones',
      strength: 'several-reports',
    },
  ],
});
