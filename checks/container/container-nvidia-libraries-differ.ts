import { all, any, defineCheck, driverLibraries, holds, not, nvidia, nvidiaVersionMismatch, platform } from '#api';

/** NVML and people leave out the last part: 565.57 is 565.57.01. */
const sameRelease = (a: string, b: string): boolean => `${a}.`.startsWith(`${b}.`) || `${b}.`.startsWith(`${a}.`);

export default defineCheck({
  id: 'container-nvidia-libraries-differ',
  layer: 'container',
  kind: 'fault',
  title: 'The container holds NVIDIA libraries of another release than the module of the host',
  impact: 'blocked',
  symptom: 'In one container nvidia-smi says “Driver/library version mismatch” and CUDA finds no GPU; on the host and in other containers it works.',
  blamedOn: 'the host’s driver, which is then installed anew',
  runtimes: [],
  when: all(
    // Under WSL2 the driver is that of Windows.
    platform.system.is('native'),
    not(platform.container.isAbsent()),
    holds(
      'the libraries in here and the loaded module are of different releases',
      [nvidia.moduleVersion, nvidia.libraryVersion],
      (module, library) => !sameRelease(module, library),
    ),
  ),
  // On data-centre cards cuda-compat, which the engine may mount among the driver's libraries, is newer and works.
  unless: any(
    all(
      nvidia.smiError.isAbsent(),
      driverLibraries.some((library) => all(library.api.is('cuda'), library.gpuCount.atLeast(1))),
    ),
    // It was given no GPU: an image for the CPU may hold such libraries and never miss one.
    nvidia.nodes.isEmpty(),
  ),
  bites: nvidia.smiError.has(/version mismatch/),
  // The module is the host’s, whatever fails in a container.
  proves: [
    /^(?!.*\b(?:if|might|should|in case|unless|before (?:I|we|the|a)|until|used to|fixed|solved|cured|resolved|gone)\b).*(?<!\bhost,? (?:and|or) (?:also |then )?)\b(?:in|inside|within) (?:the |my |a |this |one )?(?:docker|podman|lxc|(?:docker |podman |lxc )?container)\b(?!.{0,80}container-cli)(?:(?!\b(?:host|outside|natively)\b|(?<!\b(?:not|never|longer|doesn['’]t|don['’]t|stopped|stops) )\b(?:works?|working|fine)\b)[^.?!]){0,80}\bDriver ?\/ ?library version mismatch/i,
  ],
  // NVIDIA’s container tool says it of the host itself.
  hints: [
    /Failed to initialize NVML:? {1,3}Driver ?\/ ?library version mismatch/i,
    ...nvidiaVersionMismatch.filter(({ source }) => !source.includes('library version')),
  ],
  explains: ['nvidia-driver-library-mismatch', 'nvml-refuses-loaded-driver', 'cuda-refuses-though-nvml-answers'],
  remedy: [
    { do: 'If nvidia-smi fails on the host as well, reboot the host first: its own update is half done.' },
    {
      do: 'Docker and Podman: stop the container and make it anew, so that it gets the libraries of today; write a CDI file anew before. What lies in the container alone is lost.',
    },
    {
      do: 'An image must not bring a driver: take nvidia-driver-*, nvidia-utils-* and libnvidia-* packages out of it; cuda-toolkit alone is right.',
    },
    {
      do: 'LXC and LXD: install the very release of the host in the container, without modules, after each update of the host.',
      setting: 'NVIDIA-Linux-x86_64-RELEASE.run --no-kernel-modules',
    },
  ],
  verify: 'cat /proc/driver/nvidia/version; ldconfig -p | grep libnvidia-ml; nvidia-smi   # inside the container',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/libnvidia-container/issues/266',
      date: '2024-05-29',
      establishes: 'a maintainer: an image with newer libraries than the host’s ends so, since the loader takes the newer ones',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/365',
      date: '2017-04-14',
      establishes: 'a maintainer: containers have to be started anew after an update of the driver',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/k4yt3x/video2x/issues/1226',
      date: '2024-11-10',
      establishes: 'an image with libraries 565.57 on a host with 535',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/charmed-kubernetes/bundle/issues/284',
      date: '2017-05-12',
      establishes: 'an LXC container with libraries 375.51 on a host with 375.39',
      strength: 'several-reports',
    },
  ],
});
