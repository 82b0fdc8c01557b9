import { all, any, container, defineCheck, kernel, not, platform } from '#api';

export default defineCheck({
  id: 'selinux-keeps-gpu-from-container',
  layer: 'container',
  kind: 'exposure',
  title: 'SELinux bars containers from GPU nodes unless container_use_devices is on',
  impact: 'blocked',
  symptom: 'On Fedora or RHEL the container has the nodes and ROCm or NVML says “Permission denied” or “Insufficient Permissions”.',
  blamedOn: 'the groups of the user, or the image',
  runtimes: [],
  // Render nodes alone are allowed since container-selinux of the end of 2023.
  when: all(
    kernel.selinux.is('enforcing'),
    // Docker from Docker’s own repository leaves the separation off unless it is told otherwise; its own words or the refused node then tell.
    any(platform.container.is('podman'), container.nodesWithoutPermission.hasMatch(/^\/dev\/(?:kfd|nvidia)/)),
    container.runOptions.value('device', /\/dev\/kfd|\/dev\/nvidia/),
    not(container.runOptions.value('security-opt', /label[=:](?:disable|type:)/)),
    not(container.runOptions.has('privileged')),
  ),
  proves: [
    /avc: {1,2}denied {1,2}\{[a-z_ ]{1,80}\}.{0,300}scontext=\S{0,60}:container_(?:init_)?t\b.{0,200}tcontext=\S{0,60}:(?:dri_device_t|hsa_device_t|xserver_misc_device_t)\b(?!.{0,80}permissive=1)/,
  ],
  explains: ['container-nvidia-nodes-refused'],
  remedy: [
    { do: 'Allow containers to use devices, which holds for all containers of the machine.', commands: ['sudo setsebool -P container_use_devices=1'] },
    { do: 'Or switch the separation off for this container alone.', setting: '--security-opt label=disable' },
  ],
  verify: 'getsebool container_use_devices; sudo ausearch -m avc -ts recent',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/gpu.mdx',
      date: '2026-08-19',
      establishes: 'Ollama’s documentation names the boolean for AMD GPUs in containers',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/210',
      date: '2026-03-21',
      establishes: 'the boolean cured Fedora 43 with Podman and NVIDIA',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/containers/container-selinux/issues/269',
      date: '2023-09-18',
      establishes: 'the denial, with its types',
      strength: 'maintainer-confirmed',
    },
  ],
});
