import { all, any, defineCheck, gpus, not, ollama, platform, runtimes, services } from '#api';

export default defineCheck({
  id: 'service-groups-stale',
  layer: 'service',
  kind: 'fault',
  title: 'The service still runs with its old groups: render was added after it started',
  impact: 'blocked',
  symptom: 'The account was added to render and video, and the service computes on the CPU as before.',
  blamedOn: 'the groups having no effect, or the GPU being unsupported',
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
    // The nodes open for the account as it stands in /etc/group, and not for the groups that the process got at its start. To the user of a desktop session the
    // seat opens them, which groups do not show.
    services.some((unit) =>
      all(unit.kind.is('system'), unit.opensRenderNode.is(true), any(unit.opensKfd.is(true), unit.opensKfd.isAbsent()), unit.processOpensGpu.is(false)),
    ),
  ),
  // There the engine gives groups. A server that computes on the GPU opened it, by an access list that groups do not show.
  unless: any(
    platform.container.oneOf('docker', 'podman', 'kubernetes'),
    all(
      runtimes.some((runtime) => runtime.kind.is('ollama')),
      any(all(ollama.compute.hasAny('rocm', 'vulkan'), ollama.version.atLeast('0.12.4')), ollama.compute.has('cuda')),
    ),
  ),
  bites: services.some((unit) => all(unit.kind.is('system'), unit.opensRenderNode.is(true), unit.processOpensGpu.is(false))),
  remedy: [
    {
      do: 'Restart the unit; it ends running requests.',
      commands: ['sudo systemctl restart ollama'],
    },
  ],
  verify: 'grep Groups /proc/$(pidof -s ollama)/status; getent group render video',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/FastFlowLM/issues/400',
      date: '2026-03-11',
      establishes: 'membership in render helps only after a new log-in; until then the node stays closed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/gpu.mdx',
      date: '2026-08-19',
      establishes: 'the ollama account needs the render group on some distributions',
      strength: 'documented',
    },
  ],
});
