import { defineCheck, holds, ollama } from '#api';

/** The release in numbers; what a package or a fork adds is no part of it. */
function release(version: string): number[] | undefined {
  const found = /^v?(\d{1,3})\.(\d{1,3})\.(\d{1,4})(?![\d.])/.exec(version);
  // A build of one's own calls itself 0.0.0.
  return found === null || /^v?0\.0\.0/.test(version) ? undefined : found.slice(1).map(Number);
}

function isOlder(server: string, client: string): boolean {
  const [its, ours] = [release(server), release(client)];
  if (its === undefined || ours === undefined) return false;
  const at = its.findIndex((part, index) => part !== ours[index]);
  return at !== -1 && (its[at] ?? 0) < (ours[at] ?? 0);
}

export default defineCheck({
  id: 'ollama-server-older-than-client',
  layer: 'service',
  kind: 'fault',
  title: 'An Ollama server older than the program answers: an update not in force, or another one',
  impact: 'degraded',
  symptom: 'After an update `ollama --version` warns that the client’s version is another one; new models and fixes are missing.',
  blamedOn: 'a failed update, or the new release',
  runtimes: ['ollama'],
  when: holds('the server that answers is older than the program', [ollama.version, ollama.clientVersion], isOlder),
  explains: ['ollama-older-than-model'],
  remedy: [
    {
      do: 'Restart the service; a restart unloads models and ends running requests.',
      commands: ['sudo systemctl restart ollama', 'ollama --version'],
    },
    {
      do: 'If the old version still answers, it is another server: one started by hand, of a container, of another machine (OLLAMA_HOST), of Windows (under WSL), or of a second installation. End that one, or point OLLAMA_HOST elsewhere.',
      commands: ['ss -ltnp "sport = :11434"', 'type -a ollama', 'systemctl cat ollama'],
    },
  ],
  verify: 'ollama --version; curl -s http://127.0.0.1:11434/api/version',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/4471',
      date: '2024-05-16',
      establishes: 'Ollama’s maintainer: restart the server; the script restarts it only where systemd runs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/11023',
      date: '2025-06-09',
      establishes: 'the maintainer: an old server runs, and has to be stopped, also where systemctl does not know it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/7539',
      date: '2024-11-07',
      establishes: 'new files of the program beside a server that was not restarted; pulls of new models are refused',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/11592',
      date: '2025-07-31',
      establishes: 'a second installation of another release, whose server answers',
      strength: 'maintainer-confirmed',
    },
  ],
});
