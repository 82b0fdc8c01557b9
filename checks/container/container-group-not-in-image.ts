import { any, defineCheck, groupNotInImage, runtimes, torch } from '#api';

const notFound = /[Uu]nable to find group (?:render|video|keep-groups): no matching entries in group file/;

export default defineCheck({
  id: 'container-group-not-in-image',
  layer: 'container',
  kind: 'fault',
  title: 'The engine is told to add a group by name that the image’s /etc/group does not have',
  impact: 'blocked',
  symptom: 'The container does not start: “Unable to find group render: no matching entries in group file”. The host has the group.',
  blamedOn: 'missing groups on the host, or ROCm',
  runtimes: [],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(notFound)),
    torch.some((environment) => environment.lastError.has(notFound)),
  ),
  // In the engine's own frame only: guides name the bare words.
  proves: [...groupNotInImage],
  remedy: [
    {
      do: 'Give the group as a number, which needs no entry in the image; it has to be the host’s. In a compose file the numbers stand under group_add.',
      setting: '--group-add $(getent group render | cut -d: -f3)',
      commands: ['getent group render video', 'ls -ln /dev/kfd /dev/dri'],
    },
    { do: 'keep-groups is a word of Podman with crun. Docker takes it for the name of a group: give it the numbers instead.' },
    { do: 'An image that runs as root needs no group with rootful Docker: leave the option out.' },
  ],
  verify: 'docker run --rm --group-add $(getent group render | cut -d: -f3) IMAGE id',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/TilmanGriesel/chipper/issues/101',
      date: '2025-02-03',
      establishes: 'the message for the group render, with an image of Ollama for ROCm on Arch',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/odysseus-dev/odysseus/pull/515',
      date: '2026-06-01',
      establishes: 'the name is not in the container’s /etc/group; the number of the host’s group in its place starts it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/8475',
      date: '2025-01-18',
      establishes: 'the group render is no name in the image of Ollama for ROCm; its number has to be given',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lamikr/rocm_sdk_builder/issues/247',
      date: '2025-04-17',
      establishes: 'Docker takes keep-groups for a name',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/moby/moby/blob/master/vendor/github.com/moby/sys/user/user.go',
      date: '2026-08-23',
      establishes: 'a number is taken as it is, a name has to be in the group file',
      strength: 'documented',
    },
  ],
});
