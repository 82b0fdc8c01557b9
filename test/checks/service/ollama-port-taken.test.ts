import check from '../../../checks/service/ollama-port-taken.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = { serves: 'ollama', enabled: 'enabled', activeState: 'failed', result: 'exit-code', environment: { entries: {} } } as const;
const server = { kind: 'ollama', role: 'server', port: 11434, inContainer: false, unit: null } as const;
const facts = { services: [unit], servers: [server] } as const;

testCheck(check, {
  found: [
    {
      is: 'confirmed',
      name: 'Docker',
      log: ['Error starting userland proxy: listen tcp4 0.0.0.0:11434: bind: address already in use'],
      cites: 'https://github.com/ollama/ollama/issues/7540',
    },
    {
      is: 'confirmed',
      name: 'Docker of another container',
      log: ['driver failed programming external connectivity on endpoint ollama: Bind for 0.0.0.0:11434 failed: port is already allocated'],
    },
    { is: 'exposed', name: 'the unit failed, another server runs', facts },
    {
      is: 'confirmed',
      name: 'the message',
      log: ['Error: listen tcp 127.0.0.1:11434: bind: address already in use'],
      cites: 'https://github.com/ollama/ollama/issues/707',
    },
  ],
  clear: [
    { name: 'the unit runs', facts: { ...facts, services: [{ serves: 'ollama', activeState: 'active', result: 'success' }] } },
    { name: 'the other server has another port', facts: { ...facts, servers: [{ ...server, port: 11435 }] } },
    { name: 'the unit asks for another port', facts: { ...facts, services: [{ ...unit, environment: { entries: { OLLAMA_HOST: '0.0.0.0:11500' } } }] } },
    { name: 'a container, which has ports of its own', facts: { ...facts, servers: [{ ...server, inContainer: true }] } },
    { name: 'the unit was put away after a failure', facts: { ...facts, services: [{ ...unit, enabled: 'disabled' }] } },
    { name: 'no other server', facts: { ...facts, servers: [] } },
  ],
  unknown: [
    { name: 'another port of a container', log: ['Bind for 0.0.0.0:3000 failed: port is already allocated'] },
    { name: 'processes not listed', facts: { ...facts, servers: { gap: 'denied' } } },
    { name: 'a healthy start', log: ['msg="Listening on 127.0.0.1:11434 (version 0.32.4)"'] },
    { name: 'the port of another program', log: ['listen tcp :8080: bind: address already in use'] },
  ],
});
