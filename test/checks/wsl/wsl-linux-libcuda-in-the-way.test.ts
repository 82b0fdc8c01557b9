import check from '../../../checks/wsl/wsl-linux-libcuda-in-the-way.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = {
  'platform.system': 'wsl2',
  'platform.container': null,
  'wsl.libraries': ['libcuda.so.1', 'libdxcore.so'],
  'wsl.linuxLibcuda': ['/usr/lib/x86_64-linux-gnu/libcuda.so.535.183.01'],
  driverLibraries: [{ api: 'cuda', origin: 'loader', path: '/usr/lib/x86_64-linux-gnu/libcuda.so.535.183.01' }],
};

testCheck(check, {
  found: [
    {
      name: 'the loader takes the Linux one',
      facts: wsl,
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/1940',
    },
    { name: 'the loader takes neither', facts: { ...wsl, driverLibraries: [] }, is: 'exposed' },
    {
      name: 'Ollama’s log',
      facts: { ...wsl, driverLibraries: { gap: 'not-in-text' } },
      log: ['no nvidia devices detected by library /usr/lib/x86_64-linux-gnu/libcuda.so.535.104.05'],
      is: 'suspected',
    },
  ],
  clear: [
    {
      name: 'both libraries, and the loader takes the right one',
      facts: { ...wsl, driverLibraries: [{ api: 'cuda', origin: 'loader', path: '/usr/lib/wsl/lib/libcuda.so.1' }] },
    },
    { name: 'the Windows one alone', facts: { ...wsl, 'wsl.linuxLibcuda': [] } },
    {
      name: 'Linux itself, where it belongs',
      facts: { ...wsl, 'platform.system': 'native', 'wsl.libraries': null, 'wsl.linuxLibcuda': null },
      log: ['no nvidia devices detected by library /usr/lib/x86_64-linux-gnu/libcuda.so.535.104.05'],
    },
    { name: 'a container, into which the toolkit mounts it', facts: { ...wsl, 'platform.container': 'docker' } },
  ],
  unknown: [
    { name: 'the folders could not be read', facts: { ...wsl, 'wsl.linuxLibcuda': { gap: 'not-recorded' }, driverLibraries: { gap: 'not-recorded' } } },
  ],
});
