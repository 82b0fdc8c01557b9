import { all, any, defineCheck, distro, not, services } from '#api';

const inHome = /^\/(?:home|root|run\/user)(?:\/|$)/;

export default defineCheck({
  id: 'service-home-protected',
  layer: 'service',
  kind: 'fault',
  title: 'ProtectHome= in the ollama unit hides /home, where OLLAMA_MODELS or HOME points',
  impact: 'blocked',
  symptom: 'The service ends at once with “mkdir /home/…: permission denied”, whatever owner and mode the folder has.',
  blamedOn: 'file permissions, or the ollama user',
  runtimes: ['ollama'],
  when: services.some((unit) =>
    all(
      // Who runs got in, as root does.
      not(unit.activeState.is('active')),
      any(
        unit.environment.value('OLLAMA_MODELS', inHome),
        // Its key lies below HOME, wherever the models are.
        all(unit.serves.is('ollama'), unit.environment.value('HOME', inHome)),
        all(unit.serves.is('ollama'), unit.modelsDir.has(inHome)),
      ),
      any(
        unit.protectHome.is('yes'),
        // Into the empty folder of "tmpfs" a part of /home can be brought back; below the closed one of "yes" it cannot.
        all(unit.protectHome.is('tmpfs'), not(unit.bindPaths.hasMatch(inHome))),
        // The unit of Arch's package says yes; who shows its status alone has it, unless a drop-in says otherwise.
        all(distro.id.is('arch'), unit.fragment.is('/usr/lib/systemd/system/ollama.service'), not(unit.protectHome.oneOf('no', 'read-only', 'tmpfs', 'yes'))),
      ),
    ),
  ),
  // A folder right below /home that cannot be made is one that is not seen.
  hints: [/mkdir \/home\/[^/:\s]{1,64}: (?:permission denied|read-only file system)/],
  explains: ['ollama-models-folder-closed', 'service-home-missing'],
  remedy: [
    { do: 'Keep the models outside of /home, for instance below /srv or /var/lib/ollama, in a folder that the ollama user owns.' },
    {
      do: 'Or lift the protection in a drop-in (sudo systemctl edit ollama), then daemon-reload and restart. The service then sees all of /home that its account may read.',
      setting: 'ProtectHome=no',
    },
  ],
  verify: 'systemctl show ollama -p ProtectHome -p Environment; journalctl -u ollama -n 20',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/2701',
      date: '2024-02-23',
      establishes: 'Arch’s unit with ProtectHome=yes, models below /home, and the message that follows',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/9945',
      date: '2025-03-22',
      establishes: 'another unit with ProtectHome=yes, and HOME below /home: the same message',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/10672',
      date: '2025-05-12',
      establishes: 'the folder belongs to ollama and the message stays',
      strength: 'several-reports',
    },
  ],
});
