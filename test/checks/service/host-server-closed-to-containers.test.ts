import check from '../../../checks/service/host-server-closed-to-containers.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "Cannot connect to host host.docker.internal:11434 ssl:default [Connect call failed ('172.17.0.1', 11434)]";

const native = {
  'platform.system': 'native',
  'told.troubles': [],
  'engines.dockerSystem': null,
  'ollama.environment': { entries: {} },
  services: [{ serves: 'ollama', activeState: 'active', environment: { entries: {} } }],
} as const;
const everywhere = { entries: { OLLAMA_HOST: '0.0.0.0:11434' } };

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'Open WebUI', log: [line], cites: 'https://github.com/open-webui/open-webui/issues/10833' },
    {
      is: 'confirmed',
      name: 'curl in the container',
      log: ["curl: (7) Failed to connect to host.docker.internal port 11434 after 0 ms: Couldn't connect to server"],
      cites: 'https://github.com/open-webui/open-webui/issues/209',
    },
    { is: 'confirmed', name: 'Node', log: ['Error: connect ECONNREFUSED 172.17.0.1:11434'] },
    { is: 'confirmed', name: 'Go', log: ['dial tcp: connect: 172.17.0.1:11434: connect: connection refused'] },
    { is: 'present', name: 'the error that a program ended with', facts: { ...native, torch: [{ lastError: line }], runtimes: [] } },
    {
      is: 'present',
      name: 'no model in the page, and Ollama runs on the host',
      facts: { 'platform.system': 'native', 'told.troubles': ['host-closed'] },
      cites: 'https://github.com/open-webui/open-webui/issues/5890',
    },
  ],
  clear: [
    {
      name: 'Ollama listens on all addresses already: it does not run, or a firewall says no',
      facts: { ...native, 'ollama.environment': everywhere },
      log: [line],
    },
    { name: 'the same by its unit', facts: { ...native, services: [{ serves: 'ollama', environment: everywhere }] }, log: [line] },
    {
      name: 'the service does not run',
      facts: { ...native, services: [{ serves: 'ollama', activeState: 'failed', environment: { entries: {} } }] },
      log: [line],
    },
    { name: 'Docker Desktop for Linux reaches 127.0.0.1 too', facts: { ...native, 'engines.dockerSystem': 'Docker Desktop' }, log: [line] },
    { name: 'the same words under Docker Desktop', facts: { 'platform.system': 'wsl2', 'told.troubles': ['host-closed'] } },
    { name: 'Docker Desktop, where the host is Windows', facts: { 'platform.system': 'wsl2', torch: [{ lastError: line }], runtimes: [] } },
    {
      name: 'the container looks at itself',
      facts: {
        'platform.system': 'native',
        'told.troubles': [],
        torch: [{ lastError: 'Cannot connect to host localhost:11434 ssl:default [Connect call failed]' }],
        runtimes: [],
      },
    },
  ],
  unknown: [
    { name: 'Docker Desktop, by the address of its host', log: [line.replace('172.17.0.1', '192.168.65.254')] },
    { name: 'another server of the host', log: ['Error: connect ECONNREFUSED 172.17.0.1:5432'] },
    { name: 'a firewall that drops', log: ['curl: (28) Failed to connect to host.docker.internal port 11434 after 130012 ms: Connection timed out'] },
    { name: 'the container looks at itself, in its log', log: ['Error: connect ECONNREFUSED 127.0.0.1:11434'] },
    { name: 'no such name', log: ['Cannot connect to host host.docker.internal:11434 ssl:default [Name or service not known]'] },
    { name: 'it answers', log: ['curl host.docker.internal:11434', 'Ollama is running'] },
  ],
});
