import check from '../../../checks/wsl/wsl-models-on-windows-drive.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = {
  'platform.system': 'wsl2',
  'environment.variables': { entries: {} },
  modelFolders: [{ path: '/home/user/.ollama/models', runtime: 'ollama', fsType: 'ext4' }],
  runtimes: [{ kind: 'ollama' }],
  'wsl.drives': { entries: { '/mnt/c': '9p', '/mnt/d': '9p' } },
  services: [],
  servers: [],
};

testCheck(check, {
  found: [
    {
      name: 'a default folder linked to Windows',
      facts: { ...wsl, modelFolders: [{ path: '/home/user/.ollama/models', runtime: 'ollama', fsType: '9p' }] },
      is: 'present',
      cites: 'https://github.com/ollama/ollama/issues/6006',
    },
    {
      name: 'llama-server with a file on D:',
      facts: { ...wsl, servers: [{ kind: 'llama.cpp', flags: { entries: { '--model': '/mnt/d/models/x.gguf' } }, environment: { entries: {} } }] },
      is: 'present',
    },
    {
      name: 'the drive is known, and Ollama’s own folder is closed',
      facts: { ...wsl, modelFolders: { gap: 'denied' }, services: [{ name: 'ollama.service', modelsDir: '/mnt/d/models' }] },
      is: 'present',
    },
    {
      name: 'another drive is known to come in by 9p',
      facts: { ...wsl, 'wsl.drives': { entries: { '/mnt/c': '9p' } }, services: [{ name: 'ollama.service', modelsDir: '/mnt/e/models' }] },
      is: 'present',
    },
    { name: 'OLLAMA_MODELS in the unit', facts: { ...wsl, services: [{ name: 'ollama.service', modelsDir: '/mnt/c/models' }] }, is: 'present' },
  ],
  clear: [
    {
      name: 'drives that come in by virtiofs, by the path of a setting',
      facts: {
        ...wsl,
        'wsl.drives': { entries: { '/mnt/c': 'virtiofs', '/mnt/d': 'virtiofs' } },
        'environment.variables': { entries: { OLLAMA_MODELS: '/mnt/d/models' } },
        modelFolders: [{ path: '/mnt/d/models', runtime: 'ollama', fsType: 'virtiofs' }],
        servers: [{ kind: 'llama.cpp', flags: { entries: { '--model': '/mnt/d/models/x.gguf' } }, environment: { entries: {} } }],
      },
    },
    {
      name: 'a disk of Linux at that place, beside a drive of Windows',
      facts: { ...wsl, 'wsl.drives': { entries: { '/mnt/c': '9p', '/mnt/d': 'ext4' } }, services: [{ name: 'ollama.service', modelsDir: '/mnt/d/models' }] },
    },
    {
      name: 'HOME on drive C:, where Ollama for Windows has its models',
      facts: {
        ...wsl,
        'environment.variables': { entries: { HOME: '/mnt/c/Users/me' } },
        modelFolders: [{ path: '/mnt/c/Users/me/.ollama/models', runtime: 'ollama', fsType: '9p' }],
      },
    },
    {
      name: 'a variable that Windows hands over, for the server there',
      facts: { ...wsl, runtimes: [], 'environment.variables': { entries: { OLLAMA_MODELS: '/mnt/d/models' } } },
    },
    { name: 'all in the Linux file system', facts: wsl },
    {
      name: 'virtiofs, of which nobody measured that it is slow',
      facts: { ...wsl, modelFolders: [{ path: '/srv/models', runtime: 'ollama', fsType: 'virtiofs' }] },
    },
    { name: 'a mounted disk of one’s own', facts: { ...wsl, services: [{ name: 'ollama.service', modelsDir: '/mnt/wsl/disk/models' }] } },
    {
      name: 'Linux itself, where /mnt/d is any disk',
      facts: { ...wsl, 'platform.system': 'native', services: [{ name: 'ollama.service', modelsDir: '/mnt/d/models' }] },
    },
  ],
  unknown: [
    { name: 'folders could not be looked at', facts: { ...wsl, modelFolders: { gap: 'denied' } } },
    {
      name: 'a path, and nobody knows what is mounted there',
      facts: { ...wsl, 'wsl.drives': { gap: 'not-in-text' }, services: [{ name: 'ollama.service', modelsDir: '/mnt/d/models' }] },
    },
  ],
});
