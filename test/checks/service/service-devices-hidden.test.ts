import check from '../../../checks/service/service-devices-hidden.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gpus = [{ driver: 'nvidia', integrated: false, arch: '8.6' }];
const open = { activeState: 'active', privateDevices: false, devicePolicy: 'auto', deviceAllow: [], bindPaths: [] } as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'PrivateDevices', facts: { gpus, services: [{ ...open, privateDevices: true }] } },
    {
      is: 'present',
      name: 'a closed policy that allows other devices only',
      facts: { gpus, services: [{ ...open, devicePolicy: 'closed', deviceAllow: ['char-rtc r'] }] },
      cites: 'https://github.com/NixOS/nixpkgs/issues/331069',
    },
    { is: 'present', name: 'one allowed device shuts out the others', facts: { gpus, services: [{ ...open, deviceAllow: ['/dev/fuse rw'] }] } },
    {
      is: 'suspected',
      name: 'as people call it',
      facts: { gpus, services: { incomplete: [{ activeState: 'active' }] } },
      log: ['ollama systemd service hardening is too aggressive'],
      cites: 'https://github.com/NixOS/nixpkgs/issues/331069',
    },
  ],
  clear: [
    { name: 'no device policy', facts: { gpus, services: [open] } },
    {
      name: 'NixOS’s list',
      facts: { gpus, services: [{ ...open, devicePolicy: 'closed', deviceAllow: ['char-drm rw', 'char-kfd rw', 'char-nvidiactl rw', 'char-nvidia-uvm rw'] }] },
    },
    { name: 'the unit is not used', facts: { gpus, services: [{ ...open, activeState: 'inactive', privateDevices: true }] } },
    { name: 'no GPU worth it', facts: { gpus: [{ driver: 'i915', integrated: true, arch: 'xe-lp' }], services: [{ ...open, privateDevices: true }] } },
  ],
  unknown: [
    {
      name: 'a guide that speaks of its unit’s sandbox',
      facts: { gpus, services: { incomplete: [{ activeState: 'active' }] } },
      log: ['A vllm.service unit with the sandbox of the appendix'],
    },
    {
      name: 'the policy is not known',
      facts: { gpus, services: [{ ...open, devicePolicy: { gap: 'timeout' }, deviceAllow: { gap: 'timeout' }, privateDevices: { gap: 'timeout' } }] },
    },
  ],
});
