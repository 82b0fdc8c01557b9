import { all, any, cdiSpecs, container, defineCheck, dockerNoGpuDriver, engines, gpus, not, nvidiaRuntimeProgramMissing, platform, runtimes } from '#api';

export default defineCheck({
  id: 'docker-nvidia-toolkit-missing',
  layer: 'container',
  kind: 'fault',
  title: 'Docker has nothing to serve --gpus: no nvidia-container-toolkit, or it is not set up',
  impact: 'blocked',
  symptom: 'docker run --gpus all ends at once; no container is made.',
  blamedOn: 'the NVIDIA driver, or the image',
  runtimes: [],
  when: all(
    any(
      all(
        // With --runtime, the daemon's file names the toolkit's program, and only the program is gone.
        any(container.runOptions.has('gpus'), container.runOptions.value('runtime', /^nvidia$/)),
        // Docker from snap brings the toolkit, and asked for it by --runtime it is sound.
        not(all(engines.installed.has('docker-snap'), container.runOptions.value('runtime', /^nvidia$/))),
        engines.toolkitVersion.isAbsent(),
        // Docker Desktop brings its own under WSL2; Podman and a newer Docker take a CDI file.
        platform.system.is('native'),
        not(platform.container.is('podman')),
        cdiSpecs.none((spec) => spec.kind.is('nvidia.com/gpu')),
      ),
      // Installed is not yet set up: an engine that was not restarted, or another one, says the same, and only its own words tell; of whichever line failed. The drivers cdi and amd are no matter of NVIDIA’s.
      runtimes.some((runtime) => runtime.startError.has(/could not select device driver(?! \W{1,2}(?:cdi|amd)\b)|no known GPU vendor found/)),
    ),
    any(
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      gpus.none((gpu) => gpu.vendor.is('amd')),
    ),
  ),
  // A ROCm image wants no NVIDIA GPU at all; and Docker Desktop says the same of its virtual machine, where nothing on the host helps.
  unless: any(container.image.has(/rocm/i), engines.dockerSystem.has(/^Docker Desktop/)),
  proves: [
    ...dockerNoGpuDriver,
    ...nvidiaRuntimeProgramMissing,
    // From 29.3 on, where a CDI file offers an NVIDIA GPU and the daemon found none of NVIDIA's programs when it started.
    /Error response from daemon:\s{1,8}AMD CDI spec not found\b/,
  ],
  explains: ['docker-nvidia-runtime-unregistered'],
  remedy: [
    {
      do: 'With an NVIDIA GPU, and a Docker that is no snap: install nvidia-container-toolkit from NVIDIA’s repository or that of the distribution. Without one: leave --gpus out, and the device request of a compose file; a Radeon is handed over with a ROCm or Vulkan image and --device /dev/kfd --device /dev/dri, an Intel GPU with --device /dev/dri.',
    },
    {
      do: 'Register it with Docker and restart Docker, which stops running containers unless live-restore is on.',
      commands: ['sudo nvidia-ctk runtime configure --runtime=docker', 'sudo systemctl restart docker'],
    },
    {
      do: 'Docker from snap brings parts of the toolkit itself: --runtime=nvidia asks for the GPU there, and from 29.2 on a toolkit on the host stands in its way. Or take docker-ce from Docker’s repository, which NVIDIA supports.',
    },
  ],
  verify: 'docker run --rm --gpus all ubuntu nvidia-smi -L',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/1642',
      date: '2022-05-23',
      establishes: 'a maintainer names Docker from snap',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/canonical/docker-snap/blob/main/README.md',
      date: '2026-05-01',
      establishes: 'the snap holds parts of the toolkit; its runtime nvidia has to be asked for; from 29.2 on it fails beside the host’s toolkit',
      strength: 'documented',
    },
    {
      url: 'https://github.com/mudler/LocalAI/issues/4511',
      date: '2024-12-28',
      establishes: 'installed but not set up: nvidia-ctk runtime configure and a restart cure it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ShaneIsrael/fireshare/issues/689',
      date: '2026-08-17',
      establishes: 'the words of Docker 29: “no known GPU vendor found”; there for want of an NVIDIA GPU, and gone without --gpus',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/games-on-whales/wolf/issues/386',
      date: '2026-04-09',
      establishes: '“AMD CDI spec not found” with a GTX 1080 Ti and toolkit 1.19.0',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/daemon/devices_linux.go',
      date: '2026',
      establishes: 'NVIDIA’s programs are looked for when the daemon starts; without them the request goes to AMD’s driver, which takes no file of NVIDIA’s',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/docker.mdx',
      date: '2026-08-21',
      establishes: 'toolkit and runtime configuration come before --gpus',
      strength: 'documented',
    },
  ],
});
