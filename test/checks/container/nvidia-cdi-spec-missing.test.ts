import check from '../../../checks/container/nvidia-cdi-spec-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'container.runOptions': { entries: { device: 'nvidia.com/gpu=all' } }, cdiSpecs: [] } as const;

testCheck(check, {
  found: [
    { name: 'there is no specification', is: 'exposed', facts },
    {
      name: 'Podman says so',
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/146',
      log: ['Error: error setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all'],
    },
  ],
  clear: [
    { name: 'it is there', facts: { ...facts, cdiSpecs: [{ kind: 'nvidia.com/gpu' }] } },
    {
      name: 'Docker with --gpus needs none',
      facts: { ...facts, 'container.runOptions': { entries: { gpus: 'all' } }, 'platform.container': 'docker', 'engines.toolkitMode': 'auto' },
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
