import check from '../../../checks/service/socks-proxy-unusable.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "ValueError: Unknown scheme for proxy URL URL('socks://127.0.0.1:7890/')";

testCheck(check, {
  found: [
    { name: 'httpx and the desktop’s spelling', is: 'confirmed', log: [line], cites: 'https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/16474' },
    {
      name: 'a spelling that httpx took up later',
      is: 'confirmed',
      log: ["ValueError: Unknown scheme for proxy URL URL('socks5h://127.0.0.1:1080')"],
      cites: 'https://github.com/ollama/ollama-python/issues/424',
    },
    { name: 'httpx without its extra', is: 'confirmed', log: ["ImportError: Using SOCKS proxy, but the 'socksio' package is not installed. Make sure"] },
    { name: 'requests', is: 'confirmed', log: ['requests.exceptions.InvalidSchema: Missing dependencies for SOCKS support.'] },
    { name: 'the error that a program ended with', is: 'present', facts: { torch: [{ lastError: line }], runtimes: [] } },
  ],
  clear: [
    {
      name: 'an address without a scheme is another mistake',
      facts: { torch: [{ lastError: "ValueError: Unknown scheme for proxy URL URL('10.0.0.1:80')" }], runtimes: [] },
    },
  ],
  unknown: [
    { name: 'the sibling: the proxy is there and does not answer', log: ["ProxyError('Cannot connect to proxy.', NewConnectionError('connection refused'))"] },
    { name: 'settings that work', log: ['ALL_PROXY=socks5://127.0.0.1:7890/'] },
  ],
});
