import check from '../../../checks/wsl/wsl-mirrored-networking-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'wsl: Mirrored networking mode is not supported: Windows version 10.0 does not have the required features.';

testCheck(check, {
  found: [
    { name: 'WSL says so', is: 'confirmed', facts: { 'platform.system': 'wsl2', 'wsl.mirroredRefused': line }, log: [line] },
    {
      name: 'in the language of Windows',
      is: 'confirmed',
      log: ['wsl: Le mode réseau mis en miroir n’est pas pris en charge : la version de Windows ne le permet pas.', 'wsl: 不支持镜像网络模式： Windows 版本'],
    },
  ],
  clear: [
    { name: 'a live machine', facts: { 'platform.system': 'wsl2', 'wsl.mirroredRefused': null } },
    { name: 'Linux itself', facts: { 'platform.system': 'native', 'wsl.mirroredRefused': line } },
  ],
  unknown: [
    { name: 'mirrored, and nothing refused', facts: { 'platform.system': 'wsl2' }, log: ['networkingMode=mirrored'] },
    {
      name: 'what people say, without WSL’s reason',
      facts: { 'platform.system': 'wsl2' },
      log: [
        'Windows 10 不支持镜像网络模式，所以我用 NAT',
        'Tryb dublowanych sieci nie jest obsługiwany w Windows 10',
        'No se admite el modo de red reflejada en Windows 10',
      ],
    },
  ],
});
