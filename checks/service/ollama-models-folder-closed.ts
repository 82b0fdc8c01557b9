import { all, defineCheck, not, services } from '#api';

export default defineCheck({
  id: 'ollama-models-folder-closed',
  layer: 'service',
  kind: 'fault',
  title: 'The account that Ollama runs as may not enter or write its model folder, or one above it',
  impact: 'blocked',
  symptom: 'After OLLAMA_MODELS was set to another disk the service restarts in a loop with “permission denied”; `ollama serve` by hand works.',
  blamedOn: 'the variable’s name, damaged models, or Ollama',
  runtimes: ['ollama'],
  when: services.some((unit) =>
    // A service that runs has entered its folder, by an access list that a mode does not show, and so may one that ended otherwise than by itself.
    all(unit.serves.is('ollama'), not(unit.modelsBlockedAt.isAbsent()), not(unit.activeState.is('active')), unit.result.oneOf('exit-code', 'start-limit-hit')),
  ),
  // Where a report shows the modes and the unit, and not how it ended.
  bites: services.some((unit) => all(unit.serves.is('ollama'), not(unit.modelsBlockedAt.isAbsent()))),
  // Ollama 0.8.0 and later, for the folder of models only.
  proves: [/mkdir \S{1,300}: permission denied: ensure path elements are traversable/, /\/\S{1,300}: permission denied: ensure path elements are traversable/],
  hints: [/Error: mkdir \/\S{1,300}: permission denied/, /open \/\S{1,300}\/manifests\S{0,200}: permission denied/],
  remedy: [
    {
      do: 'See which step is closed, give the model folder itself to the account (chown -R ollama:ollama FOLDER), and let the account pass each folder above it (setfacl -m u:ollama:x FOLDER). Opening a home directory this way lets the account pass through it.',
      commands: ['systemctl show ollama -p Environment -p ProtectHome'],
    },
    { do: 'In a container the folder of the host has to belong to the number of the user that runs there (--user, or runAsUser of the pod).' },
    {
      do: 'Where the steps are all open, the disk was not mounted yet when the service started (RequiresMountsFor=FOLDER below [Unit] in a drop-in makes it wait), the unit’s ProtectHome= hides /home, SELinux refuses (ausearch -m avc), or the disk is mounted with other owners (NTFS, exFAT, a FUSE mount).',
    },
  ],
  verify: 'systemctl status ollama --no-pager; namei -l FOLDER',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/9877',
      date: '2025-11-12',
      establishes: 'a folder above the models without search permission for the account is the cause',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/2147',
      date: '2024-01-22',
      establishes: 'a wide-open model folder below a closed home, and the restart loop',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14347',
      date: '2026-02-21',
      establishes: 'the wording of current releases',
      strength: 'several-reports',
    },
  ],
});
