import { all, any, defineCheck, environment, not, proxyForLoopback, runtimes, told, torch } from '#api';

/** Somebody who excepts any name of this machine has thought of it. */
const excepted = /(?:^|[,;\s])(?:\*|localhost|127\.|\.?local(?:$|[,;\s])|::1)/;

/** What a proxy answers for a server that it does not reach; a busy server may say 503 by itself. */
const answered = /\b50[23] (?:Service Unavailable|Bad Gateway)'? for url:? '?http:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0):\d{2,5}\//;

export default defineCheck({
  id: 'loopback-behind-proxy',
  layer: 'service',
  kind: 'fault',
  title: 'A proxy gets the requests for the server on this machine: HTTP_PROXY without NO_PROXY',
  impact: 'degraded',
  symptom: 'curl or a client in Python gets 502, 503 or a page of the proxy from 127.0.0.1 or localhost, while the server runs.',
  blamedOn: 'the server, or a firewall',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'sglang', 'lm-studio', 'koboldcpp'],
  // Programs in Go pass by a proxy for these addresses by themselves, and many a proxy on this machine reaches them: the variables alone tell nothing.
  when: any(
    told.troubles.has('proxied-loopback'),
    torch.some((python) => any(...proxyForLoopback.map((pattern) => python.lastError.has(pattern)))),
    runtimes.some((runtime) => any(...proxyForLoopback.map((pattern) => runtime.startError.has(pattern)))),
    all(
      any(environment.variables.value('http_proxy', /\S/), environment.variables.value('HTTP_PROXY', /\S/)),
      not(any(environment.variables.value('no_proxy', excepted), environment.variables.value('NO_PROXY', excepted))),
      torch.some((python) => python.lastError.has(answered)),
    ),
  ),
  proves: [...proxyForLoopback],
  // gradio asks the page that it has just opened; a fault of the page itself ends alike.
  hints: [answered, /When localhost is not accessible, a shareable link must be created/],
  remedy: [
    {
      do: 'Except this machine from the proxy, in both spellings, for every program that talks to the server.',
      setting: 'export NO_PROXY=localhost,127.0.0.1,::1 no_proxy=localhost,127.0.0.1,::1',
    },
    { do: 'Ollama itself needs HTTPS_PROXY alone to pull models; leave HTTP_PROXY away. Let clients use 127.0.0.1 as the address, not 0.0.0.0.' },
  ],
  verify: 'curl --noproxy "*" -s -o /dev/null -w "%{http_code}\\n" http://127.0.0.1:11434/; curl -s -o /dev/null -w "%{http_code}\\n" http://127.0.0.1:11434/',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/faq.mdx',
      date: '2026-08-19',
      establishes: 'HTTP_PROXY is not needed for pulls and may come between clients and the server',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/6719',
      date: '2024-09-10',
      establishes: 'Squid’s error page for 127.0.0.1:11434; with --noproxy the server answers',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/gradio-app/gradio/issues/4046',
      date: '2023-05-03',
      establishes: 'gradio’s own page behind http_proxy without no_proxy; elsewhere the same words come from other faults of the page',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/stavsap/comfyui-ollama/issues/37',
      date: '2024-08-31',
      establishes: '503 in a Python client; the proxy’s log shows the request for 127.0.0.1:11434',
      strength: 'several-reports',
    },
  ],
});
