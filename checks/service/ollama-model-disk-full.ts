import { all, any, defineCheck, modelFolders, not, services } from '#api';

export default defineCheck({
  id: 'ollama-model-disk-full',
  layer: 'service',
  kind: 'exposure',
  title: 'The disk that holds Ollama’s models is full (no space left on device)',
  impact: 'blocked',
  symptom: 'ollama pull ends late with an error; afterwards pulls may say “EOF” until the server is restarted.',
  blamedOn: 'the registry, the network, or a bug of the download',
  runtimes: ['ollama'],
  // Less than the smallest models take; a read-only image has no room by design, and what lies in a cloud may name none at all.
  when: modelFolders.some((folder) =>
    all(
      folder.runtime.is('ollama'),
      not(folder.readOnly.is(true)),
      folder.free.below(256 * 1024 * 1024),
      not(all(folder.free.is(0), folder.fsType.has(/^fuse\./))),
      // What a run by hand left in a home is none of the service’s.
      any(
        folder.path.has(/^\/(?:usr\/share|var\/lib)\/ollama\//),
        services.none((unit) => all(unit.serves.is('ollama'), unit.activeState.is('active'))),
      ),
    ),
  ),
  // It keeps its models in another folder.
  unless: services.some((unit) => all(unit.serves.is('ollama'), unit.activeState.is('active'), not(unit.modelsDir.has(/\/\.ollama\/models\/?$/)))),
  // Of a pull, of what `ollama create` converts, and of a server that cannot make its folders when it starts.
  proves: [
    /write \/\S{1,300}\/blobs\/(?:sha256[:-][0-9a-f]{8,64}\S{0,40}|\d{5,20}\/\S{1,80}): no space left on device/,
    /\bmkdir \/\S{0,300}(?:\/\.ollama|\/ollama\S{0,80}\/(?:models|blobs|manifests))(?:\/\S{1,120})?: no space left on device/,
  ],
  // Until 0.5.1 runners were unpacked below /tmp; an image is unpacked on the engine's disk.
  hints: [/\bollama\b(?!.{0,240}(?:\/tmp\/|failed to (?:register|extract))).{0,200}no space left on device/i],
  remedy: [
    { do: 'See what fills it, and give up models that are not needed (ollama rm NAME).', commands: ['df -h', 'ollama list'] },
    {
      do: 'Or move the models to a larger disk: a service keeps them below /usr/share/ollama, mostly on the root partition. The ollama account must own the new folder and be able to enter all above it.',
      setting: 'OLLAMA_MODELS=/path/on/a/larger/disk',
    },
    { do: 'Restart the service afterwards. Files that end in -partial below models/blobs are what is left of pulls that did not finish.' },
  ],
  verify: 'df -h /usr/share/ollama ~/.ollama',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/15547',
      date: '2026-04-13',
      establishes: 'the words of 0.20.6; a maintainer names the disk and OLLAMA_MODELS',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/1731',
      date: '2024-01-31',
      establishes: 'the words of 2023, and “EOF” after the disk was full until a restart',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/1311',
      date: '2023-11-29',
      establishes: 'a small root partition beside a large /home, with the models on the former',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/open-webui/open-webui/issues/1150',
      date: '2024-03-13',
      establishes: 'a volume of Kubernetes that is full: the server ends with “mkdir …/models/manifests: no space left on device”',
      strength: 'single-report',
    },
  ],
});
