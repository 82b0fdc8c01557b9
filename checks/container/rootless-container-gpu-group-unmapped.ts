import { all, any, container, defineCheck, hipNoDevice, holds, kfdDenied, not, runtimes, usesRocm } from '#api';

const kfdClosed = holds(
  '/dev/kfd is refused, and its group is 65534 (nogroup)',
  [container.nodeGroups, container.nodesWithoutPermission],
  (groups, refused) => refused.includes('/dev/kfd') && groups['/dev/kfd'] === '65534',
);

export default defineCheck({
  id: 'rootless-container-gpu-group-unmapped',
  layer: 'container',
  kind: 'fault',
  title: 'The rootless container does not map the group of /dev/kfd or renderD*: it shows as nogroup',
  impact: 'blocked',
  symptom: 'ROCm says “permission denied” or “no ROCm-capable device” in Distrobox, Toolbx, rootless Podman or rootless Docker, even as root inside.',
  blamedOn: 'the image, or the ROCm version',
  runtimes: [],
  when: all(
    container.mapped.is(true),
    any(
      // Vulkan does without /dev/kfd.
      all(usesRocm, kfdClosed),
      all(
        // Boxes on a desktop see all nodes of the host, whether or not anything in them computes on a GPU; CUDA has nodes of its own.
        any(
          usesRocm,
          runtimes.some((runtime) => runtime.backends.hasAny('vulkan', 'sycl', 'opencl')),
        ),
        not(container.nodes.has('/dev/nvidiactl')),
        // Beside a render node that opens, a refused one is of another GPU.
        holds(
          'every render node is refused, and the group is 65534 (nogroup)',
          [container.nodes, container.nodesWithoutPermission, container.nodeGroups],
          (nodes, refused, groups) => {
            const render = nodes.filter((node) => node.startsWith('/dev/dri/renderD'));
            return render.some((node) => groups[node] === '65534') && render.every((node) => refused.includes(node));
          },
        ),
      ),
    ),
  ),
  unless: container.mapped.is(false),
  proves: [/is not member of "nogroup" group/],
  hints: [...kfdDenied.filter(({ source }) => !source.includes('member')), ...hipNoDevice],
  // Nothing fails loudly: the model runs on the CPU.
  said: [
    /\brootless\b[^.?]{0,140}\b(?:does not|doesn['’]t|did not|didn['’]t|cannot|can['’]t)\b[^.?]{0,20}\b(?:utili[sz]e|use|see|find|detect)\b (?:the |my |any )?GPU\b(?!.{0,200}\bnvidia\b)/i,
  ],
  explains: ['container-gpu-group-missing', 'render-group-missing', 'session-render-group-missing', 'vulkan-driver-for-gpu-missing'],
  remedy: [
    {
      do: 'Podman with crun: make the container anew with the groups of your own user kept, which must be in render on the host. Distrobox keeps them by itself where crun is installed; take other --group-add away there.',
      setting: '--group-add keep-groups',
    },
    {
      do: 'Rootless Docker: map the numbers of the groups render and video for your user in /etc/subgid, restart the daemon, which stops its containers, and start yours with --group-add and the numbers that `ls -ln /dev/kfd /dev/dri` shows inside then.',
    },
    { do: 'Or make the container as root (distrobox create --root); what runs in it then has root’s rights on the host’s files.' },
  ],
  verify: 'test -r /dev/kfd -a -w /dev/kfd && echo opens   # inside the container; with kept groups ls still shows nogroup',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/89luca89/distrobox/issues/1230',
      date: '2024-02-24',
      establishes: 'nogroup owns the nodes in Distrobox on an RX 6600',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/kyuz0/amd-strix-halo-toolboxes/issues/53',
      date: '2026-02-03',
      establishes: 'the host’s numeric group id is not mapped in a rootless box',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/kyuz0/amd-strix-halo-image-video-toolboxes/issues/1',
      date: '2025-08-28',
      establishes: 'Toolbx on Ubuntu: rocminfo is refused inside and works outside; as root the same image works',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/redhat-et/GKM/pull/174',
      date: '2026-08-24',
      establishes: 'keep-groups belongs to Podman with crun; Docker needs numbers',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/1549',
      date: '2024-02-05',
      establishes: 'rootless Docker works once /etc/subgid maps the groups',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/containers/ramalama/issues/1983',
      date: '2025-09-30',
      establishes: 'RamaLama on rootless Podman runs on the CPU without a word; as root, and with Docker, the GPU works',
      strength: 'single-report',
    },
  ],
});
