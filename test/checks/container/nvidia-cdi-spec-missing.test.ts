import check from '../../../checks/container/nvidia-cdi-spec-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  runtimes: [{ startError: null }],
  'engines.podmanVersion': '5.4.2',
  'engines.toolkitVersion': '1.18.1',
  'container.runOptions': { entries: { device: 'nvidia.com/gpu=all' } },
  cdiSpecs: [],
} as const;

testCheck(check, {
  found: [
    { name: 'there is no specification', is: 'exposed', facts },
    {
      name: 'in a folder that Podman 5.5 does not read',
      is: 'exposed',
      cites: 'https://github.com/NixOS/nixpkgs/issues/420638',
      facts: {
        ...facts,
        'platform.container': 'podman',
        'engines.podmanVersion': '5.5.1',
        cdiSpecs: [{ kind: 'nvidia.com/gpu', path: '/var/run/cdi/nvidia.yaml' }],
      },
    },
    {
      name: '--gpus of Podman 5',
      is: 'exposed',
      facts: { ...facts, 'container.runOptions': { entries: { gpus: 'all' } }, 'platform.container': 'podman' },
    },
    {
      name: 'Podman says so',
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/146',
      facts: { 'container.runOptions': { entries: { detach: '' } } },
      log: ['Error: error setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all'],
    },
  ],
  clear: [
    { name: 'it is there', facts: { ...facts, cdiSpecs: [{ kind: 'nvidia.com/gpu' }] } },
    ...['/var/run/cdi/nvidia.yaml', '/etc/cdi/nvidia.yaml'].map((path) => ({
      name: `${path}, which Podman reads`,
      facts: { ...facts, 'engines.podmanVersion': path.startsWith('/etc') ? '5.5.1' : '5.6.0', cdiSpecs: [{ kind: 'nvidia.com/gpu', path }] },
    })),
    {
      name: 'Docker with --gpus needs none',
      facts: { ...facts, 'container.runOptions': { entries: { gpus: 'all' } }, 'platform.container': 'docker', 'engines.toolkitMode': 'auto' },
    },
    {
      name: 'the mode “cdi”, whose hook refuses --gpus by itself',
      facts: { ...facts, 'container.runOptions': { entries: { gpus: 'all' } }, 'platform.container': 'docker', 'engines.toolkitMode': 'cdi' },
    },
    {
      name: 'a file that is too new for this Podman: another cause',
      facts: { 'engines.podmanVersion': '4.9.3', 'engines.toolkitVersion': '1.19.1' },
      log: ['Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all'],
    },
    {
      name: 'Podman 6, which takes AMD’s specification for --gpus',
      facts: {
        ...facts,
        'container.runOptions': { entries: { gpus: 'all' } },
        'platform.container': 'podman',
        'engines.podmanVersion': '6.0.1',
        cdiSpecs: [{ kind: 'amd.com/gpu', path: '/etc/cdi/amd.json' }],
      },
    },
    {
      name: 'Podman 4, which ignores --gpus',
      facts: { ...facts, 'container.runOptions': { entries: { gpus: 'all' } }, 'platform.container': 'podman', 'engines.podmanVersion': '4.9.3' },
    },
    { name: 'another device', facts: { ...facts, 'container.runOptions': { entries: { device: '/dev/dri' } } } },
  ],
  unknown: [
    { name: 'the folder was not read', facts: { ...facts, cdiSpecs: { gap: 'not-in-text' } } },
    {
      name: 'the sibling: one GPU under another name',
      log: ['failed to inject CDI devices: unresolvable CDI devices management.nvidia.com/gpu=GPU-e78e68c0-4e6a-737e-f9cc-4223fe50aead'],
    },
  ],
});
