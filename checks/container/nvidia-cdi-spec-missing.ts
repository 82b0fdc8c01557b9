import { all, any, cdiSpecs, container, defineCheck, engines, not, platform, runtimes } from '#api';

export default defineCheck({
  id: 'nvidia-cdi-spec-missing',
  layer: 'container',
  kind: 'exposure',
  title: 'No CDI specification that the engine can read offers nvidia.com/gpu=all',
  impact: 'blocked',
  symptom: 'podman run --device nvidia.com/gpu=all ends with “unresolvable CDI devices nvidia.com/gpu=all”.',
  blamedOn: 'the image, or the driver',
  runtimes: [],
  when: any(
    all(
      any(
        container.runOptions.value('device', /nvidia\.com\/gpu/),
        // Docker's --gpus needs no specification; in the mode “cdi” its hook refuses for another reason. Podman 4 ignores it, Podman 6 takes AMD's, too.
        all(
          container.runOptions.value('gpus', /all/),
          platform.container.is('podman'),
          not(engines.podmanVersion.below('5.0.0')),
          any(
            engines.podmanVersion.below('6.0.0'),
            cdiSpecs.none((spec) => spec.kind.is('amd.com/gpu')),
          ),
        ),
      ),
      any(
        cdiSpecs.none((spec) => spec.kind.is('nvidia.com/gpu')),
        // Podman 5.5 takes the folders of containers.conf, whose default leaves out that of the refresh service.
        all(
          engines.podmanVersion.inRanges({ introduced: '5.5.0', fixed: '5.6.0' }),
          not(platform.container.is('docker')),
          cdiSpecs.none((spec) => all(spec.kind.is('nvidia.com/gpu'), spec.path.has(/^\/etc\/cdi\//))),
        ),
      ),
    ),
    // A report may show another line than the one that failed.
    runtimes.some((runtime) => runtime.startError.has(/unresolvable CDI devices nvidia\.com\/gpu=all|no known GPU vendor found in CDI specs/)),
  ),
  // There is one then, in a format that this Podman cannot read: a check of its own.
  unless: all(engines.podmanVersion.below('5.1.0'), engines.toolkitVersion.atLeast('1.19.0')),
  // Podman 6 looks for the vendor first.
  proves: [/unresolvable CDI devices nvidia\.com\/gpu=all\b/, /no known GPU vendor found in CDI specs/],
  remedy: [
    {
      do: 'Let nvidia-container-toolkit write the specification, and anew after each driver update. From 1.18 on its service nvidia-cdi-refresh keeps a file in /var/run/cdi current, which is empty after a boot otherwise. (NixOS: hardware.nvidia-container-toolkit.enable writes one.)',
      commands: ['sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml', 'nvidia-ctk cdi list'],
    },
    {
      do: 'If nvidia-ctk lists it, the engine does not read it: two files in one folder that offer the same device cancel each other, an older Podman cannot read newer formats, the file must be readable for all, and Podman 5.5 reads /etc/cdi alone (cdi_spec_dirs in containers.conf, podman --cdi-spec-dir).',
    },
    { do: 'Without an NVIDIA GPU leave the option out. A Radeon is handed over with --device /dev/kfd --device /dev/dri.' },
  ],
  verify: 'podman run --rm --device nvidia.com/gpu=all ubuntu nvidia-smi',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/146',
      date: '2023-11-09',
      establishes: 'the message with Podman 4.4.1 and toolkit 1.14.3, and the way to the specification',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/420638',
      date: '2025-06-28',
      establishes: 'the specification lies in /run/cdi, where Podman does not look',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/podman-container-tools/podman/blob/v5.5.0/pkg/specgen/generate/config_linux.go',
      date: '2025-05',
      establishes: 'the folders are those of the settings, whose default names /etc/cdi alone in 5.5; 5.6.0 adds /var/run/cdi',
      strength: 'documented',
    },
    {
      url: 'https://github.com/podman-container-tools/podman/blob/v6.0.0-rc1/libpod/util.go',
      date: '2026-06',
      establishes: '--gpus takes the first of nvidia.com and amd.com that has a specification; 4.9.3 says of it that it does nothing',
      strength: 'documented',
    },
  ],
});
