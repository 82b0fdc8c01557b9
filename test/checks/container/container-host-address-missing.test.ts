import check from '../../../checks/container/container-host-address-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const started = (image: string, options: Record<string, string>, environment: Record<string, string> = {}) => ({
  'platform.system': 'native',
  'engines.installed': ['docker'],
  'platform.container': 'docker',
  'container.image': image,
  'container.runOptions': { entries: options },
  'container.runEnvironment': { entries: environment },
});
const webUi = 'ghcr.io/open-webui/open-webui:main';
const gateway = { 'add-host': 'host.docker.internal:host-gateway' };

testCheck(check, {
  found: [
    { name: 'Open WebUI as it is', is: 'exposed', facts: started(webUi, { detach: '' }) },
    { name: 'it says so', is: 'suspected', facts: started(webUi, { detach: '' }), log: ['WebUI could not connect to Ollama'] },
    {
      name: 'its own loopback',
      is: 'suspected',
      cites: 'https://github.com/wandb/openui/issues/215',
      facts: started('ghcr.io/wandb/openui', gateway, { OLLAMA_HOST: 'http://127.0.0.1:11434' }),
      log: ["Couldn't connect to Ollama at http://127.0.0.1:11434"],
    },
  ],
  clear: [
    { name: 'as the README has it', facts: started(webUi, gateway) },
    { name: 'the host’s network', facts: started(webUi, { network: 'host' }, { OLLAMA_BASE_URL: 'http://127.0.0.1:11434' }) },
    { name: 'a server on the network', facts: started(webUi, {}, { OLLAMA_BASE_URL: 'http://192.168.1.20:11434' }) },
    { name: 'the image with Ollama in it', facts: started('ghcr.io/open-webui/open-webui:ollama', {}) },
    { name: 'Ollama itself', facts: started('ollama/ollama:latest', {}, { OLLAMA_HOST: 'http://127.0.0.1:11434' }) },
    { name: 'Docker Desktop', facts: { ...started(webUi, {}), 'engines.installed': ['docker', 'docker-desktop'] } },
    { name: 'under WSL2', facts: { ...started(webUi, {}), 'platform.system': 'wsl2' } },
  ],
  unknown: [
    { name: 'not told how it was started', facts: { 'platform.system': 'native', 'platform.container': 'docker' } },
    {
      name: 'the sibling: refused at the host’s address',
      facts: { 'platform.container': 'docker' },
      log: ['Cannot connect to host host.docker.internal:11434 ssl:default [Connection refused]'],
    },
  ],
});
