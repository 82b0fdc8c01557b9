import check from '../../../checks/hardware/model-read-ends-in-io-error.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'KoboldCpp',
      is: 'confirmed',
      log: ['llama_model_load: error loading model: read error: Input/output error'],
      cites: 'https://github.com/LostRuins/koboldcpp/issues/2053',
    },
    {
      name: 'Python, with the file',
      is: 'confirmed',
      log: ["OSError: [Errno 5] Input/output error: '/mnt/llm/glm52/model-00042-of-00096.safetensors'"],
      cites: 'https://github.com/JustVugg/colibri/issues/191',
    },
    {
      name: 'as the service ended',
      is: 'present',
      facts: { runtimes: [{ kind: 'llama.cpp', startError: 'error loading model: read error: Input/output error' }] },
    },
  ],
  clear: [{ name: 'no such file', facts: { runtimes: [{ kind: 'llama.cpp', startError: 'error loading model: read error: No such file or directory' }] } }],
  unknown: [
    { name: 'a folder in place of the file', facts: {}, log: ['terminate called after throwing: read error: Is a directory'] },
    { name: 'a picture of a data set', facts: {}, log: ["OSError: [Errno 5] Input/output error: '/opt/data/train/img_00042.jpg'"] },
    { name: 'a terminal that went away', facts: {}, log: ['OSError: [Errno 5] Input/output error'] },
  ],
});
