import check from '../../../checks/wsl/wsl-mirrored-networking-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'wsl: Mirrored networking mode is not supported: Windows version 10.0 does not have the required features.';

testCheck(check, {
  found: [{ name: 'WSL says so', is: 'confirmed', facts: { 'platform.system': 'wsl2', 'wsl.mirroredRefused': line }, log: [line] }],
  clear: [
    { name: 'a live machine', facts: { 'platform.system': 'wsl2', 'wsl.mirroredRefused': null } },
    { name: 'Linux itself', facts: { 'platform.system': 'native', 'wsl.mirroredRefused': line } },
  ],
  unknown: [{ name: 'mirrored, and nothing refused', facts: { 'platform.system': 'wsl2' }, log: ['networkingMode=mirrored'] }],
});
