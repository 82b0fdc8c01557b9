import { all, defineCheck, not, services } from '#api';

export default defineCheck({
  id: 'service-home-missing',
  layer: 'service',
  kind: 'fault',
  title: 'The home directory of the ollama user is missing (/var/lib/ollama or /usr/share/ollama)',
  impact: 'blocked',
  symptom: 'The service ends at once: it cannot create the folder for its key and models. `ollama serve` by hand works, with the home of the caller.',
  blamedOn: 'file permissions, SELinux, or the update',
  runtimes: ['ollama'],
  when: services.some((unit) =>
    all(
      unit.serves.is('ollama'),
      unit.homeExists.is(false),
      // A HOME of its own goes before that of the account.
      not(unit.environment.has('HOME')),
      not(unit.activeState.is('active')),
      not(unit.result.is('success')),
    ),
  ),
  proves: [/could not create directory mkdir \/(?:var\/lib|usr\/share)\/ollama: (?:permission denied|read-only file system)/],
  hints: [/mkdir \/(?:var\/lib|usr\/share)\/ollama: (?:permission denied|read-only file system)/],
  explains: ['ollama-models-folder-closed'],
  remedy: [
    {
      do: 'Create the home of the account, which the journal names, and give it to the account; then start the unit.',
      commands: ['sudo install -d -o ollama -g ollama -m 0755 ~ollama', 'sudo systemctl restart ollama'],
    },
    {
      do: 'Or let the unit name a home that is there and belongs to the account, in a drop-in (systemctl edit). Where it names one already, it is that folder which is missing, and not ~ollama.',
      setting: 'Environment="HOME=/var/lib/ollama"',
    },
    {
      do: 'Where /usr is read-only (Silverblue, Bazzite, other image-based systems), first move the account’s home out of it: sudo usermod -d /var/lib/ollama ollama, then the same again. Models below the old home are not moved.',
    },
  ],
  verify: 'systemctl status ollama --no-pager; ls -ld ~ollama',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/9148',
      date: '2025-02-16',
      establishes: '/var/lib/ollama was not there; creating it for the user ollama cured it, by the maintainer’s advice',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/7471',
      date: '2024-11-02',
      establishes: '“mkdir /usr/share/ollama: read-only file system” on Bazzite; another home for the account helps',
      strength: 'several-reports',
    },
  ],
});
