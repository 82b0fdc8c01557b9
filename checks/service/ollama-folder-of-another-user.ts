import { any, defineCheck, ollama, runtimes } from '#api';

// That .ollama itself cannot be made in somebody's home is said by a service that was pointed there and may not enter it.
const closed =
  /(?:open|mkdir) \/(?!root\/|home\/(?!ollama\/)[^/\s]{1,64}\/\.ollama: )\S{1,200}\/\.ollama(?:\/(?:id_ed25519|models\/\S{1,300}))?: permission denied(?!: ensure)/;

export default defineCheck({
  id: 'ollama-folder-of-another-user',
  layer: 'service',
  kind: 'fault',
  title: 'Ollama’s own folder (.ollama), or the one above it, belongs to another user, often root',
  impact: 'blocked',
  symptom: 'The server does not start, or a pull ends, with “open …/.ollama/id_ed25519: permission denied” or “mkdir …/.ollama/models/…: permission denied”.',
  blamedOn: 'the registry, or the installation',
  runtimes: ['ollama'],
  when: any(
    ollama.reported.has('folder-closed'),
    runtimes.some((runtime) => runtime.startError.has(closed)),
  ),
  proves: [closed],
  explains: ['ollama-models-folder-closed', 'service-home-missing'],
  remedy: [
    {
      do: 'Give the folder of the message back to the account that the server runs as: for the installed service',
      commands: ['sudo chown -R ollama:ollama /usr/share/ollama', 'sudo systemctl restart ollama'],
    },
    { do: 'Below your own home directory, where a run with sudo left files of root, it is yours: sudo chown -R "$USER" ~/.ollama.' },
    {
      do: 'Where it is that account’s already, the server runs as another one: started by hand with the service’s OLLAMA_MODELS, say. Start the service instead.',
      commands: ['pgrep -u root,ollama,"$USER" -a ollama'],
    },
    { do: 'Where distributions keep it in /var/lib/ollama, or a container in a volume, it is that folder and the id of that user.' },
  ],
  verify: 'sudo ls -ldn /usr/share/ollama /usr/share/ollama/.ollama; id ollama',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/8516',
      date: '2025-01-21',
      establishes: 'the key cannot be read; the maintainer asks for the owners of the folder',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/8135',
      date: '2024-12-17',
      establishes: 'the service restarts in a loop until the permissions were changed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/6543',
      date: '2024-08-28',
      establishes: 'in a container under another id: the folder of the image is root’s',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/1066',
      date: '2023-11-10',
      establishes: 'a folder below models that the service may not write',
      strength: 'several-reports',
    },
  ],
});
