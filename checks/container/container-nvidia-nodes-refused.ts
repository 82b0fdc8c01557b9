import { all, any, container, defineCheck, not, platform, runtimes, services, usesCuda } from '#api';

export default defineCheck({
  id: 'container-nvidia-nodes-refused',
  layer: 'container',
  kind: 'fault',
  title: 'The container may not open /dev/nvidia*: SELinux keeps it out, or the nodes’ group does',
  impact: 'blocked',
  symptom: 'nvidia-smi works on the host and for root; in the container it says “Failed to initialize NVML: Insufficient Permissions”.',
  blamedOn: 'the CDI file, the container toolkit, or the driver',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    not(platform.container.isAbsent()),
    container.nodesWithoutPermission.has('/dev/nvidiactl'),
    // Boxes on a desktop see all nodes of the host, whether or not anything in them computes.
    not(runtimes.isEmpty()),
  ),
  unless: any(
    // What computes on a Radeon or on the processor needs none of these nodes.
    not(usesCuda),
    // A container with systemd in it has several accounts: the server's may open what the one that looks may not.
    all(
      platform.container.oneOf('lxc', 'systemd-nspawn'),
      services.some((unit) => unit.opensNvidia.is(true)),
    ),
  ),
  // Outside of containers the same message is about the account of a service; Apptainer passes the host’s nodes as they are.
  proves: [
    /^(?!.*\b(?:if|might|should|in case|unless|previously|fixed|solved|cured|resolved|used to|gone|earlier|before|apptainer|singularity)\b)(?!.*\b(?:not|no|without|outside(?: of)?) (?:\w{1,10} ){0,2}(?:podman|docker|containers?|lxc)\b).*\b(?:podman|docker|container|lxc)\b(?:(?!\b(?:host|outside|natively)\b|(?<!\b(?:not|never|longer|doesn['’]t|don['’]t|stopped|stops) )\b(?:works?|working|fine)\b|[.?!]\s).){0,100}\bNVML:? Insufficient Permissions/i,
    /^(?!.*\b(?:if|might|should|in case|unless|previously|fixed|solved|cured|resolved|used to|gone|earlier|before|apptainer|singularity)\b)(?!.*\b(?:not|no|without|outside(?: of)?) (?:\w{1,10} ){0,2}(?:podman|docker|containers?|lxc)\b).*\bNVML:? Insufficient Permissions\b(?:(?!\b(?:host|outside|natively)\b|(?<!\b(?:not|never|longer|doesn['’]t|don['’]t|stopped|stops) )\b(?:works?|working|fine)\b|[.?!]\s).){0,100}\b(?:podman|docker|container|lxc)\b/i,
  ],
  hints: [/\bFailed to initialize NVML: Insufficient Permissions\b/],
  explains: ['service-nvidia-nodes-closed'],
  remedy: [
    {
      do: 'Look at the nodes first. Mode 0666 and SELinux enforcing (Fedora, RHEL): switch the separation off for this container, or allow devices to all containers of the machine.',
      setting: '--security-opt=label=disable   or   sudo setsebool -P container_use_devices=1',
    },
    {
      do: 'Mode 0660 and a group such as video (openSUSE, Gentoo): Podman with crun keeps the groups of your own user, if it is in that one; Docker takes the number.',
      setting: '--group-add keep-groups   or   --group-add $(stat -c %g /dev/nvidiactl)',
    },
    { do: 'Proxmox LXC: give the device entries a group or mode that the user in the container has.', setting: 'dev0: /dev/nvidiactl,mode=0666' },
    { do: 'From toolkit 1.19 on a CDI file names the group itself, for engines that know CDI 0.7.0 (Podman 5.1, Docker 26.1).' },
  ],
  verify: 'ls -l /dev/nvidiactl; getenforce; id -G   # the last one inside the container',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/210',
      date: '2024-01-24',
      establishes: 'a maintainer: keep-groups helps where the nodes belong to video; others there were cured by container_use_devices',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html',
      date: '2026-08-21',
      establishes: 'NVIDIA’s documentation names the message, SELinux and label=disable',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/33',
      date: '2022-09-16',
      establishes: 'Fedora 36 with SELinux',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/268',
      date: '2022-02-15',
      establishes: 'rootless Podman on openSUSE, also without SELinux labels; as root it works',
      strength: 'several-reports',
    },
  ],
});
