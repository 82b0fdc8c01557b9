import { all, any, container, defineCheck, gpus, holds, kfdDenied, not, platform, runtimes, services, torch, user, usesRocm } from '#api';

export default defineCheck({
  id: 'container-gpu-group-missing',
  layer: 'container',
  kind: 'fault',
  title: 'The container’s user is not in the group that owns /dev/kfd or /dev/dri/renderD*',
  impact: 'blocked',
  symptom: 'The device nodes are there, but every GPU library says “permission denied” or finds no device.',
  blamedOn: 'the GPU’s support in ROCm, or a mismatch of image and host driver',
  runtimes: [],
  when: all(
    not(platform.container.isAbsent()),
    // Boxes on a desktop and privileged containers see all nodes of the host, whether or not anything in them computes on a GPU.
    any(
      usesRocm,
      runtimes.some((runtime) =>
        any(runtime.kind.oneOf('ollama', 'vllm', 'sglang', 'lm-studio', 'lemonade', 'koboldcpp'), runtime.backends.hasAny('vulkan', 'sycl', 'opencl')),
      ),
      torch.some((environment) => environment.variant.is('xpu')),
    ),
    any(
      gpus.some((gpu) => gpu.vendor.oneOf('amd', 'intel')),
      container.nodesWithoutPermission.hasMatch(/^\/dev\/(?:kfd|dri\/renderD)/),
    ),
    any(
      // Asked twice, so that a report has to tell of a container, too: the host's refusal reads alike.
      // Beside NVIDIA's own nodes it may be of the processor's graphics, which nobody asked for; so may a render node.
      all(container.nodes.has('/dev/kfd'), container.nodesWithoutPermission.has('/dev/kfd'), any(not(container.nodes.has('/dev/nvidiactl')), usesRocm)),
      all(
        container.nodesWithoutPermission.hasMatch(/^\/dev\/dri\/renderD/),
        not(container.nodes.has('/dev/nvidiactl')),
        holds('no render node is open', [container.nodes, container.nodesWithoutPermission], (nodes, refused) =>
          nodes.every((node) => !/^\/dev\/dri\/renderD/.test(node) || refused.includes(node)),
        ),
      ),
    ),
  ),
  unless: any(
    // Ids that the user namespace does not map are another cause with another cure.
    holds(
      'a refused node belongs to a group that this user namespace does not map',
      [container.nodesWithoutPermission, container.nodeGroups],
      (refused, groups) => refused.some((node) => groups[node] === '65534'),
    ),
    // Who is in the group is kept out by something else, such as SELinux. A group that the image does not know goes by its number.
    holds('this process is in the group of a refused node', [container.nodesWithoutPermission, container.nodeGroups, user.groups], (refused, groups, ours) =>
      refused.some((node) => ours.includes(groups[node] ?? '')),
    ),
    // A container with systemd in it has several accounts: the server's may open what the one that looks may not.
    all(
      platform.container.oneOf('lxc', 'systemd-nspawn'),
      services.some((unit) => any(unit.opensKfd.is(true), unit.opensRenderNode.is(true))),
    ),
    all(platform.container.is('podman'), container.runOptions.value('group-add', /\bkeep-groups\b/)),
    // Vulkan does without /dev/kfd.
    all(
      not(usesRocm),
      holds('a render node is open', [container.nodes, container.nodesWithoutPermission], (nodes, refused) =>
        nodes.some((node) => /^\/dev\/dri\/renderD/.test(node) && !refused.includes(node)),
      ),
      runtimes.some((runtime) => runtime.backends.has('vulkan')),
    ),
  ),
  hints: [...kfdDenied],
  explains: ['render-group-missing', 'session-render-group-missing'],
  remedy: [
    {
      do: 'Docker: start the container with the numbers that own the nodes on the host. Names do not help: “render” has another number in the image. (An Intel GPU has no /dev/kfd: leave the first option out; the number of the render node may be another.)',
      setting: '--group-add $(stat -c %g /dev/kfd) --group-add $(stat -c %g /dev/dri/renderD128)',
    },
    { do: 'Podman with crun: keep the groups of the user who starts the container.', setting: '--group-add keep-groups' },
    {
      do: 'Kubernetes: add the number of the node’s group to the pod’s securityContext; it may differ from one machine to the next.',
      setting: 'supplementalGroups: [GID]',
    },
    {
      do: 'Proxmox LXC: give the device entry the number that the group render has inside the container, then restart the container.',
      setting: 'dev0: /dev/kfd,gid=GID',
    },
  ],
  verify: 'ls -ln /dev/kfd /dev/dri; id -G   # inside the container: the numbers must meet',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/troubleshooting.mdx',
      date: '2026-08-21',
      establishes: 'the documentation asks for the numeric group ids of the host’s nodes',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/ROCm-docker/issues/116',
      date: '2023-10-26',
      establishes: 'a user in video only, in the container, cannot open /dev/kfd',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/k8s-device-plugin/issues/39',
      date: '2024-04-11',
      establishes: 'a pod with an ordinary user is kept out by the host’s number of render; supplementalGroups let it in',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/community-scripts/ProxmoxVE/pull/15401',
      date: '2026-06-26',
      establishes: 'LXC device entries had the gid of video for /dev/kfd',
      strength: 'maintainer-confirmed',
    },
  ],
});
