import check from '../../../checks/service/ollama-models-folder-closed.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = { serves: 'ollama', modelsBlockedAt: '/data2', activeState: 'activating', result: 'exit-code' } as const;

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'a closed folder above the models', facts: { services: [unit] }, cites: 'https://github.com/ollama/ollama/issues/9877' },
    {
      is: 'confirmed',
      name: 'the wording since 0.8.0',
      log: ['Error: mkdir /home/ollama: permission denied: ensure path elements are traversable'],
      cites: 'https://github.com/ollama/ollama/issues/14347',
    },
    {
      is: 'suspected',
      name: 'a report that shows the folders and the unit',
      facts: { services: [{ serves: 'ollama', modelsBlockedAt: '/data2' }] },
      cites: 'https://github.com/ollama/ollama/issues/9877',
    },
  ],
  clear: [
    { name: 'the way is free', facts: { services: [{ ...unit, modelsBlockedAt: null }] } },
    { name: 'the service runs: an access list lets it in', facts: { services: [{ ...unit, activeState: 'active', result: 'success' }] } },
    { name: 'open by an access list, and ended for lack of memory', facts: { services: [{ ...unit, activeState: 'failed', result: 'oom-kill' }] } },
    { name: 'another runtime', facts: { services: [{ ...unit, serves: 'llama.cpp' }] } },
  ],
  unknown: [
    {
      name: 'that it has no effect, which has many causes',
      facts: { services: [{ serves: 'ollama', activeState: 'failed' }] },
      log: ['OLLAMA_MODELS is ignored'],
    },
    { name: 'the way could not be followed', facts: { services: [{ ...unit, modelsBlockedAt: { gap: 'denied' } }] } },
    { name: 'the sibling: a missing home', log: ['Error: could not create directory mkdir /var/lib/ollama: permission denied'] },
  ],
});
