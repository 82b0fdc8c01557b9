import check from '../../../checks/runtime/ollama-pascal-without-native-code.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'platform.container': null, 'ollama.version': '0.30.5', 'nvidia.moduleVersion': '580.95.05', gpus: [{ computeCapability: '6.1' }] } as const;

testCheck(check, {
  found: [
    { name: 'a GTX 1070 Ti with 0.30.5', is: 'exposed', cites: 'https://github.com/ollama/ollama/issues/16754', facts },
    {
      name: 'and a reporter who finds it slow',
      is: 'suspected',
      facts: { 'ollama.version': '0.30.5', gpus: { incomplete: facts.gpus }, 'told.complaints': ['slow'] },
    },
  ],
  clear: [
    { name: '0.31.2', facts: { ...facts, 'ollama.version': '0.31.2' } },
    { name: 'a newer card beside it', facts: { ...facts, gpus: [...facts.gpus, { computeCapability: '8.6' }] } },
    { name: 'a GTX 1050 with nouveau', facts: { ...facts, 'nvidia.moduleVersion': null, 'platform.system': 'native', 'ollama.compute': ['cpu'] } },
    { name: 'an LXC container without the card', facts: { ...facts, 'platform.container': 'lxc', 'container.nodes': [] } },
    { name: 'a newer card', facts: { ...facts, gpus: [{ computeCapability: '8.6' }] } },
  ],
  unknown: [{ name: 'the version is not known', facts: { ...facts, 'ollama.version': { gap: 'not-in-text' } } }],
});
