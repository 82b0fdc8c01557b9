import { defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-registry-unreachable',
  layer: 'runtime',
  kind: 'fault',
  title: 'The Ollama server finds no address of its registry, or no route: DNS, network, proxy',
  impact: 'blocked',
  symptom:
    'ollama pull ends with “dial tcp: lookup registry.ollama.ai … server misbehaving” (or “no such host”), “network is unreachable” or “proxyconnect tcp”; the browser is fine.',
  blamedOn: 'Ollama’s registry, or the model',
  runtimes: ['ollama'],
  when: runtimes.some((runtime) =>
    runtime.startError.has(/lookup registry\.ollama\.ai\b.{0,120}(?:i\/o timeout|no such host|server misbehaving|connection refused)/),
  ),
  // A time-out, a refusal or a broken handshake of an address that was found may as well be the registry's, or of the way there, and passes.
  proves: [
    /\blookup registry\.ollama\.(?:ai|com)\b.{0,160}(?:i\/o timeout|no such host|server misbehaving|connection refused|Temporary failure)/,
    /\bregistry\.ollama\.(?:ai|com)\b.{0,200}(?:network is unreachable|\bproxyconnect tcp: )/,
  ],
  remedy: [
    {
      do: 'Ask from the same machine: if this fails as well, it is the network or its name server, and not Ollama.',
      commands: ['curl -sI https://registry.ollama.ai/v2/'],
    },
    {
      do: 'A container: its image has no curl; `docker exec NAME getent hosts registry.ollama.ai` asks its name server. Only the host has an answer: give the container a name server that it reaches (`--dns` for one, "dns" in /etc/docker/daemon.json for all), and create it anew; models in their volume stay.',
    },
    {
      do: 'Behind a proxy: the server pulls, not the client, so the proxy belongs into its environment (`sudo systemctl edit ollama`, below [Service]; in a container with -e). Set HTTPS_PROXY alone: HTTP_PROXY can cut the client off from the server.',
      setting: 'Environment="HTTPS_PROXY=http://proxy.example.com:3128"',
    },
  ],
  verify: 'ollama pull all-minilm',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ollama/ollama/issues' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/1546',
      date: '2023-12-15',
      establishes: '“no such host” and “network is unreachable” behind a proxy; a maintainer: the variable has to be set for the server',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/6174',
      date: '2024-08-05',
      establishes: '“proxyconnect tcp”: a proxy of which the server knows a wrong address',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/9030',
      date: '2025-02-12',
      establishes: 'a container whose name server does not answer; the maintainer calls it the network',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/faq.mdx',
      date: '2026-08-19',
      establishes: 'HTTPS_PROXY for the server, and why HTTP_PROXY is to be left out',
      strength: 'documented',
    },
  ],
});
