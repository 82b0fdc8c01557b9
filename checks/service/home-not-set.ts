import { all, defineCheck, runtimes } from '#api';

/** Go says so of any program; Ollama's name stands before it in a journal, and in the trace after it. */
const unset = /\bollama\S{0,40}: panic: \$HOME is not defined/;

export default defineCheck({
  id: 'home-not-set',
  layer: 'service',
  kind: 'fault',
  title: 'Ollama was started without HOME, as in a unit without User= or a boot script',
  impact: 'blocked',
  symptom: 'Server or client ends at once with “panic: $HOME is not defined”. The same command works in a terminal.',
  blamedOn: 'the installation of Ollama',
  runtimes: ['ollama'],
  when: runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.startError.has(unset))),
  // Nothing else in that function can end the program: it asks for the home folder.
  proves: [unset, /ollama\/envconfig\.Models\(/],
  // The second is of the middle of 2024, and goes on for a while.
  hints: [/panic: \$HOME is not defined/, /invalid setting OLLAMA_MODELS="" error="\$HOME is not defined"/],
  remedy: [
    {
      do: 'In a unit of your own name the user that the server runs as. systemd then sets HOME. Or set HOME beside it.',
      setting: 'User=ollama   (or: Environment="HOME=/usr/share/ollama")',
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
