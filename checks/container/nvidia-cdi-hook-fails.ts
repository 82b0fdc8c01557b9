import { all, cdiSpecs, defineCheck, engines } from '#api';

export default defineCheck({
  id: 'nvidia-cdi-hook-fails',
  layer: 'container',
  kind: 'exposure',
  title: 'nvidia-container-toolkit 1.17.0 stops at links that the image already has (CDI hook)',
  impact: 'blocked',
  symptom: 'A container with --device nvidia.com/gpu=all ends with “error executing hook `/usr/bin/nvidia-cdi-hook` (exit code: 1)”.',
  blamedOn: 'Podman, crun, or the CDI file',
  runtimes: [],
  when: all(
    engines.toolkitVersion.inRanges({ introduced: '1.17.0', fixed: '1.17.1' }),
    cdiSpecs.some((spec) => spec.kind.has(/^nvidia\.com\//)),
  ),
  hints: [/error executing hook `\S{1,80}\/nvidia-(?:cdi-hook|ctk)` \(exit code: 1\)/],
  remedy: [
    {
      do: 'Update nvidia-container-toolkit to 1.17.1 or later, then write the CDI file anew.',
      commands: ['sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml'],
    },
  ],
  verify: 'nvidia-ctk --version; podman run --rm --device nvidia.com/gpu=all ubuntu nvidia-smi -L',
  owner: { component: 'nvidia-container-toolkit' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/commit/324096c9799980c6a85d9e7eb55d6cc718bb6440',
      date: '2024-11-05',
      establishes: 'the change of 1.17.1: a link that exists in the container is replaced, as ln -sf does',
      strength: 'documented',
    },
    {
      url: 'https://github.com/podman-container-tools/podman/issues/24502',
      date: '2024-11-29',
      establishes: 'a maintainer of the toolkit: an error in making links, mended in 1.17.1; with 1.17.2 it works',
      strength: 'maintainer-confirmed',
    },
  ],
});
