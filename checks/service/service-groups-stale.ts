import { all, amdGpuForUse, any, defineCheck, gpus, largeAmdGpu, not, ollama, platform, runtimes, services, torch, type Unit } from '#api';

/** Vulkan computes on it as well, and it needs neither node. */
const besideNvidia = gpus.some((gpu) => gpu.driver.is('nvidia'));
const yes = /^(?!["']?(?:0|f|false)["']?$)\S/i;

/** What the unit starts was built for an AMD GPU: who computes on the CPU or on an NVIDIA card misses nothing. Ollama and Lemonade bring all back ends. */
const wantsGpu = (unit: Unit) =>
  any(
    // It leaves the other integrated ones alone until it is told to take them.
    all(
      unit.serves.is('ollama'),
      not(unit.environment.value('OLLAMA_LLM_LIBRARY', /^["']?cpu/)),
      any(
        largeAmdGpu,
        unit.environment.value('OLLAMA_IGPU_ENABLE', yes),
        unit.environment.value('OLLAMA_VULKAN', yes),
        unit.environment.has('HSA_OVERRIDE_GFX_VERSION'),
      ),
    ),
    unit.serves.is('lemonade'),
    all(
      unit.serves.oneOf('llama.cpp', 'llama-swap', 'localai'),
      runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), any(runtime.backends.has('hip'), all(runtime.backends.has('vulkan'), not(besideNvidia))))),
    ),
    all(
      unit.serves.oneOf('vllm', 'sglang', 'text-generation-webui'),
      torch.some((python) => python.variant.has(/^rocm/)),
    ),
  );

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
      largeAmdGpu,
      // Beside an NVIDIA card, which needs neither node, an integrated GPU is left to the display by most; so are the small ones of desktop Ryzens.
      all(
        gpus.some((gpu) => all(amdGpuForUse(gpu), not(gpu.arch.oneOf('gfx1036', 'gfx1037')))),
        gpus.none((gpu) => gpu.vendor.is('nvidia')),
      ),
    ),
    // The nodes open for the account as it stands in /etc/group, and not for the groups that the process got at its start. To the user of a desktop session the
    // seat opens them, which groups do not show.
    services.some((unit) =>
      all(
        unit.kind.is('system'),
        unit.opensRenderNode.is(true),
        any(unit.opensKfd.is(true), unit.opensKfd.isAbsent()),
        unit.processOpensGpu.is(false),
        wantsGpu(unit),
      ),
    ),
  ),
  // There the engine gives groups. A server that computes on the GPU opened it, by an access list that groups do not show.
  unless: any(
    platform.container.oneOf('docker', 'podman', 'kubernetes'),
    all(
      services.some((unit) => unit.serves.is('ollama')),
      any(all(ollama.compute.hasAny('rocm', 'vulkan'), ollama.version.atLeast('0.12.4')), ollama.compute.has('cuda')),
    ),
  ),
  bites: services.some((unit) => all(unit.kind.is('system'), unit.opensRenderNode.is(true), unit.processOpensGpu.is(false), wantsGpu(unit))),
  remedy: [
    {
      do: 'Restart the unit that runs so, here Ollama’s; it ends running requests.',
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
