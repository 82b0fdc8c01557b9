import { defineCheck, runtimes } from '#api';

/** The runner for CUDA 11 of 0.5.4 was released so. Another program that finds Ollama’s folder in its search path says it of itself. */
const mixed =
  /(?<!(?:^|\s)(?!\S{0,200}ollama)\S{1,200}: symbol lookup error: \S{0,120})\/lib\/ollama\/(?!runners\/cuda_v11)\S{1,120}: undefined symbol: (?:ggml|llama|mtmd)_\w/;

export default defineCheck({
  id: 'ollama-libraries-of-two-releases',
  layer: 'runtime',
  kind: 'fault',
  title: 'Ollama loads libraries of two releases, which do not fit each other',
  impact: 'blocked',
  symptom: 'After an update by hand every model ends with “undefined symbol: ggml_…” of a file below lib/ollama.',
  blamedOn: 'the new release, or CUDA',
  runtimes: ['ollama'],
  when: runtimes.some((runtime) => runtime.startError.has(mixed)),
  proves: [mixed],
  remedy: [
    {
      do: 'Stop the server, delete the library folder (models lie elsewhere) and install the release again as a whole: an archive that is unpacked over an older one leaves its files there. It is /usr/lib/ollama or /usr/local/lib/ollama, whichever the message names.',
    },
    { do: 'From a distribution: bring the base package and the part for the GPU (ollama-cuda, ollama-rocm) to one version.' },
    { do: 'Does it stay? Then see whether LD_LIBRARY_PATH of the server names a folder with libggml or libllama of another program, and take it out.' },
  ],
  verify: 'journalctl -u ollama -n 200 | grep "undefined symbol"   # prints nothing after a model was loaded',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ollama/ollama/issues' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/8166',
      date: '2024-12-19',
      establishes:
        'undefined symbol: ggml_backend_cuda_reg after updates to 0.5.2 and later; deleting lib/ollama before the installation cured it for two users',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/linux.mdx',
      date: '2026-08-19',
      establishes: 'the old libraries are to be removed before an upgrade by hand',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/8323',
      date: '2025-01-06',
      establishes: 'the same symbol with the CUDA 11 runner of 0.5.4 after a clean installation: there the release itself was built so',
      strength: 'single-report',
    },
  ],
});
