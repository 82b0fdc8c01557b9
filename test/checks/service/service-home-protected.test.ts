import check from '../../../checks/service/service-home-protected.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = {
  serves: 'ollama',
  protectHome: 'yes',
  activeState: 'failed',
  modelsDir: '/home/me/models',
  environment: { entries: { OLLAMA_MODELS: '/home/me/models' } },
  bindPaths: [],
} as const;

const lemond = {
  serves: 'lemonade',
  protectHome: 'yes',
  activeState: 'active',
  environment: { entries: { HF_HOME: '/home/me/models' } },
  bindPaths: [],
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'Arch’s unit, models below /home', facts: { services: [unit] }, cites: 'https://github.com/ollama/ollama/issues/2701' },
    {
      is: 'present',
      name: 'the pasted unit file alone',
      facts: { services: { incomplete: [{ protectHome: 'yes', activeState: 'failed', environment: { entries: { OLLAMA_MODELS: '/home/ollama_models' } } }] } },
      log: ['ollama[8641]: Error: mkdir /home/ollama_models: permission denied'],
      cites: 'https://github.com/ollama/ollama/issues/10672',
    },
    {
      is: 'present',
      name: 'Lemonade’s unit, which runs on',
      facts: { services: [lemond] },
      cites: 'https://github.com/lemonade-sdk/lemonade/issues/1864',
    },
    {
      is: 'confirmed',
      name: 'as it was told',
      log: ['The lemond service runs with ProtectHome=yes, which deliberately prevents the server from seeing any models stored in my home directory.'],
      cites: 'https://github.com/lemonade-sdk/lemonade/issues/1841',
    },
  ],
  clear: [
    { name: 'Lemonade with its models elsewhere', facts: { services: [{ ...lemond, environment: { entries: { HF_HOME: '/var/lib/models' } } }] } },
    { name: 'the service was stopped, and a server runs by hand', facts: { services: [{ ...unit, activeState: 'inactive' }] } },
    { name: 'it runs all the same, as root', facts: { services: [{ ...unit, activeState: 'active' }] } },
    { name: 'ProtectHome is off', facts: { services: [{ ...unit, protectHome: 'no' }] } },
    {
      name: 'models outside of /home',
      facts: { services: [{ ...unit, modelsDir: '/srv/models', environment: { entries: { OLLAMA_MODELS: '/srv/models' } } }] },
    },
    { name: 'read-only is enough to enter', facts: { services: [{ ...unit, protectHome: 'read-only' }] } },
    { name: 'the folder is bound back in', facts: { services: [{ ...unit, protectHome: 'tmpfs', bindPaths: ['/home/me/models'] }] } },
  ],
  unknown: [
    { name: 'the unit of another program', log: ['The syncthing unit has ProtectHome=yes, which blocks /home for it.'] },
    { name: 'what the manual says of it', log: ['ProtectHome=yes makes /home inaccessible. Does ProtectHome=true help here?'] },
    { name: 'the message alone', log: ['Error: mkdir /home/me: permission denied'] },
    { name: 'ProtectHome not read', facts: { services: [{ ...unit, protectHome: { gap: 'timeout' } }] } },
  ],
});
