import { all, any, cdiSpecs, container, defineCheck, dockerNoGpuDriver, engines, hipNoDevice, not, platform } from '#api';

export default defineCheck({
  id: 'docker-gpus-flag-with-amd-image',
  layer: 'container',
  kind: 'exposure',
  title: '--gpus hands over NVIDIA GPUs; a ROCm image needs --device /dev/kfd --device /dev/dri',
  impact: 'blocked',
  symptom: 'The container does not start, or the server finds a GPU and then says that there are no devices, or runs on the CPU.',
  blamedOn: 'the ROCm version, or an unsupported Radeon',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch', 'sglang'],
  when: all(
    // WSL2 has no /dev/kfd to name.
    not(platform.system.is('wsl2')),
    container.image.has(/rocm/i),
    container.runOptions.has('gpus'),
    not(container.runOptions.value('device', /\/dev\/kfd|\/dev\/dxg|amd\.com\/gpu/)),
    not(container.runOptions.value('runtime', /^amd$/)),
    not(container.runOptions.has('privileged')),
  ),
  // With AMD's container toolkit --gpus means an AMD GPU: under its runtime, or from Docker 29.3 on by the devices that it describes to the engine. Another
  // runtime only gets a variable, and where NVIDIA's hook is installed --gpus is NVIDIA's.
  unless: any(
    engines.dockerDefaultRuntime.is('amd'),
    all(
      cdiSpecs.some((spec) => spec.kind.is('amd.com/gpu')),
      any(engines.dockerVersion.atLeast('29.3.0'), platform.container.is('podman')),
    ),
  ),
  hints: [/Could not initialize Tensile host: No devices found/, ...dockerNoGpuDriver, /no compatible GPUs were discovered/, ...hipNoDevice],
  explains: ['container-kfd-not-passed', 'container-gpu-group-missing'],
  remedy: [
    { do: 'Start the container with the device nodes in place of --gpus.', setting: '--device /dev/kfd --device /dev/dri' },
    { do: 'Or, with AMD’s container toolkit and Docker 28.3 or later, name its runtime beside --gpus.', setting: '--runtime=amd --gpus all' },
    {
      do: 'Where the user in the container is not root, add the numbers of the groups that own those nodes on the host.',
      setting: '--group-add $(stat -c %g /dev/kfd) --group-add $(stat -c %g /dev/dri/renderD128)',
    },
  ],
  verify: 'ls -l /dev/kfd /dev/dri   # inside the container',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/6685',
      date: '2024-09-10',
      establishes: 'a 7900 XTX with --gpus=all and the rocm image: No devices found; a maintainer asks for --device',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/moby/moby/pull/49952',
      date: '2025-05-10',
      establishes: '--gpus serves AMD only where AMD’s container runtime is installed and NVIDIA’s is not',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/moby/moby/blob/docker-v29.3.0/daemon/devices_amd_linux.go',
      date: '2026-03-04',
      establishes: '--gpus takes AMD’s CDI devices, else sets AMD_VISIBLE_DEVICES, which AMD’s runtime acts on',
      strength: 'documented',
    },
    {
      url: 'https://github.com/kubernetes/minikube/issues/19463',
      date: '2024-08-17',
      establishes: '--gpus all on an AMD machine: could not select device driver',
      strength: 'several-reports',
    },
  ],
});
