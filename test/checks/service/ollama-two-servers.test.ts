import check from '../../../checks/service/ollama-two-servers.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = { serves: 'ollama', activeState: 'active', user: 'ollama', environment: { entries: { OLLAMA_HOST: '192.168.1.10' } } } as const;
const own = { kind: 'ollama', role: 'server', inContainer: false, unit: 'ollama.service', user: 'ollama', environment: { entries: {} } } as const;
const facts = { 'ollama.missedByHand': null, 'platform.container': null, services: [unit], servers: [own, { ...own, unit: null, user: 'jane' }] } as const;

testCheck(check, {
  found: [
    { is: 'exposed', name: 'one by the service, one by hand', facts, cites: 'https://github.com/ollama/ollama/issues/1296' },
    {
      is: 'exposed',
      name: 'two units',
      facts: { ...facts, services: [unit, { ...unit, kind: 'system', user: 'root', environment: { entries: {} } }], servers: [] },
    },
    {
      is: 'confirmed',
      name: 'models are missed after a start by hand, which a report tells',
      facts: { 'ollama.missedByHand': 'models' },
      cites: 'https://github.com/ollama/ollama/issues/5057',
    },
  ],
  clear: [
    {
      name: 'a desktop program with an address of its own for its server',
      facts: { ...facts, servers: [own, { ...own, unit: null, user: 'jane', environment: { entries: { OLLAMA_HOST: '127.0.0.1:11435' } } }] },
    },
    { name: 'one server for each GPU, of one account', facts: { ...facts, services: [unit, unit], servers: [own, { ...own, unit: 'ollama-2.service' }] } },
    {
      name: 'a user unit, with an address from environment.d',
      facts: {
        ...facts,
        services: [unit, { ...unit, kind: 'user', user: 'jane', environment: { entries: {} } }],
        servers: [own, { ...own, user: 'jane', environment: { entries: { OLLAMA_HOST: '127.0.0.1:11435' } } }],
      },
    },
    { name: 'the service alone', facts: { ...facts, servers: [own] } },
    { name: 'the other one is a container', facts: { ...facts, servers: [own, { ...own, unit: 'docker-1.scope', inContainer: true }] } },
  ],
  unknown: [{ name: 'units not known', facts: { ...facts, services: { gap: 'timeout' } } }],
});
