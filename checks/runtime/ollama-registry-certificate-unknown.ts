import { all, defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-registry-certificate-unknown',
  layer: 'runtime',
  kind: 'fault',
  title: 'No known CA signed what Ollama’s registry shows: TLS is re-signed, or no CA bundle',
  impact: 'blocked',
  symptom: 'ollama pull ends with “tls: failed to verify certificate: x509: certificate signed by unknown authority”.',
  blamedOn: 'an expired certificate of the registry, or Ollama',
  runtimes: ['ollama'],
  when: all(
    runtimes.some((runtime) => runtime.kind.is('ollama')),
    runtimes.some((runtime) => runtime.startError.has(/ollama\.(?:ai|com).{0,300}x509: certificate signed by unknown authority/)),
  ),
  proves: [/(?:\bregistry\.ollama\.(?:ai|com)\b|\bollama\.com\b|r2\.cloudflarestorage\.com\/ollama\/).{0,300}x509: certificate signed by unknown authority/],
  // As people put it who know that their traffic is opened.
  said: [
    /\b(?:zscaler|netskope|(?:TLS|SSL) ?(?:inspection|interception)|MITM proxy)\b[^.!?]{0,60}\bollama\b[^.!?,]{0,30}\b(?:fails|failed|cannot|can['’]?t|is unable|refuses)\b(?![^.!?]{0,40}\b(?:not|but)\b)[^.!?]{0,40}\b(?:validat|verif|trust)\w{1,4} (?:the |its )?certificates?\b/i,
  ],
  remedy: [
    {
      do: 'Look who signed what you get, with the proxy that the server has (HTTPS_PROXY). Ollama’s image has no curl: ask on its host, the way out is mostly the same. A public authority: ca-certificates is missing or old where the server runs; install it. A company or a virus scanner: see below.',
      commands: ['curl -skv https://registry.ollama.ai/v2/ 2>&1 | grep issuer:'],
    },
    {
      do: 'Add the certificate of that proxy or virus scanner (ask those who run it) to the system’s own, as a PEM file: into /usr/local/share/ca-certificates with the ending .crt and `update-ca-certificates` on Debian and its relatives, into /etc/pki/ca-trust/source/anchors and `update-ca-trust` on Fedora’s. Then restart the server.',
    },
    {
      do: 'A container has certificates of its own: build an image on top of ollama/ollama that adds the file and runs update-ca-certificates. --insecure is for registries without TLS and does not help.',
    },
  ],
  verify: 'ollama pull all-minilm',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ollama/ollama/issues' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/1798',
      date: '2024-01-08',
      establishes: 'a maintainer: the registry’s certificate is signed by a public authority; look at who signed the one you get',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/1063',
      date: '2023-11-10',
      establishes: 'a maintainer: ca-certificates are missing in the image, or a proxy’s certificate is not installed',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/9101',
      date: '2025-02-14',
      establishes: 'a server behind an HTTP proxy; --insecure changes nothing',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/faq.mdx',
      date: '2026-08-19',
      establishes: 'the proxy’s certificate as a system certificate, and an image that adds it',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/9391',
      date: '2025-02-27',
      establishes: 'behind Zscaler a container of Ollama cannot validate the certificate',
      strength: 'several-reports',
    },
  ],
});
