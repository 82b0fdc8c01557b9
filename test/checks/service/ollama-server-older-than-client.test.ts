import check from '../../../checks/service/ollama-server-older-than-client.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      is: 'present',
      name: 'the old server still runs',
      facts: { 'ollama.version': '0.5.7', 'ollama.clientVersion': '0.9.0' },
      cites: 'https://github.com/ollama/ollama/issues/11023',
    },
    { is: 'present', name: 'of a release with two digits', facts: { 'ollama.version': '0.9.6', 'ollama.clientVersion': '0.10.1' } },
  ],
  clear: [
    { name: 'the same', facts: { 'ollama.version': '0.9.0', 'ollama.clientVersion': '0.9.0' } },
    { name: 'a pre-release of the same', facts: { 'ollama.version': '0.9.0', 'ollama.clientVersion': '0.9.0-rc1' } },
    { name: 'the server is newer', facts: { 'ollama.version': '0.9.0', 'ollama.clientVersion': '0.5.7' } },
    { name: 'a server of one’s own build', facts: { 'ollama.version': '0.0.0', 'ollama.clientVersion': '0.9.0' } },
  ],
  unknown: [
    { name: 'no server answers', facts: { 'ollama.version': { gap: 'timeout' }, 'ollama.clientVersion': '0.9.0' } },
    { name: 'the client does not tell', facts: { 'ollama.version': '0.9.0', 'ollama.clientVersion': { gap: 'unsupported' } } },
  ],
});
