import check from '../../../checks/runtime/koboldcpp-vulkan-amd-slow.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ vendor: 'amd' }], runtimes: [{ kind: 'koboldcpp', version: '1.105.4', backends: ['vulkan'] }], 'told.complaints': ['slow'] } as const;

testCheck(check, {
  found: [
    {
      name: 'in an owner’s words',
      is: 'suspected',
      cites: 'https://github.com/LostRuins/koboldcpp/issues/1920',
      facts: { gpus: { incomplete: facts.gpus }, 'told.complaints': ['slow'] },
      log: ['AMD Vulkan, on 1.104 I get around 4x generation speed compared to 1.105.4'],
    },
    { name: '1.105.4 on an RX 7800 XT', is: 'exposed', cites: 'https://github.com/LostRuins/koboldcpp/issues/1920', facts },
  ],
  clear: [
    { name: 'its words beside an NVIDIA GPU', facts: { ...facts, gpus: [{ vendor: 'nvidia' }] }, log: ['1.105.4 is slower than 1.104'] },

    { name: 'a build for ROCm', facts: { ...facts, runtimes: [{ kind: 'koboldcpp', version: '1.105.4', backends: ['hip'] }] } },
    { name: '1.106', facts: { ...facts, runtimes: [{ kind: 'koboldcpp', version: '1.106' }] } },
    { name: 'NVIDIA', facts: { ...facts, gpus: [{ vendor: 'nvidia' }] } },
  ],
  unknown: [
    {
      name: 'on the CPU',
      facts: { gpus: { incomplete: facts.gpus } },
      log: [
        'koboldcpp 1.105 is slower to start than 1.104',
        'KoboldCpp 1.105.4 with --usecpu is slow here',
        'KoboldCpp 1.105.4, Radeon RX 6600. It is slower than my phone',
      ],
    },
    { name: 'another slowness of it', facts: { gpus: { incomplete: facts.gpus } }, log: ['KoboldCpp 1.105.4 loads the model slowly'] },

    { name: 'a machine that nobody complains of', facts: { ...facts, 'told.complaints': { gap: 'unsupported' } } },
    { name: 'the first of 1.105', facts: { ...facts, runtimes: [{ kind: 'koboldcpp', version: '1.105.1' }] } },
    { name: 'the version is not known', facts: { ...facts, runtimes: [{ kind: 'koboldcpp', version: { gap: 'unsupported' } }] } },
  ],
});
