import { all, any, defineCheck, distro, not, services } from '#api';

const inHome = /^\/(?:home|root|run\/user)(?:\/|$)/;

export default defineCheck({
  id: 'service-home-protected',
  layer: 'service',
  kind: 'fault',
  title: 'ProtectHome= in the unit of Ollama or Lemonade hides /home, where the models lie',
  impact: 'blocked',
  symptom:
    'The service ends at once with “mkdir /home/…: permission denied”, or sees none of the models in a home directory, whatever owner and mode the folder has.',
  blamedOn: 'file permissions, or the ollama user',
  runtimes: ['ollama', 'lemonade'],
  when: services.some((unit) =>
    all(
      any(
        // Lemonade runs on and has none of the models.
        all(
          unit.serves.is('lemonade'),
          not(unit.activeState.is('inactive')),
          any(unit.environment.value('HF_HOME', inHome), unit.environment.value('HF_HUB_CACHE', inHome)),
        ),
        // Who runs got in, as root does; who was stopped is not tried.
        all(
          not(unit.activeState.oneOf('active', 'inactive')),
          any(
            unit.environment.value('OLLAMA_MODELS', inHome),
            // Its key lies below HOME, wherever the models are.
            all(unit.serves.is('ollama'), unit.environment.value('HOME', inHome)),
            all(unit.serves.is('ollama'), unit.modelsDir.has(inHome)),
          ),
        ),
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
  // As people put it once they know; of another unit it is none of ours.
  proves: [
    /^(?=.{0,600}\b(?:ollama|lemon)).{0,600}\bProtectHome=['"`]?(?:yes|true)\b['"`]?,?[^.?]{0,30}\b(?:prevents?|blocks?|hides?|keeps?)\b[^.?]{0,60}(?:\/home\b|\bhome dir)/i,
  ],
  // A folder right below /home that cannot be made is one that is not seen.
  hints: [/mkdir \/home\/[^/:\s]{1,64}: (?:permission denied|read-only file system)/],
  explains: ['ollama-models-folder-closed', 'service-home-missing'],
  remedy: [
    { do: 'Keep the models outside of /home, for instance below /srv or /var/lib/ollama, in a folder that the service’s account owns.' },
    {
      do: 'Or lift the protection in a drop-in (sudo systemctl edit ollama, or lemond), then daemon-reload and restart; read-only is enough where nothing is to be written. The service then sees all of /home that its account may read.',
      setting: 'ProtectHome=no',
    },
  ],
  verify: 'systemctl show ollama lemond -p ProtectHome -p Environment; journalctl -u ollama -n 20',
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
    {
      url: 'https://github.com/lemonade-sdk/lemonade/issues/1864',
      date: '2026-07-19',
      establishes: 'a maintainer: lemond.service ships with ProtectHome=yes, models in a home directory need a drop-in; read-only helped another',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/lemonade-sdk/lemonade/issues/1841',
      date: '2026-05-07',
      establishes: 'Lemonade 10.3 on Ubuntu sees no model in /home until the protection is lifted',
      strength: 'several-reports',
    },
  ],
});
