import { all, any, defineCheck, distro, holds, not, ollama, runtimes, services } from '#api';

export default defineCheck({
  id: 'ollama-unit-edited-in-place',
  layer: 'service',
  kind: 'exposure',
  title: 'Settings stand in ollama.service itself, which the next run of install.sh writes anew',
  impact: 'risk',
  symptom: 'After an update OLLAMA_HOST, OLLAMA_MODELS or GPU variables are gone; models seem deleted, or the server listens on loopback only.',
  blamedOn: 'the update deleting models, or a new default',
  runtimes: ['ollama'],
  when: any(
    ollama.reported.has('settings-lost'),
    services.some((unit) =>
      all(
        unit.fragment.is('/etc/systemd/system/ollama.service'),
        // Where install.sh puts the program. A package's has its unit below /usr/lib, and a copy of that in /etc is the owner's own: no update of the package touches it.
        any(
          unit.execStart.has(/^\/usr\/local\/bin\/ollama serve/),
          all(
            unit.execStart.has(/^\/usr\/bin\/ollama serve/),
            runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.packages.isAbsent())),
            not(distro.like.has('fedora')),
          ),
        ),
        holds('the unit file sets variables beyond PATH', [unit.fragmentEnvironment], (variables) =>
          Object.keys(variables).some((name) => /^(?:OLLAMA|CUDA|HIP|ROCR|HSA|GGML)_/.test(name)),
        ),
        // By this, which is no setting of Ollama, the unit of Proxmox VE’s Helper-Scripts is known: their update takes the archive and leaves it alone.
        not(unit.fragmentEnvironment.has('OLLAMA_NUM_GPU')),
      ),
    ),
  ),
  bites: ollama.reported.has('settings-lost'),
  said: [
    // A GPU resets as well, and systemd has reset-failed.
    /^(?!.{0,400}\b(?:no longer|does(?:n['’]t| not)|never|stopped|fixed)\b).{0,400}(?:install(?:er|\.sh| script)|updat\w{1,4}|upgrad\w{1,4}).{0,120}\b(?:overwr\w{2,6}|clobber\w{0,3}|eras(?:es|ed|ing)|reset(?:s|ting)?(?= (?:\w{1,12} ){0,3}(?:ollama\.service|service file|settings|environment)))\b.{0,120}(?:ollama\.service|systemd|service file|settings|environment)/i,
    /^(?!.{0,400}\b(?:no longer|does(?:n['’]t| not)|never|stopped|fixed|reset-failed)\b).{0,400}ollama\.service.{0,80}(?:\b(?:overwritten|clobbered)\b|\b(?:gets?|was|is|been|being) reset\b(?!-))/i,
  ],
  remedy: [
    {
      do: 'Move the settings to a drop-in, which the installer leaves alone: sudo systemctl edit ollama, the Environment= lines below [Service], then remove them from the unit file, reload and restart.',
      commands: ['systemctl cat ollama'],
    },
  ],
  verify: 'systemctl show ollama -p DropInPaths -p Environment',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/9623',
      date: '2025-03-10',
      establishes: 'an update drops the settings; the maintainer names the drop-in, the reporter confirms that it stays',
      strength: 'maintainer-confirmed',
    },
    { url: 'https://github.com/ollama/ollama/issues/13178', date: '2025-11-20', establishes: 'it still does', strength: 'maintainer-confirmed' },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/scripts/install.sh',
      date: '2026-08-19',
      establishes: 'the script writes the unit without looking at the old one',
      strength: 'documented',
    },
  ],
});
