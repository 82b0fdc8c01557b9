import { all, any, cdiSpecs, container, defineCheck, engines, platform } from '#api';

export default defineCheck({
  id: 'nvidia-cdi-spec-missing',
  layer: 'container',
  kind: 'exposure',
  title: 'No CDI specification that the engine can read offers nvidia.com/gpu=all',
  impact: 'blocked',
  symptom: 'podman run --device nvidia.com/gpu=all ends with “unresolvable CDI devices nvidia.com/gpu=all”.',
  blamedOn: 'the image, or the driver',
  runtimes: [],
  when: all(
    any(
      container.runOptions.value('device', /nvidia\.com\/gpu/),
      // Docker's --gpus needs no specification unless the runtime is told to use one.
      all(container.runOptions.value('gpus', /all/), any(platform.container.is('podman'), engines.toolkitMode.is('cdi'))),
    ),
    cdiSpecs.none((spec) => spec.kind.is('nvidia.com/gpu')),
  ),
  // Podman 6 looks for the vendor first.
  proves: [/unresolvable CDI devices nvidia\.com\/gpu=all\b/, /no known GPU vendor found in CDI specs/],
  remedy: [
    {
      do: 'Let nvidia-container-toolkit write the specification, and anew after each driver update; its service nvidia-cdi-refresh does so where it is enabled.',
      commands: ['sudo nvidia-ctk cdi generate --output=/var/run/cdi/nvidia.yaml', 'nvidia-ctk cdi list'],
    },
    {
      do: 'If nvidia-ctk lists it, the engine does not read it: an older Podman cannot read newer formats, the file must be readable for all, and some systems keep it in /run/cdi (podman --cdi-spec-dir).',
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
      establishes: 'the specification lies where Podman does not look',
      strength: 'several-reports',
    },
  ],
});
