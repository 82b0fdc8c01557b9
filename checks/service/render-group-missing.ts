import { all, any, defineCheck, gpus, not, platform, services } from '#api';

export default defineCheck({
  id: 'render-group-missing',
  layer: 'service',
  kind: 'fault',
  title: 'The service’s account may not open /dev/kfd or the render node: group render is missing',
  impact: 'blocked',
  symptom: 'The service computes on the CPU, or ROCm ends with “No devices found”, although the GPU works for root or in a terminal.',
  blamedOn: 'the GPU being unsupported, or the ROCm version',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'lemonade', 'koboldcpp'],
  when: all(
    any(
      gpus.some((gpu) => all(gpu.vendor.is('amd'), any(gpu.integrated.is(false), gpu.arch.oneOf('gfx1150', 'gfx1151')))),
      // Beside an NVIDIA card, which needs neither node, an integrated GPU is left to the display by most; so are the small ones of desktop Ryzens.
      all(
        gpus.some((gpu) => all(gpu.vendor.is('amd'), not(gpu.arch.oneOf('gfx1036', 'gfx1037')))),
        gpus.none((gpu) => gpu.vendor.is('nvidia')),
      ),
    ),
    // To the user of a desktop session the seat opens the nodes, which their mode does not show.
    services.some((unit) => all(unit.kind.is('system'), any(unit.opensKfd.is(false), unit.opensRenderNode.is(false)), not(unit.activeState.is('inactive')))),
  ),
  // There the engine hands in nodes and groups; a container with systemd in it (LXC, nspawn) has accounts of its own.
  unless: platform.container.oneOf('docker', 'podman', 'kubernetes'),
  // Ollama 0.3.11 to 0.12.3, where opening the node was refused.
  proves: [/permissions not set up properly\.\s{1,3}Either run ollama as root.{0,80}open \/dev\/kfd: permission denied/],
  hints: [
    /Unable to open \/dev\/kfd read-write: Permission denied/,
    // A container without /dev/kfd says so, too, and that the driver is not loaded.
    /amdgpu devices detected but permission problems block access(?!.{0,40}kfd driver not loaded)/,
    /failed to open \/dev\/dri\/renderD\d+[^\n]{0,40}permission denied/i,
    /Could not initialize Tensile host: No devices found/,
  ],
  remedy: [
    {
      do: 'Add the account to the groups that own the nodes (ls -l names them; render and video on most systems) and restart the unit. A restart ends running requests.',
      commands: ['sudo usermod -aG render,video ollama', 'sudo systemctl restart ollama'],
    },
    {
      do: 'For a unit of your own, write the groups into a drop-in (systemctl edit) instead, then daemon-reload and restart.',
      setting: 'SupplementaryGroups=render video',
    },
  ],
  verify: 'journalctl -u ollama -n 100 | grep "inference compute"   # names the GPU, not cpu',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/pull/6736',
      date: '2024-09-10',
      establishes: 'the lines that are logged where the account may not open /dev/kfd, and that the Tensile crash is their face without the check',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/7723',
      date: '2024-11-18',
      establishes: 'a service account made by hand without the groups; works as root only',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lingfish/ollama-deb/issues/22',
      date: '2026-06-02',
      establishes: 'a package whose account lacked the render group, which Vulkan needs as well',
      strength: 'several-reports',
    },
  ],
});
