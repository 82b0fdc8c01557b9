import check from '../../../checks/service/service-home-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = { serves: 'ollama', homeExists: false, activeState: 'failed', result: 'exit-code', environment: { entries: {} } } as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'no home, unit failed', facts: { services: [unit] } },
    {
      is: 'confirmed',
      name: 'the journal alone',
      log: ['ollama[10230]: Error: could not create directory mkdir /var/lib/ollama: permission denied'],
      cites: 'https://github.com/ollama/ollama/issues/9148',
    },
    {
      is: 'confirmed',
      name: 'a read-only /usr',
      log: ['Error: could not create directory mkdir /usr/share/ollama: read-only file system'],
      cites: 'https://github.com/ollama/ollama/issues/3235',
    },
  ],
  clear: [
    { name: 'the unit names a home of its own', facts: { services: [{ ...unit, environment: { entries: { HOME: '/srv/ollama' } } }] } },
    { name: 'the home is there', facts: { services: [{ ...unit, homeExists: true }] } },
    { name: 'the unit runs all the same', facts: { services: [{ ...unit, activeState: 'active', result: 'success' }] } },
    { name: 'the unit was stopped by hand', facts: { services: [{ ...unit, activeState: 'inactive', result: 'success' }] } },
  ],
  unknown: [
    { name: 'the home could not be looked at', facts: { services: [{ ...unit, homeExists: { gap: 'denied' } }] } },
    { name: 'the sibling: a closed model folder', log: ['Error: mkdir /data2/models: permission denied: ensure path elements are traversable'] },
    { name: 'a healthy start', log: ["Couldn't find '/var/lib/ollama/.ollama/id_ed25519'. Generating new private key."] },
  ],
});
