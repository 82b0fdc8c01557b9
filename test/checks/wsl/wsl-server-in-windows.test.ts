import check from '../../../checks/wsl/wsl-server-in-windows.ts';
import { testCheck } from '../../helpers/test-check.ts';

const told = { 'platform.system': 'wsl2', 'wsl.serverInWindows': { prose: true }, 'wsl.networkingMode': null } as const;

testCheck(check, {
  found: [
    {
      name: 'Python in WSL, Ollama in Windows',
      is: 'suspected',
      facts: told,
      log: ['httpx.ConnectError: [Errno 111] Connection refused'],
      cites: 'https://github.com/ollama/ollama-python/issues/304',
    },
    {
      name: 'in a reporter’s words',
      is: 'suspected',
      facts: { ...told, 'wsl.networkingMode': { gap: 'not-in-text' } },
      log: ['From within WSL, it is not able to connect with Ollama running on my PC'],
      cites: 'https://github.com/paulrobello/parllama/issues/5',
    },
  ],
  clear: [
    { name: 'mirrored networking', facts: { ...told, 'wsl.networkingMode': 'mirrored' } },
    {
      name: 'it listens on all addresses, and a firewall is in the way',
      facts: { ...told, 'environment.variables': { entries: { OLLAMA_HOST: '0.0.0.0:11434' } } },
      log: ['Failed to connect to host.docker.internal port 11434'],
    },
    { name: 'a live machine', facts: { ...told, 'wsl.serverInWindows': null } },
    { name: 'Linux itself', facts: { ...told, 'platform.system': 'native' } },
  ],
  unknown: [{ name: 'nobody tells where the server is', facts: { 'platform.system': 'wsl2' }, log: ['httpx.ConnectError: [Errno 111] Connection refused'] }],
});
