import check from '../../../checks/service/ollama-port-taken.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { services: [{ serves: 'ollama', activeState: 'failed', result: 'exit-code' }], servers: [{ kind: 'ollama', role: 'server' }] } as const;

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
    { name: 'no other server', facts: { ...facts, servers: [] } },
  ],
  unknown: [
    { name: 'another port of a container', log: ['Bind for 0.0.0.0:3000 failed: port is already allocated'] },
    { name: 'processes not listed', facts: { ...facts, servers: { gap: 'denied' } } },
    { name: 'a healthy start', log: ['msg="Listening on 127.0.0.1:11434 (version 0.32.4)"'] },
    { name: 'the port of another program', log: ['listen tcp :8080: bind: address already in use'] },
  ],
});
