import { all, defineCheck, gpus, nvidia } from '#api';

export default defineCheck({
  id: 'nvidia-vgpu-unlicensed',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'The vGPU has no licence, so NVIDIA’s driver brings it to a standstill after 20 minutes',
  impact: 'blocked',
  symptom:
    'Some minutes after boot generation becomes thousands of times slower, allocations creep, or CUDA says “devices are busy or unavailable”; nvidia-smi looks fine.',
  blamedOn: 'the model, the container, or a wedged GPU',
  runtimes: [],
  // “(Unrestricted)” is the grace after boot, in which a licence may still come.
  when: all(
    nvidia.licenses.hasAny('Unlicensed', 'Unlicensed (Restricted)'),
    // A card that is passed through as a whole computes without one. The names of profiles: A10-24Q, V100D-32C, A100-3-20C.
    gpus.some((gpu) => gpu.name.has(/^(?:GRID |NVIDIA )?[A-Z]\w{1,12}(?:-[A-Z][a-z]{1,5})?(?:-\d{1,2})?-\d{1,3}[ABCQ](?:ME)?$/)),
  ),
  remedy: [
    {
      do: 'See whether the service that fetches the licence is there and what it says; start it, since a licence that comes restores full speed at once.',
      commands: ['systemctl status nvidia-gridd', 'sudo systemctl restart nvidia-gridd'],
    },
    {
      do: 'Where there is no such service, the driver came without it: install the cloud’s or the hypervisor’s own GRID driver again, in a release that holds it. On AKS a newer node image.',
    },
    {
      do: 'Otherwise ask whoever runs the hypervisor for the token of the licence server; it belongs into /etc/nvidia/ClientConfigToken, and its server has to be reachable.',
    },
  ],
  verify: 'nvidia-smi -q | grep "License Status"   # Licensed (Expiry: …)',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/ai-enterprise/release-8/latest/infra-software/vgpu/licensing.html',
      date: '2026',
      establishes: 'NVIDIA: without a licence a vGPU falls to the level of idle after a grace of 20 minutes, until it gets one; where nvidia-smi -q shows it',
      strength: 'documented',
    },
    {
      url: 'https://github.com/Azure/AKS/issues/4880',
      date: '2025-03-20',
      establishes: 'Microsoft: GRID driver 550 came to A10 nodes without the unit nvidia-gridd, and workloads failed for want of a licence',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Azure/AKS/issues/4868',
      date: '2025-03-16',
      establishes: 'PyTorch on such a node: more than 2000 times slower after some minutes',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Azure/AKS/issues/4870',
      date: '2025-03-16',
      establishes: 'the same nodes: “CUDA-capable device(s) is/are busy or unavailable”',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/gpu-operator/issues/220',
      date: '2021-07-05',
      establishes: 'under VMware: fine for some minutes, then memory is handed out a few MB at a time; nvidia-smi -q says Unlicensed',
      strength: 'several-reports',
    },
  ],
});
