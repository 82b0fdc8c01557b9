import { all, any, defineCheck, gpus, not, ollama, platform, services, torch, type Unit, unitBuiltWith } from '#api';

/** Another GPU that Vulkan and OpenCL can compute on: such a server need not miss this one. */
const another = gpus.some((gpu) => gpu.driver.oneOf('amdgpu', 'i915', 'xe'));

/** What the unit starts was built for an NVIDIA GPU: a server of its own for the CPU alone misses nothing. Ollama brings all back ends; Lemonade as well, for AMD's GPUs first. */
const wantsGpu = (unit: Unit) =>
  any(
    all(
      unit.serves.is('ollama'),
      not(unit.environment.value('OLLAMA_LLM_LIBRARY', /^["']?cpu/)),
      not(unit.environment.value('CUDA_VISIBLE_DEVICES', /^["']?-1/)),
    ),
    all(
      unit.serves.is('lemonade'),
      gpus.none((gpu) => gpu.driver.is('amdgpu')),
    ),
    unitBuiltWith(unit, (runtime) => any(runtime.backends.has('cuda'), all(runtime.backends.hasAny('vulkan', 'opencl'), not(another)))),
    all(
      unit.serves.oneOf('vllm', 'sglang', 'text-generation-webui'),
      torch.some((python) => python.variant.has(/^cu\d/)),
    ),
  );

export default defineCheck({
  id: 'service-nvidia-nodes-closed',
  layer: 'service',
  kind: 'fault',
  title: 'The service’s account may not open /dev/nvidiactl: it is not in the node’s group',
  impact: 'blocked',
  symptom: 'nvidia-smi works for root or on the desktop; the service finds no GPU or reports insufficient permissions.',
  blamedOn: 'the CUDA version, or the runtime',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'koboldcpp'],
  when: all(
    gpus.some((gpu) => gpu.driver.is('nvidia')),
    // To the user of a desktop session the seat may open the nodes, which their mode does not show.
    services.some((unit) => all(unit.kind.is('system'), wantsGpu(unit), unit.opensNvidia.is(false), not(unit.activeState.is('inactive')))),
  ),
  // A server that computes on the GPU may open it, by an access list that the mode does not show; one that computes on another GPU has what it was given.
  unless: any(
    platform.container.oneOf('docker', 'podman', 'kubernetes'),
    all(
      services.some((unit) => unit.serves.is('ollama')),
      ollama.compute.hasAny('cuda', 'rocm', 'vulkan'),
    ),
  ),
  bites: services.some((unit) => all(any(unit.serves.is('ollama'), wantsGpu(unit)), unit.opensNvidia.is(false))),
  hints: [/Failed to initialize NVML: Insufficient Permissions/],
  remedy: [
    {
      do: 'Add the account to the group that ls -l /dev/nvidiactl shows (video on most systems that close the nodes) and restart the unit. A unit with DynamicUser= has no account to add: write SupplementaryGroups=video into a drop-in.',
      commands: ['ls -l /dev/nvidiactl', 'sudo usermod -aG video ollama', 'sudo systemctl restart ollama'],
    },
    {
      do: 'Or lift the restriction for everybody: NVIDIA’s default mode is 0666; a file in /etc/modprobe.d, or one of the distribution’s package, sets NVreg_DeviceFileMode. Change it there, build the initramfs anew and reboot.',
    },
  ],
  verify: 'ls -l /dev/nvidia*; id ollama',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/openSUSE/nvidia-driver-G06/issues/52',
      date: '2024-12-02',
      establishes: 'nodes of mode 0660 and group video; an account outside of the group cannot use the GPU',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/210',
      date: '2024-01-21',
      establishes: 'Gentoo’s package does the same; the message that follows',
      strength: 'several-reports',
    },
  ],
});
