import check from '../../../checks/runtime/ollama-registry-unreachable.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'no name server',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/8065',
      log: [
        'Error: pull model manifest: Get "https://registry.ollama.ai/v2/library/llama3/manifests/latest": dial tcp: lookup registry.ollama.ai on 127.0.0.53:53: server misbehaving',
      ],
    },
    {
      name: 'no way out',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/1546',
      log: [
        'Error: pull model manifest: Get "https://registry.ollama.ai/v2/library/llama2/manifests/latest": dial tcp 34.120.132.20:443: connect: network is unreachable',
      ],
    },
    {
      name: 'a proxy that is none',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/6174',
      log: [
        'Error: pull model manifest: Get "https://registry.ollama.ai/v2/library/llama3/manifests/latest": proxyconnect tcp: dial tcp: lookup https on 100.76.191.242:53: no such host',
      ],
    },
  ],
  clear: [{ name: 'Ollama starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    {
      name: 'the siblings: a certificate, a model that does not exist, the local server',
      log: [
        'Error: pull model manifest: Get "https://registry.ollama.ai/v2/library/llama2/manifests/latest": tls: failed to verify certificate: x509: certificate signed by unknown authority',
        'Error: pull model manifest: file does not exist',
        'Error: pull model manifest: Get "https://registry.ollama.ai/v2/library/qwen3-vl/manifests/4b": net/http: TLS handshake timeout',
        'Error: pull model manifest: Get "https://registry.ollama.ai/v2/library/llama3/manifests/8b": dial tcp 104.21.75.227:443: i/o timeout',
        'Error: Head "http://127.0.0.1:11434/": dial tcp 127.0.0.1:11434: connect: connection refused',
      ],
    },
  ],
});
