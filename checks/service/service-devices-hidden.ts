import { all, any, defineCheck, gpus, not, nvidia, platform, services, torch, type Unit, unitBuiltWith, wsl } from '#api';

/** What the unit starts was built for a GPU: a server of its own for the CPU alone misses nothing. Ollama and Lemonade bring all back ends. */
const wantsGpu = (unit: Unit) =>
  any(
    unit.serves.oneOf('ollama', 'lemonade'),
    all(
      not(unit.execStart.has(/\s(?:(?:--device|-dev)[ =]none|(?:-ngl|--gpu-layers|--n-gpu-layers)[ =]0)(?:\s|$)/)),
      unitBuiltWith(unit, (runtime) => runtime.backends.hasAny('cuda', 'hip', 'vulkan', 'sycl', 'opencl')),
    ),
    all(
      unit.serves.oneOf('vllm', 'sglang', 'text-generation-webui'),
      torch.some((python) => python.variant.has(/^(?:cu\d|rocm|xpu)/)),
    ),
  );

/** The unit keeps out the devices that are not among these. */
const keepsOut = (devices: RegExp) =>
  services.some((unit) =>
    all(
      not(unit.activeState.is('inactive')),
      wantsGpu(unit),
      any(
        all(unit.privateDevices.is(true), not(unit.bindPaths.hasMatch(/^\/dev\b/))),
        all(
          // Naming any device shuts out the others, also under the policy "auto".
          any(unit.devicePolicy.oneOf('closed', 'strict'), all(unit.devicePolicy.is('auto'), not(unit.deviceAllow.isEmpty()))),
          not(unit.deviceAllow.hasMatch(devices)),
        ),
      ),
    ),
  );

export default defineCheck({
  id: 'service-devices-hidden',
  layer: 'service',
  kind: 'fault',
  title: 'PrivateDevices= or DevicePolicy= of the unit hides the GPU nodes from the service',
  impact: 'blocked',
  symptom: 'The GPU works from a terminal; the service sees none and computes on the CPU.',
  blamedOn: 'the driver, or the groups of the service’s account',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'lemonade', 'koboldcpp'],
  when: any(
    all(
      not(platform.system.is('wsl2')),
      gpus.some((gpu) =>
        any(
          all(gpu.vendor.is('nvidia'), gpu.driver.is('nvidia')),
          all(gpu.driver.oneOf('amdgpu', 'xe', 'i915'), gpu.integrated.is(false)),
          gpu.arch.oneOf('gfx1150', 'gfx1151'),
        ),
      ),
      keepsOut(/^(?:char-(?:nvidia|drm|kfd|195\b|226\b|\*)|\/dev\/(?:nvidia|dri|kfd))/),
    ),
    // Where NVIDIA's are all there is, a list of others, or of the helpers' nodes alone, does not do. Until 535 all of its GPUs were “nvidia-frontend”.
    all(
      not(platform.system.is('wsl2')),
      gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.is('nvidia'))),
      gpus.none((gpu) => gpu.driver.oneOf('amdgpu', 'xe', 'i915')),
      any(
        all(nvidia.moduleVersion.atLeast('545'), keepsOut(/^(?:char-(?:nvidia(?:ctl|-modeset)?|nvidia-?\*|195|\*)(?: |$)|\/dev\/nvidia\d)/)),
        all(nvidia.moduleVersion.below('545'), keepsOut(/^(?:char-(?:nvidia-frontend|nvidia-?\*|195|\*)(?: |$)|\/dev\/nvidia\d)/)),
      ),
    ),
    // There all GPUs are behind one node.
    all(platform.system.is('wsl2'), wsl.dxg.is(true), keepsOut(/^(?:char-(?:misc|\*)|\/dev\/dxg)/)),
  ),
  // Kept on the CPU on purpose.
  unless: services.some((unit) =>
    all(unit.serves.is('ollama'), any(unit.environment.value('OLLAMA_LLM_LIBRARY', /^["']?cpu/), unit.environment.value('CUDA_VISIBLE_DEVICES', /^["']?-1/))),
  ),
  hints: [/^\s*DevicePolicy=(?:closed|strict)/, /^\s*PrivateDevices=(?:yes|true|1)/],
  said: [
    /\b(?:systemd|service|unit)\b.{0,60}\b(?:hardening|sandbox(?:ing|ed)?)\b.{0,40}\b(?:too (?:ag+ressive|strict|tight)|hides?|hid|breaks?|broke|blocks?|prevents?)\b|\bdevice allow ?list\b.{0,40}\b(?:systemd|unit|service)\b/i,
  ],
  explains: ['render-group-missing'],
  remedy: [
    {
      do: 'In a drop-in (systemctl edit) set PrivateDevices=no below [Service] and allow the GPU’s nodes, each on a DeviceAllow= line of its own; then daemon-reload and restart. The list opens these devices to the service, and keeps the others shut. systemd leaves out a group whose module is not loaded when the unit starts: for NVIDIA add Wants= and After=modprobe@nvidia_uvm.service below [Unit].',
      setting:
        'DeviceAllow=char-drm rw   DeviceAllow=char-kfd rw   (AMD; Intel: the first)   |   DeviceAllow=char-nvidia* rw   (NVIDIA)   |   DeviceAllow=/dev/dxg rw   (WSL2)',
    },
  ],
  verify: 'systemctl show ollama -p PrivateDevices -p DevicePolicy -p DeviceAllow',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/systemd/systemd/blob/v255/man/systemd.resource-control.xml',
      date: '2023-12-06',
      establishes: 'how DeviceAllow= is written, that globs match the names of /proc/devices, and that groups which are not there at the start are left out',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/331069',
      date: '2024-07-30',
      establishes: 'an Ollama unit lost its NVIDIA card to the list of allowed devices, which named nvidiactl, nvidia-caps and nvidia-uvm',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/pull/331125',
      date: '2024-07-30',
      establishes: 'the cure of that, merged: char-nvidia-frontend in the list',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/363357',
      date: '2024-12-08',
      establishes: 'the same under WSL: /dev/dxg was not in the list; the GPU worked from a shell',
      strength: 'several-reports',
    },
  ],
});
