import { defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-blob-digest-mismatch',
  layer: 'hardware',
  kind: 'fault',
  title: 'A pulled model does not match its SHA-256 digest: it arrived changed, cut short or empty',
  impact: 'blocked',
  symptom: 'ollama pull ends after the download with “digest mismatch, file must be downloaded again”, time after time.',
  blamedOn: 'Ollama’s registry',
  runtimes: ['ollama'],
  when: runtimes.some((runtime) => runtime.startError.has(/digest mismatch, file must be downloaded again/)),
  // With both digests, as the program prints it; guides have the words alone.
  proves: [/digest mismatch, file must be downloaded again: want sha256:[0-9a-f]/],
  hints: [/digest mismatch, file must be downloaded again/],
  remedy: [
    { do: 'Pull once more. If other layers fail each time, test the memory from outside of the system (memtest86+): one bad bit in gigabytes is enough.' },
    { do: 'Where the digest that it got begins with e3b0c44298fc, the file is empty: look whether the disk is full or a proxy answers for the registry.' },
    {
      do: 'See whether the kernel reports errors of disk or memory; try without a proxy that inspects TLS.',
      commands: ['sudo dmesg | grep -iE "I/O error|EDAC|mce"'],
    },
  ],
  verify: 'ollama pull MODEL   # ends with success',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/server/images.go',
      date: '2026-08-19',
      establishes: 'the message, and that the bad file is removed',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/941',
      date: '2025-01-06',
      establishes: 'many reports; faulty memory was found behind some',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/9846',
      date: '2025-03-18',
      establishes: 'a mismatch where the digest is that of an empty file',
      strength: 'several-reports',
    },
  ],
});
