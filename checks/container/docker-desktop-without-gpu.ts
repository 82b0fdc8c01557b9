import { all, any, container, defineCheck, engines, gpus, platform } from '#api';

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
    any(
      gpus.some((gpu) => any(gpu.vendor.is('nvidia'), all(gpu.vendor.oneOf('amd', 'intel'), gpu.integrated.is(false)))),
      all(
        gpus.some((gpu) => gpu.vendor.is('amd')),
        container.runOptions.value('device', /\/dev\/(?:kfd|dri)/),
      ),
    ),
  ),
  hints: [
    // What fails in it (no libnvidia-ml, no such node) fails on a host without the driver in the same words, and has checks that name Docker Desktop.
    // The context has this name on Windows and macOS too, with other addresses.
    // A row of the list without a star is another context than the one in use.
    /^(?!\s{0,4}desktop-linux\s{2,}[^*\s]).*\bdesktop-linux\b(?!.{0,160}\bnpipe:)(?!.{0,160}\.docker\/run\/)/,
    /^(?!\s{0,4}desktop-linux\s{2,}[^*\s]).*unix:\/\/\/\S{1,60}\/\.docker\/desktop\/docker\.sock\b/,
    // Only the release for Linux is a unit of systemd's.
    /\bsystemctl --user (?:start|restart|stop|enable|status) (?:--now )?docker-desktop\b/,
  ],
  said: [
    // As people put it: that they use it, or what it does not do.
    /(?<!(?:\bnot|\bnever|n['’]t|\bto|\bwithout|\bif (?:I|you)|\binstead of) )\b(?:use|using|run|running|runs|installed|have|with|via|started?)\b.{0,20}\bDocker Desktop\b[^.?!;]{0,30}\b(?:on|for|under) (?:Linux|Ubuntu|Debian|Fedora|Mint|Arch|Pop)\b(?!.{0,40}\b(?:is not|isn['’]t|was removed|un-?installed)\b)/i,
    /(?<!\b(?:before|previously|earlier|formerly|used|removed|instead of)\b.{0,30})\bDocker Desktop\b[^.?!;]{0,30}\b(?:on|for|under) (?:Linux|Ubuntu|Debian|Fedora|Mint|Arch|Pop)\b[^.?!;]{0,40}\b(?:(?:can['’]?t|cannot|does(?:n['’]t| not)|fails to|unable to|without) (?:see|find|detect|use|access|work|recogni[sz]e|(?:the |my |any )?GPUs?)\b|no GPUs?\b)/i,
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
