import { all, any, defineCheck, runtimes } from '#api';

/** Go says so of any program; Ollama's name stands before it in a journal, and in the trace after it. */
const unset = /\bollama\S{0,40}: panic: \$HOME is not defined/;
/** llama-server in router mode looks for models in Hugging Face’s cache, below the home folder. */
const cacheUnknown = /\bFailed to determine HF cache directory\b/;

export default defineCheck({
  id: 'home-not-set',
  layer: 'service',
  kind: 'fault',
  title: 'The server was started without HOME, as in a unit without User= or a boot script',
  impact: 'blocked',
  symptom:
    'Ollama ends at once with “panic: $HOME is not defined”, llama-server with “Failed to determine HF cache directory”; in a terminal the same command works.',
  blamedOn: 'the installation of the server',
  runtimes: ['ollama', 'llama.cpp'],
  when: runtimes.some((runtime) => any(all(runtime.kind.is('ollama'), runtime.startError.has(unset)), runtime.startError.has(cacheUnknown))),
  // Nothing else in that function can end the program: it asks for the home folder.
  proves: [unset, cacheUnknown, /ollama\/envconfig\.Models\(/],
  // The second is of the middle of 2024, and goes on for a while.
  hints: [/panic: \$HOME is not defined/, /invalid setting OLLAMA_MODELS="" error="\$HOME is not defined"/],
  remedy: [
    {
      do: 'In a unit of your own name the user that the server runs as. systemd then sets HOME. Or set HOME beside it.',
      setting: 'User=ollama   (or: Environment="HOME=/usr/share/ollama")',
    },
    {
      do: 'For llama-server a folder for Hugging Face’s cache is enough; CacheDirectory=llama makes this one for the account of the unit. Builds from April 2026 on take LLAMA_CACHE for it as well, and else the home of the account; without HOME they need neither, unless the user id has no account.',
      setting: 'Environment="HF_HUB_CACHE=/var/cache/llama"',
    },
    {
      do: 'In a script that cloud-init, cron or a container runs, set HOME before the command. This holds for “ollama pull” too, not only for the server.',
      setting: 'export HOME=/root',
    },
  ],
  verify: 'systemctl show ollama -p User -p Environment   # User= or HOME= is there',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/20952',
      date: '2026-03',
      establishes: 'llama-server b8502 as a unit without the variables of a user; HF_HUB_CACHE lets it start, LLAMA_CACHE does not',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/21035',
      date: '2026-03-26',
      establishes: 'merged: without HOME the home of the account in /etc/passwd is taken; pull request 21009 of the same days makes LLAMA_CACHE count',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/8756',
      date: '2025-02-01',
      establishes: 'a boot script has no HOME; a maintainer says to set it there',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/docker/genai-stack/issues/176',
      date: '2024-08-15',
      establishes: 'the same in a container that starts “ollama pull”; others set HOME there',
      strength: 'several-reports',
    },
  ],
});
