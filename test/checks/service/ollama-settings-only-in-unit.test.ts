import check from '../../../checks/service/ollama-settings-only-in-unit.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = { serves: 'ollama', activeState: 'inactive', enabled: 'enabled', environment: { entries: { OLLAMA_MODELS: '/data/models' } } } as const;
const byHand = { kind: 'ollama', role: 'server', inContainer: false, unit: null, environment: { entries: {} } } as const;
const facts = { 'ollama.missedByHand': null, 'platform.container': null, services: [unit], servers: [byHand] } as const;

testCheck(check, {
  found: [
    { name: 'the models of the unit are not its own', is: 'exposed', facts, cites: 'https://github.com/ollama/ollama/issues/5165' },
    { name: 'in a terminal, which has a scope of its session', is: 'exposed', facts: { ...facts, servers: [{ ...byHand, unit: 'session-4.scope' }] } },
    {
      name: 'settings are missed after a start by hand, which a report tells',
      is: 'confirmed',
      facts: { 'ollama.missedByHand': 'settings' },
      cites: 'https://github.com/ollama/ollama/issues/7128',
    },
  ],
  clear: [
    { name: 'the service was put away', facts: { ...facts, services: [{ ...unit, enabled: 'disabled' }] } },
    {
      name: 'a desktop program’s server with an address of its own',
      facts: {
        ...facts,
        servers: [{ ...byHand, unit: 'app-flatpak-com.jeffser.Alpaca-12.scope', environment: { entries: { OLLAMA_HOST: '127.0.0.1:11435' } } }],
      },
    },
    { name: 'it has the same setting', facts: { ...facts, servers: [{ ...byHand, environment: { entries: { OLLAMA_MODELS: '/data/models' } } }] } },
    {
      name: 'the unit as a distribution has it',
      facts: { ...facts, services: [{ ...unit, environment: { entries: { OLLAMA_MODELS: '/var/lib/ollama', OLLAMA_HOST: '127.0.0.1:11434' } } }] },
    },
    { name: 'the service itself', facts: { ...facts, services: [{ ...unit, activeState: 'active' }], servers: [{ ...byHand, unit: 'ollama.service' }] } },
    { name: 'a unit without settings', facts: { ...facts, services: [{ ...unit, environment: { entries: { PATH: '/usr/bin' } } }] } },
    { name: 'a container', facts: { ...facts, servers: [{ ...byHand, inContainer: true }] } },
  ],
  unknown: [{ name: 'its environment is closed', facts: { ...facts, servers: [{ ...byHand, environment: { gap: 'denied' } }] } }],
});
