import { all, any, container, defineCheck, gpus, not, platform, runtimes } from '#api';

export default defineCheck({
  id: 'container-host-dri-missing',
  layer: 'container',
  kind: 'fault',
  title: 'The container asks for a node in /dev/dri that the machine which runs it does not have',
  impact: 'blocked',
  symptom: 'docker run --device /dev/dri ends with “error gathering device information … /dev/dri: no such file or directory”.',
  blamedOn: 'the image, or Docker',
  runtimes: [],
  when: any(
    all(
      // Under WSL2 no GPU has a driver, and /dev/dri may be there all the same.
      platform.system.is('native'),
      container.runOptions.value('device', /\/dev\/dri/),
      // A card that only drives a display (a server’s BMC) has a node there, too, which Docker is content with.
      gpus.none((gpu) => any(all(not(gpu.driver.isAbsent()), not(gpu.driver.is('vfio-pci'))), gpu.renderNode.has(/^\/dev\/dri/))),
    ),
    // The node that was asked for by its number may be missing beside another one.
    runtimes.some((runtime) => runtime.startError.has(/"\/dev\/dri[^"]{0,40}": no such file or directory/)),
  ),
  proves: [
    /error gathering device information while adding custom device "\/dev\/dri[^"]{0,40}": no such file or directory/,
    /\bError: stat \/dev\/dri\S{0,40}: no such file or directory/,
  ],
  remedy: [
    {
      do: 'Look at the machine that runs the engine: its kernel driver makes these nodes (amdgpu, i915, xe), unless the card is reserved for a virtual machine or nomodeset is set.',
      commands: ['ls -l /dev/dri', 'lspci -nnk | grep -iA3 -E "vga|3d|display"'],
    },
    {
      do: 'WSL2: GPUs compute through /dev/dxg and /usr/lib/wsl there, so leave the option out unless the program asks for /dev/dri. Since WSL 2.5.1 the module that makes it is not loaded by itself (sudo modprobe vgem); the kernel of WSL 2.9.8 was built without it.',
    },
    { do: 'If there are nodes with other numbers, name those, or the folder /dev/dri as a whole.' },
    {
      do: 'Docker Desktop for Linux and macOS is a virtual machine without them: use Docker Engine. An NVIDIA GPU is asked for with --gpus all there. Else leave the option out.',
    },
  ],
  verify: 'ls -l /dev/dri',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/Crosstalk-Solutions/project-nomad/issues/1051',
      date: '2026-06-25',
      establishes: 'the message for Ollama’s container, made for an AMD GPU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/12702',
      date: '2025-03-19',
      establishes: 'the message with Docker Desktop since WSL 2.5.1, which loads vgem no more; gone with 2.4.12',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/41434',
      date: '2026-08-28',
      establishes: 'kernel 6.18.40.1 of WSL 2.9.8 has no module vgem: its option is gone from the configuration',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/daemon/pkg/oci/devices_linux.go',
      date: '2026',
      establishes: 'the message is given where the path on the host cannot be read',
      strength: 'documented',
    },
  ],
});
