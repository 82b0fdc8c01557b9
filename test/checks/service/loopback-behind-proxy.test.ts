import check from '../../../checks/service/loopback-behind-proxy.ts';
import { testCheck } from '../../helpers/test-check.ts';

const page = '<p>The following error was encountered while trying to retrieve the URL: <a href="http://127.0.0.1:11434/api/pull">';
const busy = "httpx.HTTPStatusError: Server error '503 Service Unavailable' for url 'http://127.0.0.1:11434/api/chat'";
const variables = (entries: Record<string, string>) => ({ 'environment.variables': { entries } });
const proxy = { http_proxy: 'http://10.0.0.1:3128' };

testCheck(check, {
  found: [
    {
      is: 'suspected',
      name: 'a proxy, nothing excepted, and a client in Python gets 503',
      facts: variables(proxy),
      log: [busy],
      cites: 'https://github.com/stavsap/comfyui-ollama/issues/37',
    },
    { is: 'confirmed', name: 'Squid’s page', log: [page], cites: 'https://github.com/ollama/ollama/issues/6719' },
    {
      is: 'confirmed',
      name: 'requests names the whole address',
      log: ["Max retries exceeded with url: http://localhost:11434/api/generate (Caused by ProxyError('Cannot connect to proxy.'"],
    },
    { is: 'present', name: 'the error that a program ended with', facts: { torch: [{ lastError: page }], runtimes: [] } },
    { is: 'present', name: 'people tell of it', facts: { 'told.troubles': ['proxied-loopback'] }, cites: 'https://github.com/gradio-app/gradio/issues/4046' },
    {
      is: 'suspected',
      name: 'gradio does not reach its own page, behind a proxy',
      facts: variables(proxy),
      log: [
        'ValueError: When localhost is not accessible, a shareable link must be created. Please set share=True or check your proxy settings to allow access to localhost.',
      ],
      cites: 'https://github.com/vladmandic/sdnext/issues/1751',
    },
  ],
  clear: [
    { name: 'the variables alone', facts: { 'told.troubles': [], ...variables(proxy), torch: [], runtimes: [] } },
    {
      name: 'localhost is excepted',
      facts: { 'told.troubles': [], ...variables({ ...proxy, no_proxy: '.corp.example,localhost,127.0.0.1' }), torch: [{ lastError: busy }], runtimes: [] },
    },
    { name: 'HTTPS alone', facts: { 'told.troubles': [], ...variables({ HTTPS_PROXY: 'http://10.0.0.1:3128' }), torch: [{ lastError: busy }], runtimes: [] } },
  ],
  unknown: [
    {
      name: 'gradio does not reach its own page, and no proxy is known',
      log: ['ValueError: When localhost is not accessible, a shareable link must be created.'],
    },
    { name: 'a server that is busy', log: [busy] },
    {
      name: 'nothing listens',
      log: ["HTTPConnectionPool(host='localhost', port=11434): Max retries exceeded with url: /api/generate (Caused by NewConnectionError("],
    },
    { name: 'a proxy’s page for another machine', log: ['trying to retrieve the URL: <a href="http://huggingface.co/">'] },
  ],
});
