import { all, any, cdiSpecs, cdiUnresolvable, container, defineCheck, engines, not } from '#api';

export default defineCheck({
  id: 'cdi-format-newer-than-podman',
  layer: 'container',
  kind: 'exposure',
  title: 'nvidia-container-toolkit wrote a CDI 0.7.0 file: too new for Podman < 5.1, Docker < 26.1',
  impact: 'blocked',
  symptom: 'After an update of the toolkit, Podman says “unresolvable CDI devices nvidia.com/gpu=all”, while nvidia-ctk cdi list shows them.',
  blamedOn: 'the driver, permissions, or a missing specification',
  runtimes: [],
  when: all(
    any(
      all(
        engines.podmanVersion.below('5.1.0'),
        // A Docker that is set up for NVIDIA GPUs serves them, and Podman beside it does other things, unless it is asked for one.
        any(not(engines.dockerRuntimes.has('nvidia')), container.runOptions.value('device', /nvidia\.com\/gpu/)),
      ),
      // Docker needs no such file for --gpus, and before 25.0 it reads none.
      all(
        engines.dockerVersion.inRanges({ introduced: '25.0.0', fixed: '26.1.0' }),
        container.runOptions.value('device', /nvidia\.com\/gpu/),
        // Where a Podman that knows it is named, it is the one that is spoken of.
        not(engines.podmanVersion.atLeast('5.1.0')),
      ),
    ),
    // Earlier releases of the toolkit know no 0.7.0, and without it there is no file at all.
    engines.toolkitVersion.atLeast('1.19.0'),
    cdiSpecs.some((spec) => all(spec.kind.has(/^nvidia\.com\//), spec.cdiVersion.atLeast('0.7.0'))),
    // An older file beside it, which Podman takes.
    cdiSpecs.none((spec) => all(spec.kind.has(/^nvidia\.com\//), spec.cdiVersion.below('0.7.0'))),
  ),
  proves: [/failed to (?:parse|unmarshal) CDI Spec.{0,300}unknown field "additionalGids"/i],
  hints: [...cdiUnresolvable],
  explains: ['nvidia-cdi-spec-stale', 'nvidia-cdi-spec-missing'],
  remedy: [
    {
      do: 'Switch the new field off in /etc/nvidia-container-toolkit/nvidia-cdi-refresh.env and run sudo systemctl restart nvidia-cdi-refresh.service, which writes /var/run/cdi/nvidia.yaml anew, now and at each boot and update of the driver. Containers then need the GPU nodes’ groups added by hand where those are restricted.',
      setting: 'NVIDIA_CTK_CDI_GENERATE_FEATURE_FLAGS=no-additional-gids-for-device-nodes',
    },
    {
      do: 'Where the file lies in /etc/cdi, made by hand: write that one anew with the same flag, and again after each update of the driver.',
      setting: 'sudo nvidia-ctk cdi generate --feature-flag=no-additional-gids-for-device-nodes --output=/etc/cdi/nvidia.yaml',
    },
    { do: 'Or upgrade Podman to 5.1 or later (Docker to 26.1), or go back to toolkit 1.18 and write the file anew.' },
  ],
  verify: 'podman run --rm --device nvidia.com/gpu=all ubuntu nvidia-smi -L',
  owner: { component: 'nvidia-container-toolkit' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1860',
      date: '2026-05-28',
      establishes: 'toolkit 1.19.1 with Podman 4.9.3 of Ubuntu 24.04; the parser’s own message; 1.18.2 was fine',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1940',
      date: '2026-07-13',
      establishes: 'a maintainer: 1.19.1 needs a Podman that knows CDI 0.7.0; 5.7.0 works',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/release-notes.html',
      date: '2026-08-21',
      establishes: 'known issue with the list of engine versions and the feature flag',
      strength: 'documented',
    },
  ],
});
