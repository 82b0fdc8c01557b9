import check from '../../../checks/service/ollama-request-origin-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = '[GIN] 2024/02/09 - 09:21:34 | 403 |      14.458µs |      172.19.0.1 | POST     "/v1/chat/completions"';

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'an extension', log: [line], cites: 'https://github.com/ollama/ollama/issues/2425' },
    { is: 'confirmed', name: 'a page that asks first', log: ['[GIN] 2025/03/01 - 09:21:34 | 403 |     118.291µs |       127.0.0.1 | OPTIONS  "/api/chat"'] },
    { is: 'present', name: 'the last that it said', facts: { runtimes: [{ kind: 'ollama', startError: line }] } },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    { name: 'answered', log: [line.replace('403', '200')] },
    { name: 'no such model', log: [line.replace('403', '404')] },
    { name: 'a cloud model, while these are switched off', log: [line.replace(' 14.458µs', '214.458µs')] },
    { name: 'a cloud model, after a moment', log: [line.replace('14.458µs', '182.5ms')] },
  ],
});
