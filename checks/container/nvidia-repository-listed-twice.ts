import { any, defineCheck, runtimes, torch } from '#api';

const conflict = /Conflicting values set for option Signed-By regarding source https:\/\/nvidia\.github\.io\//;

export default defineCheck({
  id: 'nvidia-repository-listed-twice',
  layer: 'container',
  kind: 'fault',
  title: 'apt stops: NVIDIA’s container repository is listed twice, with differing Signed-By',
  impact: 'degraded',
  symptom: 'apt update ends with “Conflicting values set for option Signed-By regarding source https://nvidia.github.io/…”, and nothing can be installed.',
  blamedOn: 'the repository, or the network',
  runtimes: [],
  // Nothing but apt itself tells.
  when: any(
    runtimes.some((runtime) => runtime.startError.has(conflict)),
    torch.some((environment) => environment.lastError.has(conflict)),
  ),
  proves: [/Conflicting values set for option Signed-By regarding source https:\/\/nvidia\.github\.io\//],
  remedy: [
    {
      do: 'Keep nvidia-container-toolkit.list alone, and remove the older files that name the same address: libnvidia-container.list, nvidia-docker.list, nvidia-container-runtime.list.',
      commands: ['grep -l nvidia.github.io /etc/apt/sources.list.d/*'],
    },
    { do: 'Then update and install what was wanted.', setting: 'sudo apt-get update && sudo apt-get install nvidia-container-toolkit' },
  ],
  verify: 'sudo apt-get update',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html',
      date: '2026-08-21',
      establishes: 'cause and cure in NVIDIA’s documentation',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/libnvidia-container/issues/194',
      date: '2022-10-25',
      establishes: 'the message; a maintainer points to that page',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/170',
      date: '2022-04-14',
      establishes: 'the same after a script had added the repository once more',
      strength: 'several-reports',
    },
  ],
});
