import { all, any, container, defineCheck, kernel, not, runtimes } from '#api';

export default defineCheck({
  id: 'selinux-keeps-gpu-from-container',
  layer: 'container',
  kind: 'exposure',
  title: 'SELinux keeps the container from the GPU’s nodes: container_use_devices is off',
  impact: 'blocked',
  symptom: 'On Fedora or RHEL the container has the nodes and ROCm or NVML says “Permission denied” or “Insufficient Permissions”.',
  blamedOn: 'the groups of the user, or the image',
  runtimes: [],
  // Render nodes are allowed since container-selinux of the end of 2023, /dev/kfd since 2.239 of July 2025, and whether the boolean is on is not seen:
  // so a node has to be refused.
  when: any(
    all(
      kernel.selinux.is('enforcing'),
      container.nodesWithoutPermission.hasMatch(/^\/dev\/(?:kfd|nvidia)/),
      container.runOptions.value('device', /\/dev\/kfd|\/dev\/nvidia/),
      not(container.runOptions.value('security-opt', /label[=:](?:disable|type:)/)),
      not(container.runOptions.has('privileged')),
    ),
    // The kernel's own words, however the nodes were handed over.
    all(
      kernel.selinux.is('enforcing'),
      runtimes.some((runtime) => runtime.startError.has(/avc: {1,2}denied/)),
    ),
  ),
  proves: [
    /avc: {1,2}denied {1,2}\{[a-z_ ]{1,80}\}.{0,300}scontext=\S{0,60}:container_(?:init_)?t\b.{0,200}tcontext=\S{0,60}:(?:dri_device_t|hsa_device_t|xserver_misc_device_t)\b(?!.{0,80}permissive=1)/,
  ],
  said: [
    // As people put it who tried; that it did not help, they say in much the same words.
    /(?<!\b(?:neither|nor|not even|no luck with|despite)\b[^.;\n]{0,40})\b(?:setenforce 0|SELinux (?:is |was |set |switched |turned |put )*(?:to |in |into )?(?:permissive|disabled|off)|(?:disabl\w{1,3}|switch\w{0,3} off|turn\w{0,3} off) SELinux|label[=:]disable)\b[`"']?(?:(?!\b(?:not(?! (?:ideal|recommended|great|secure|nice|only))|never|none|neither|nor|nothing|no (?:luck|effect|change|difference|avail))\b|n['’]t\b)[^.;\n]){0,60}\b(?:works|worked|fixes|fixed|fix|solves|solved|helps|helped|cures|cured)\b(?! (?:fine |well |only )?(?:on the host|outside|natively|on bare metal)\b)/i,
    /(?<!(?:\b(?:not|never|none|neither|nor|nothing)|n['’]t)(?: \w{1,12}){0,3} )\b(?:works|worked|helps|helped|fixed|solved)\b(?:(?!\b(?:not|neither|on the host|outside|natively)\b)[^.;\n]){0,24}\b(?:with|after|once|by|when)\b[^.;\n]{0,24}[`"']?(?:\bsudo )?(?:\bsetenforce 0\b|\bSELinux (?:is |was |set |switched |turned |put )*(?:to |in |into )?(?:permissive|disabled|off)\b|\b(?:disabl\w{1,3}|switch\w{0,3} off|turn\w{0,3} off) SELinux\b|\blabel[=:]disable\b)/i,
  ],
  explains: ['container-nvidia-nodes-refused', 'container-gpu-group-missing'],
  remedy: [
    { do: 'An AMD GPU: update container-selinux to 2.239 or later, which lets containers open /dev/kfd.', commands: ['rpm -q container-selinux'] },
    { do: 'Or allow containers to use devices, which holds for all containers of the machine.', commands: ['sudo setsebool -P container_use_devices=1'] },
    { do: 'For NVIDIA alone container_use_xserver_devices is enough from container-selinux 2.232 on.' },
    { do: 'Or switch the separation off for this container alone.', setting: '--security-opt label=disable' },
  ],
  verify: 'getsebool container_use_devices; sudo ausearch -m avc -ts recent',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/containers/container-selinux/blob/v2.250.0/container.te',
      date: '2026',
      establishes: 'the booleans and what each opens; hsa_device_t without one (from 2.239), dri by a boolean that is on',
      strength: 'documented',
    },
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
