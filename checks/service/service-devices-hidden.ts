import { all, any, defineCheck, gpus, not, services } from '#api';

export default defineCheck({
  id: 'service-devices-hidden',
  layer: 'service',
  kind: 'fault',
  title: 'PrivateDevices= or DevicePolicy= of the unit hides the GPU nodes from the service',
  impact: 'blocked',
  symptom: 'The GPU works from a terminal; the service sees none and computes on the CPU.',
  blamedOn: 'the driver, or the groups of the service’s account',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'lemonade', 'koboldcpp'],
  when: all(
    gpus.some((gpu) =>
      any(gpu.driver.is('nvidia'), all(gpu.driver.oneOf('amdgpu', 'xe', 'i915'), gpu.integrated.is(false)), gpu.arch.oneOf('gfx1150', 'gfx1151')),
    ),
    services.some((unit) =>
      all(
        not(unit.activeState.is('inactive')),
        any(
          all(unit.privateDevices.is(true), not(unit.bindPaths.hasMatch(/^\/dev\b/))),
          all(
            // Naming any device shuts out the others, also under the policy "auto".
            any(unit.devicePolicy.oneOf('closed', 'strict'), all(unit.devicePolicy.is('auto'), not(unit.deviceAllow.isEmpty()))),
            not(unit.deviceAllow.hasMatch(/^(?:char-(?:nvidia|drm|kfd|\*)|\/dev\/(?:nvidia|dri|kfd|dxg)|block-\*)/)),
          ),
        ),
      ),
    ),
  ),
  hints: [/^\s*DevicePolicy=(?:closed|strict)/, /^\s*PrivateDevices=(?:yes|true|1)/],
  said: [
    /\b(?:systemd|service|unit)\b.{0,60}\b(?:hardening|sandbox(?:ing|ed)?)\b.{0,40}\b(?:too (?:ag+ressive|strict|tight)|hides?|hid|breaks?|broke|blocks?|prevents?)\b|\bdevice allow ?list\b.{0,40}\b(?:systemd|unit|service)\b/i,
  ],
  explains: ['render-group-missing'],
  remedy: [
    {
      do: 'In a drop-in (systemctl edit) set PrivateDevices=no and allow the GPU’s nodes; then daemon-reload and restart. It opens these devices to the service, nothing more.',
      setting:
        'DeviceAllow=char-drm rw, DeviceAllow=char-kfd rw (AMD); DeviceAllow=char-nvidia rw, char-nvidia-frontend rw, char-nvidiactl rw, char-nvidia-uvm rw (NVIDIA)',
    },
  ],
  verify: 'systemctl show ollama -p PrivateDevices -p DevicePolicy -p DeviceAllow',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/331069',
      date: '2024-07-30',
      establishes: 'an Ollama unit lost its NVIDIA card to the list of allowed devices',
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
