import check from '../../../checks/service/ollama-request-origin-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const blocked =
  "Access to fetch at 'http://127.0.0.1:11434/api/chat' from origin 'app://obsidian.md' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const line = '[GIN] 2024/02/09 - 09:21:34 | 403 |      14.458µs |      172.19.0.1 | POST     "/v1/chat/completions"';

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'an extension', log: [line], cites: 'https://github.com/ollama/ollama/issues/2425' },
    { is: 'confirmed', name: 'a page that asks first', log: ['[GIN] 2025/03/01 - 09:21:34 | 403 |     118.291µs |       127.0.0.1 | OPTIONS  "/api/chat"'] },
    { is: 'confirmed', name: 'the browser’s console', log: [blocked], cites: 'https://github.com/ollama/ollama/issues/4385' },
    { is: 'present', name: 'the last that it said', facts: { runtimes: [{ kind: 'ollama', startError: line }] } },
    {
      is: 'suspected',
      name: 'an extension, as people put it',
      facts: { runtimes: [{ kind: 'ollama' }] },
      log: ['I got 403 while request ollama api in localhost from the background.js of chrome extension'],
      cites: 'https://github.com/ollama/ollama/issues/3016',
    },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    { name: 'a registry refuses', facts: { runtimes: [{ kind: 'ollama' }] }, log: ['ollama pull ends with 403 Forbidden from registry.ollama.ai'] },
    {
      name: 'another site refuses, or nothing is refused any more',
      facts: { runtimes: [{ kind: 'ollama' }] },
      log: [
        'My browser extension got 403 from huggingface.co; Ollama is not the cause',
        'Behind nginx with auth the web page of Ollama gives 403 to users that are not in its list',
        'Since OLLAMA_ORIGINS=* the CORS error 403 of the web page is gone, and Ollama answers slowly',
        'The web page of Open WebUI on Ollama shows 403 tokens, then stops',
        'INFO: "WebSocket /ws/socket.io/?EIO=4" 403, CORS_ALLOW_ORIGIN of Open WebUI beside Ollama',
      ],
    },
    {
      name: 'a header that is not allowed',
      log: [blocked.replace(/Response .*/, 'Request header field x-api is not allowed by Access-Control-Allow-Headers in preflight response.')],
    },
    { name: 'another server', log: [blocked.replace('11434', '8080')] },
    { name: 'answered', log: [line.replace('403', '200')] },
    { name: 'no such model', log: [line.replace('403', '404')] },
    { name: 'a cloud model, while these are switched off', log: [line.replace(' 14.458µs', '214.458µs')] },
    { name: 'a cloud model, after a moment', log: [line.replace('14.458µs', '182.5ms')] },
  ],
});
