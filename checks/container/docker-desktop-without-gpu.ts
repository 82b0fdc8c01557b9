import { all, any, container, defineCheck, dockerNoGpuDriver, engines, gate, gpus, platform } from '#api';

/** A container that was to get the GPU. */
const nvidiaAsked = any(container.runOptions.has('gpus'), container.runOptions.value('runtime', /^nvidia$/));

export default defineCheck({
  id: 'docker-desktop-without-gpu',
  layer: 'container',
  kind: 'exposure',
  title: 'Docker Desktop on Linux runs containers in a virtual machine, which has no GPU',
  impact: 'blocked',
  symptom: '--gpus or --device fails, or the server runs on the CPU, although the driver and the container toolkit work on the host.',
  blamedOn: 'nvidia-container-toolkit, or the driver',
  runtimes: [],
  when: all(
    // On Windows with WSL2 Docker Desktop does hand over the GPU.
    platform.system.is('native'),
    engines.dockerSystem.has(/^Docker Desktop/),
    // A processor’s graphics are no loss to most containers.
    gate(
      any(
        gpus.some((gpu) => any(gpu.vendor.is('nvidia'), all(gpu.vendor.oneOf('amd', 'intel'), gpu.integrated.is(false)))),
        all(
          gpus.some((gpu) => gpu.vendor.is('amd')),
          container.runOptions.value('device', /\/dev\/(?:kfd|dri)/),
        ),
      ),
    ),
    // A database in it, and the server on the host, is a sound machine.
    gate(any(nvidiaAsked, container.runOptions.value('device', /\/dev\/(?:kfd|dri|nvidia)|^(?:nvidia|amd)\.com\/gpu/))),
  ),
  // Nothing answers it there, whatever is installed on the host.
  bites: nvidiaAsked,
  // The engine’s own words, which hosts without the toolkit share, and the wish; a context’s name alone tells only what is in use.
  hints: [...dockerNoGpuDriver, /\bdocker (?:container )?run\b.{0,80} --gpus[ =]/],
  said: [
    // As people put it: that the toolkit does nothing in it, what it does not do itself, or what it is in the way of.
    /\b(?:nvidia[- ]container[- ]toolkit|--gpus|GPU passthrough)\b.{0,100}\bDocker[ -]Desktop\b[^.?!;]{0,30}\b(?:on|for|under) (?:Linux|Ubuntu|Debian|Fedora|Mint|Arch|Pop)\b.{0,40}\b(?:(?:did|does|do)(?:n['’]t| not) work|not working|fails?|failed|no (?:success|luck|effect))\b/i,
    /(?<!\b(?:before|previously|earlier|formerly|used|removed|instead of)\b.{0,30})\bDocker[ -]Desktop\b[^.?!;]{0,30}\b(?:on|for|under) (?:Linux|Ubuntu|Debian|Fedora|Mint|Arch|Pop)\b[^.?!;]{0,40}\b(?:(?:can['’]?t|cannot|does(?:n['’]t| not)|fails to|unable to|without) (?:see|find|detect|use|access|work|recogni[sz]e|(?:the |my |any )?GPUs?)\b|no GPUs?\b)/i,
    /\bDocker[ -]Desktop\b (?:is )?running\b[^.?!;\n]{0,24}\b(?:blocks?|prevents?|breaks?)\b[^.?!;\n]{0,30}(?:\/dev\/(?:kfd|dri|nvidia)\b|\bGPUs?\b)/i,
  ],
  explains: [
    'docker-nvidia-toolkit-missing',
    'docker-nvidia-runtime-unregistered',
    'container-host-nvidia-driver-missing',
    'container-host-kfd-missing',
    'container-host-dri-missing',
    'container-host-nvidia-node-missing',
  ],
  remedy: [
    {
      do: 'Use Docker Engine (docker-ce) for containers that need the GPU; both can be installed side by side. Images and volumes of the one are not those of the other.',
      commands: ['docker context ls', 'docker context use default'],
    },
    { do: 'An NVIDIA GPU also needs nvidia-container-toolkit, registered with that engine.' },
  ],
  verify: 'docker info | grep "Operating System"   # the distribution’s name',
  owner: { component: 'docker' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/83',
      date: '2023-08-01',
      establishes: 'a maintainer: Docker Desktop uses a VM without the toolkit, WSL2 being the exception; use Docker Engine',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/docker/docs/pull/17144',
      date: '2023-04-19',
      establishes: 'Docker’s own note: GPU support is there only on Windows with WSL2',
      strength: 'documented',
    },
    {
      url: 'https://github.com/docker/roadmap/issues/497',
      date: '2024-11-25',
      establishes: 'the request for it on Linux, open',
      strength: 'several-reports',
    },
  ],
});
