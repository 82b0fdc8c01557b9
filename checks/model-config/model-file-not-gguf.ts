import { all, any, defineCheck, holds, models, runtimes, servers } from '#api';

export default defineCheck({
  id: 'model-file-not-gguf',
  layer: 'model-config',
  kind: 'fault',
  title: 'The model file is no GGUF (a git-lfs pointer, web page or other format), or it is cut off',
  impact: 'blocked',
  symptom: 'Loading ends with “invalid magic characters” or “not within the file bounds”.',
  blamedOn: 'the runtime’s version, or the memory',
  runtimes: ['llama.cpp', 'ollama', 'koboldcpp', 'lm-studio'],
  when: any(
    models.some((model) =>
      any(
        model.fileState.oneOf('lfs-pointer', 'html', 'empty'),
        // KoboldCpp loads older formats, too.
        all(
          model.fileState.is('other'),
          servers.none((server) => server.kind.is('koboldcpp')),
        ),
        holds('the file is shorter than its header says', [model.fileSize, model.fileSizeNeeded], (size, needed) => size < needed),
      ),
    ),
    // A file that could not be loaded is not among the models that are.
    runtimes.some((runtime) => runtime.startError.has(/not within (?:the )?file bounds|failed to read magic|invalid magic/)),
  ),
  proves: [
    /invalid magic characters: '(?:vers|<!DO|<htm|\?{4}|PK)/,
    /\bdata is not within (?:the )?file bounds\b/,
    /gguf_init_from_\w{1,12}: failed to read magic/,
    /invalid magic characters:? ['"]?vers/,
    // As a number until 2024: “<!DO”, “<htm”, “vers”, and the zip of PyTorch.
    /(?:\binvalid magic number|unknown \(magic, version\) combination:) (?:4f44213c|6f64213c|6d74683c|4d54483c|73726576|04034b50)\b/,
  ],
  hints: [/invalid (?:file )?magic/, /failed to read key-value pairs/],
  // Ollama’s own words after it fit an old server as well.
  explains: ['ollama-older-than-model'],
  remedy: [
    { do: 'Download the file again from its /resolve/ address (a /blob/ address gives a page), or run `git lfs pull` in the clone.' },
    { do: 'A folder of that name in place of the file is what Docker makes where the source of a bind mount is missing: correct the path.' },
    { do: 'Compare size and SHA-256 with what the model’s page shows; a full disk cuts files silently.' },
  ],
  verify: 'head -c 4 MODEL.gguf   # GGUF',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/6885',
      date: '2024-04-26',
      establishes: 'the bounds check; broken downloads as the cause',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/3358',
      date: '2023-09-27',
      establishes: 'a page was saved instead of the file',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/OpenBMB/MiniCPM/issues/250',
      date: '2024-09-29',
      establishes: 'magic “vers”: the text of an LFS pointer',
      strength: 'several-reports',
    },
  ],
});
