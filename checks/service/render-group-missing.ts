import { all, amdGpuForUse, any, defineCheck, gpus, largeAmdGpu, not, ollama, platform, services, torch, type Unit, unitBuiltWith } from '#api';

/** Vulkan and OpenCL compute on it as well, and it needs neither node. */
const besideNvidia = gpus.some((gpu) => gpu.driver.is('nvidia'));

/** What the unit starts was built for an AMD GPU: a server of its own for the CPU alone misses nothing. Ollama and Lemonade bring all back ends. */
const wantsGpu = (unit: Unit) =>
  any(
    all(
      unit.serves.is('ollama'),
      not(unit.environment.value('OLLAMA_LLM_LIBRARY', /^["']?cpu/)),
      // It leaves the other integrated ones alone until it is told to take them.
      any(largeAmdGpu, unit.environment.has('OLLAMA_IGPU_ENABLE'), unit.environment.has('OLLAMA_VULKAN'), unit.environment.has('HSA_OVERRIDE_GFX_VERSION')),
    ),
    unit.serves.is('lemonade'),
    unitBuiltWith(unit, (runtime) => any(runtime.backends.has('hip'), all(runtime.backends.hasAny('vulkan', 'opencl'), not(besideNvidia)))),
    all(
      unit.serves.oneOf('vllm', 'sglang', 'text-generation-webui'),
      torch.some((python) => python.variant.has(/^rocm/)),
    ),
  );

/** KFD's node is for ROCm alone; Vulkan and OpenCL of Mesa take the render node. */
const asksKfd = (unit: Unit) =>
  any(
    unit.serves.oneOf('ollama', 'lemonade', 'vllm', 'sglang', 'text-generation-webui'),
    unitBuiltWith(unit, (runtime) => runtime.backends.has('hip')),
  );

export default defineCheck({
  id: 'render-group-missing',
  layer: 'service',
  kind: 'fault',
  title: 'The server’s account may not open /dev/kfd or the render node: group render is missing',
  impact: 'blocked',
  symptom: 'The service computes on the CPU, or ROCm ends with “No devices found”, although the GPU works for root or in a terminal.',
  blamedOn: 'the GPU being unsupported, or the ROCm version',
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
    // To the user of a desktop session the seat opens the nodes, which their mode does not show.
    services.some((unit) =>
      all(
        unit.kind.is('system'),
        wantsGpu(unit),
        any(all(unit.opensKfd.is(false), asksKfd(unit)), unit.opensRenderNode.is(false)),
        not(unit.activeState.is('inactive')),
      ),
    ),
  ),
  // There the engine hands in nodes and groups; a container with systemd in it (LXC, nspawn) has accounts of its own. A server that computes on the GPU may
  // open it, by an access list that the mode does not show.
  unless: any(
    platform.container.oneOf('docker', 'podman', 'kubernetes'),
    all(
      services.some((unit) => unit.serves.is('ollama')),
      any(
        all(
          ollama.compute.hasAny('rocm', 'vulkan'),
          // Before, it named what sysfs shows, without opening it.
          ollama.version.atLeast('0.12.4'),
        ),
        // It has the other card for that.
        all(besideNvidia, ollama.compute.has('cuda')),
      ),
    ),
  ),
  // Of a list that may lack a runtime nothing is suspected.
  bites: services.some((unit) =>
    all(any(unit.serves.oneOf('ollama', 'lemonade'), wantsGpu(unit)), any(unit.opensKfd.is(false), unit.opensRenderNode.is(false))),
  ),
  // Ollama 0.3.11 to 0.12.3, where opening the node was refused.
  proves: [/permissions not set up properly\.\s{1,3}Either run ollama as root.{0,80}open \/dev\/kfd: permission denied/],
  hints: [
    // A container without /dev/kfd says so, too, and that the driver is not loaded.
    /amdgpu devices detected but permission problems block access(?!.{0,40}kfd driver not loaded)/,
    // Of the server: rocminfo, vulkaninfo and what else a person starts have the rights of that person.
    /\b(?:ollama|llama|vllm|lemon|kobold)[\w.-]{0,40}\[\d{1,8}\]: .{0,200}failed to open \/dev\/dri\/renderD\d+.{0,40}permission denied/i,
    /(?:\bollama[\w.-]{0,40}\[\d{1,8}\]: |llama runner process has terminated).{0,200}Could not initialize Tensile host: No devices found/,
  ],
  remedy: [
    {
      do: 'Add the account to the groups that own the nodes (ls -l names them; render and video on most systems) and restart the unit. A restart ends running requests.',
      commands: ['sudo usermod -aG render,video ollama', 'sudo systemctl restart ollama'],
    },
    { do: 'A server that you start by hand has your own rights: sudo usermod -aG render,video "$USER", then log out and in again.' },
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
