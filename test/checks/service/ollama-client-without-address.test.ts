import check from '../../../checks/service/ollama-client-without-address.ts';
import { testCheck } from '../../helpers/test-check.ts';

const cites = 'https://github.com/ollama/ollama/issues/4540';
const machine = (address: string, shell: Record<string, string> = { SHELL: '/bin/bash' }) => ({
  'ollama.reported': [],
  'environment.variables': { entries: shell },
  services: [{ name: 'ollama.service', serves: 'ollama', activeState: 'active', environment: { entries: { OLLAMA_HOST: address } } }],
  runtimes: [{ kind: 'ollama', startError: 'Error: could not connect to ollama app, is it running?' }],
});

testCheck(check, {
  found: [
    { is: 'present', name: 'one address', facts: machine('192.168.1.10:11434'), cites },
    { is: 'present', name: 'another port', facts: machine('http://0.0.0.0:8080') },
    {
      is: 'suspected',
      name: 'a unit, and what the client says',
      facts: {
        'ollama.reported': [],
        services: [{ name: 'ollama.service', serves: 'ollama', activeState: 'active', environment: { entries: { OLLAMA_HOST: '192.168.1.10:11434' } } }],
      },
      log: ['Error: could not connect to ollama app, is it running?'],
    },
    {
      is: 'present',
      name: 'people tell of another port, and of the error',
      facts: { 'environment.variables': { entries: {} }, 'ollama.reported': ['address-moved'] },
      cites: 'https://github.com/ollama/ollama/issues/10010',
    },
  ],
  clear: [
    { name: 'all addresses', facts: machine('0.0.0.0') },
    { name: 'IPv6 too', facts: machine('http://[::]:11434') },
    { name: 'the shell has it', facts: machine('192.168.1.10:11434', { OLLAMA_HOST: '192.168.1.10:11434' }) },
  ],
  unknown: [
    {
      name: 'a live machine, where nobody asked with the command',
      facts: { ...machine('192.168.1.10:11434'), runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] },
    },
    { name: 'a server that does not run', log: ['Error: could not connect to ollama app, is it running?'] },
    {
      name: 'the command has an address, which does not answer',
      log: ['$ OLLAMA_HOST=192.168.1.10 ollama list: Error: could not connect to ollama app, is it running?'],
    },
  ],
});
