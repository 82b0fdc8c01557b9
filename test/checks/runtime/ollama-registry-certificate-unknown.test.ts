import check from '../../../checks/runtime/ollama-registry-certificate-unknown.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'a pull in a container',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/823',
      log: [
        'Error: pull model manifest: Get "https://registry.ollama.ai/v2/library/llama2/manifests/latest": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      ],
    },
    {
      name: 'as people put it',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/9391',
      facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] },
      log: ['Behind a proxy like Zscaler ollama run fails, as it cannot validate the certificate.'],
    },
  ],
  clear: [{ name: 'Ollama starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    {
      name: 'the siblings: an outdated line in /etc/hosts, another registry',
      facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] },
      log: [
        'Get "https://registry.ollama.ai/v2/library/llama3.1/manifests/latest": tls: failed to verify certificate: x509: certificate is valid for ollama.com, not registry.ollama.ai',
        'error pulling image: Get "https://docker-images-prod.r2.cloudflarestorage.com/registry-v2/x": x509: certificate signed by unknown authority',
        'Zscaler: pip install fails with a certificate error, Ollama pulls well.',
        'Does Ollama honour SSL_CERT_FILE? With SSL interception some clients fail on certificates.',
        'We do TLS inspection, and the pull of Ollama fails with a reset, not with a certificate error.',
        'We use Zscaler here; its certificate is installed, and the model is still slow.',
        'docker: Error response from daemon: Get "https://registry-1.docker.io/v2/": x509: certificate signed by unknown authority',
      ],
    },
  ],
});
