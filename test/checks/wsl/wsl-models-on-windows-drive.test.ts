import check from '../../../checks/wsl/wsl-models-on-windows-drive.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = {
  'platform.system': 'wsl2',
  'environment.variables': { entries: {} },
  modelFolders: [{ path: '/home/user/.ollama/models', fsType: 'ext4' }],
  services: [],
  servers: [],
};

testCheck(check, {
  found: [
    {
      name: 'a default folder linked to Windows',
      facts: { ...wsl, modelFolders: [{ path: '/home/user/.ollama/models', fsType: '9p' }] },
      is: 'present',
      cites: 'https://github.com/ollama/ollama/issues/6006',
    },
    {
      name: 'llama-server with a file on D:',
      facts: { ...wsl, servers: [{ kind: 'llama.cpp', flags: { entries: { '--model': '/mnt/d/models/x.gguf' } }, environment: { entries: {} } }] },
      is: 'present',
    },
    { name: 'OLLAMA_MODELS in the unit', facts: { ...wsl, services: [{ name: 'ollama.service', modelsDir: '/mnt/c/models' }] }, is: 'present' },
  ],
  clear: [
    { name: 'all in the Linux file system', facts: wsl },
    { name: 'virtiofs, of which nobody measured that it is slow', facts: { ...wsl, modelFolders: [{ path: '/srv/models', fsType: 'virtiofs' }] } },
    { name: 'a mounted disk of one’s own', facts: { ...wsl, services: [{ name: 'ollama.service', modelsDir: '/mnt/wsl/disk/models' }] } },
    {
      name: 'Linux itself, where /mnt/d is any disk',
      facts: { ...wsl, 'platform.system': 'native', services: [{ name: 'ollama.service', modelsDir: '/mnt/d/models' }] },
    },
  ],
  unknown: [{ name: 'folders could not be looked at', facts: { ...wsl, modelFolders: { gap: 'denied' } } }],
});
