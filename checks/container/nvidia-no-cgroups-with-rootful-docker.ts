import { all, any, cdiSpecs, container, defineCheck, engines, gate, gpus, not, nvmlUnknownError, platform } from '#api';

// In these modes the runtime takes the hook out, which alone reads the setting; on a Jetson “auto” is “csv”. A report without its system mostly names the card.
const outsideCsvAndCdi = all(
  not(engines.toolkitMode.oneOf('cdi', 'csv')),
  any(
    platform.jetsonLinux.isAbsent(),
    gpus.some((gpu) => gate(all(gpu.vendor.is('nvidia'), gpu.integrated.is(false)))),
  ),
);

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
    // Where the runtime injects by CDI, the engine itself writes the device rules and the setting is not read; 1.14.0 did not read it either.
    any(
      all(engines.toolkitVersion.below('1.18.0'), not(engines.toolkitVersion.inRanges({ introduced: '1.14.0', fixed: '1.14.1' })), outsideCsvAndCdi),
      engines.toolkitMode.is('legacy'),
      // For --gpus Docker calls NVIDIA's hook, which stays with the legacy mode; from 29.2 on it tries CDI first.
      all(container.runOptions.has('gpus'), engines.dockerVersion.below('29.2.0'), outsideCsvAndCdi),
    ),
  ),
  // Where the engine passes the nodes itself it writes their rules, whatever this says: with it set, a daemon-reload takes nothing away.
  unless: any(
    container.runOptions.value('device', /\/dev\/nvidia(?:ctl|\d)|nvidia\.com\/gpu/),
    container.runOptions.has('privileged'),
    // Such a Docker serves --gpus by the file, and the engine writes the rules; a change back is proposed (moby 52704).
    all(
      engines.dockerVersion.inRanges({ introduced: '29.2.0', fixed: null, seen: ['29.2.0', '29.7.2'] }),
      cdiSpecs.some((spec) => spec.kind.is('nvidia.com/gpu')),
      not(container.runOptions.has('runtime')),
    ),
  ),
  hints: [...nvmlUnknownError],
  remedy: [
    {
      do: 'Set it back; containers that are started from then on take it. If it was set because containers lost their GPU after a daemon-reload, and they name their nodes with --device, leave it. Rootless engines on the same machine then lose their GPUs; with both kinds, use CDI for the rootless ones. Before 1.14 nvidia-ctk has no such command: change the line in /etc/nvidia-container-runtime/config.toml.',
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
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/blob/d34b3046758cb1a5db606b2a39519c731bbf9f56/CHANGELOG.md',
      date: '2026-08-21',
      establishes: '1.14.1: the hook of 1.14.0 ignored config.toml; 1.18.0: the runtime goes to jit-cdi by default, the hook stays with legacy',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/blob/v1.17.8/internal/runtime/runtime_factory.go',
      date: '2025-05-30',
      establishes: 'in the modes “csv” and “cdi” the runtime removes the hook; internal/info/auto.go: “auto” is “csv” on Tegra',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/dcgm-exporter/issues/440',
      date: '2025-01-14',
      establishes: 'a rootful container loses its GPU after the setting was made for rootless ones',
      strength: 'several-reports',
    },
  ],
});
