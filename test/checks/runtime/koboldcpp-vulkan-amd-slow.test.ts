import check from '../../../checks/runtime/koboldcpp-vulkan-amd-slow.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ vendor: 'amd' }], runtimes: [{ kind: 'koboldcpp', version: '1.105.4' }] } as const;

testCheck(check, {
  found: [{ name: '1.105.4 on an RX 7800 XT', is: 'exposed', cites: 'https://github.com/LostRuins/koboldcpp/issues/1920', facts }],
  clear: [
    { name: '1.106', facts: { ...facts, runtimes: [{ kind: 'koboldcpp', version: '1.106' }] } },
    { name: 'NVIDIA', facts: { ...facts, gpus: [{ vendor: 'nvidia' }] } },
  ],
  unknown: [{ name: 'the version is not known', facts: { ...facts, runtimes: [{ kind: 'koboldcpp', version: { gap: 'unsupported' } }] } }],
});
