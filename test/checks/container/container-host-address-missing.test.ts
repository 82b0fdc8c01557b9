import check from '../../../checks/container/container-host-address-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const started = (image: string, options: Record<string, string>, environment: Record<string, string> = {}) => ({
  'told.troubles': [],
  'platform.system': 'native',
  'engines.installed': ['docker'],
  'engines.dockerSystem': 'Ubuntu 24.04.3 LTS',
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
    {
      name: 'the name is not resolved',
      is: 'confirmed',
      facts: started(webUi, { detach: '' }),
      log: ['Cannot connect to host host.docker.internal:11434 ssl:default [Name or service not known]'],
    },
    {
      name: 'the name is not resolved, and no more is told',
      is: 'confirmed',
      cites: 'https://github.com/open-webui/open-webui/issues/7189',
      log: ['Http error: Cannot connect to host host.docker.internal:11434 ssl:default [Name or service not known]'],
    },
    {
      name: 'no name server answers',
      is: 'suspected',
      facts: started(webUi, { detach: '' }),
      log: ['Cannot connect to host host.docker.internal:11434 ssl:default [Temporary failure in name resolution]'],
    },
    {
      name: 'Open WebUI under its first name',
      is: 'exposed',
      facts: started('ghcr.io/ollama-webui/ollama-webui:main', gateway, { OLLAMA_API_BASE_URL: 'http://127.0.0.1:11434/api' }),
    },
    {
      name: 'its own loopback, of whichever engine’s machine',
      is: 'exposed',
      facts: { ...started(webUi, {}, { OLLAMA_BASE_URL: 'http://localhost:11434' }), 'platform.system': 'wsl2' },
    },
    {
      name: 'its own loopback',
      is: 'suspected',
      cites: 'https://github.com/wandb/openui/issues/215',
      facts: started('ghcr.io/wandb/openui', gateway, { OLLAMA_HOST: 'http://127.0.0.1:11434' }),
      log: ["Couldn't connect to Ollama at http://127.0.0.1:11434"],
    },
    {
      // What people tell stands as prose, which caps it at a suspicion; see test/triage/own-loopback.test.ts.
      name: 'it is told',
      is: 'confirmed',
      cites: 'https://github.com/wandb/openui/issues/215',
      facts: { 'told.troubles': ['own-loopback'] },
    },
    {
      name: 'AnythingLLM says so',
      is: 'confirmed',
      cites: 'https://github.com/Mintplex-Labs/anything-llm/pull/497',
      log: [
        'Failed to save LLM settings: localhost, 127.0.0.1, or 0.0.0.0 origins cannot be reached from inside the AnythingLLM container. Please use host.docker.internal, a real machine ip, or domain to connect to your service.',
      ],
    },
  ],
  clear: [
    {
      name: 'Docker Desktop, with the name',
      facts: { ...started('me/chat', {}, { OLLAMA_BASE_URL: 'http://host.docker.internal:11434' }), 'platform.system': 'wsl2' },
    },
    { name: 'as the README has it', facts: started(webUi, gateway) },
    { name: 'the host’s network', facts: started(webUi, { network: 'host' }, { OLLAMA_BASE_URL: 'http://127.0.0.1:11434' }) },
    {
      name: 'AnythingLLM in the host’s network, which refuses it all the same',
      facts: started('mintplexlabs/anythingllm', { network: 'host', 'cap-add': 'SYS_ADMIN' }),
      log: ['localhost, 127.0.0.1, or 0.0.0.0 origins cannot be reached from inside the AnythingLLM container.'],
    },
    { name: 'a server on the network', facts: started(webUi, {}, { OLLAMA_BASE_URL: 'http://192.168.1.20:11434' }) },
    { name: 'a list of servers on the network', facts: started(webUi, {}, { OLLAMA_BASE_URLS: 'http://192.168.1.20:11434;http://192.168.1.21:11434' }) },
    { name: 'a service in place of Ollama', facts: started(webUi, {}, { OPENAI_API_BASE_URL: 'https://openrouter.ai/api/v1' }) },
    { name: 'Ollama’s interface switched off', facts: started(webUi, {}, { ENABLE_OLLAMA_API: 'False' }) },
    { name: 'the image with Ollama in it', facts: started('ghcr.io/open-webui/open-webui:ollama', {}) },
    { name: 'the image with Ollama in it, told so', facts: started('ghcr.io/open-webui/open-webui:ollama', {}, { OLLAMA_BASE_URL: 'http://localhost:11434' }) },
    { name: 'the network of Ollama’s container', facts: started(webUi, { network: 'container:ollama' }, { OLLAMA_BASE_URL: 'http://127.0.0.1:11434' }) },
    { name: 'an image of Ollama by somebody else', facts: started('alpine/ollama', {}, { OLLAMA_HOST: 'http://127.0.0.1:11434' }) },
    { name: 'Docker Desktop by its own words', facts: { ...started(webUi, {}), 'engines.dockerSystem': 'Docker Desktop' } },
    { name: 'Ollama itself', facts: started('ollama/ollama:latest', {}, { OLLAMA_HOST: 'http://127.0.0.1:11434' }) },
    { name: 'Docker Desktop', facts: { ...started(webUi, {}), 'engines.installed': ['docker', 'docker-desktop'] } },
    { name: 'under WSL2', facts: { ...started(webUi, {}), 'platform.system': 'wsl2' } },
  ],
  unknown: [
    { name: 'not told how it was started', facts: { 'platform.system': 'native', 'platform.container': 'docker' } },
    {
      name: 'the sibling: refused at the host’s address',
      facts: { 'platform.container': 'docker' },
      log: ['Cannot connect to host host.docker.internal:11434 ssl:default [Connection refused]', 'WebUI could not connect to Ollama'],
    },
  ],
});
