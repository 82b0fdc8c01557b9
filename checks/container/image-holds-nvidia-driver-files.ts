import { any, defineCheck, imageHoldsDriver, runtimes, torch } from '#api';

/** A name and no content: what the runtime mounted over them is gone, and the loader takes them for a library that is cut short. */
const empty = /\blib(?:cuda|nvcuvid|nvidia-[\w-]{2,30})\.so[.\d]{0,16}: file too short/;
const exists = /mount error: file creation failed: [^:]{1,300}\/(?:lib(?:nvidia-ml|cuda|nvidia-\w{2,20})\.so\S{0,20}|nvidia-smi): file exists/;

export default defineCheck({
  id: 'image-holds-nvidia-driver-files',
  layer: 'container',
  kind: 'fault',
  title: 'The image holds files of an NVIDIA driver, real or empty, where the host’s must go',
  impact: 'blocked',
  symptom:
    'docker run --gpus ends with “nvidia-container-cli: mount error: file creation failed: …: file exists”, or a program in it with “libcuda.so.1: file too short”; other images start.',
  blamedOn: 'the container toolkit, WSL, or the driver',
  runtimes: [],
  // Only the tool’s own words tell of the image.
  when: any(
    runtimes.some((runtime) => any(runtime.startError.has(exists), runtime.startError.has(empty))),
    torch.some((environment) => any(environment.lastError.has(exists), environment.lastError.has(empty))),
  ),
  proves: [...imageHoldsDriver, empty],
  remedy: [
    {
      do: '“file too short”: start the container with the GPU (--gpus all, on a Jetson --runtime nvidia), so that the host’s files come over the empty ones. (On a host itself, without a container: its driver was installed in part only, on a full disk for one; install it anew.)',
    },
    {
      do: 'Build the image anew without a driver: no nvidia-driver, libnvidia-compute or nvidia-utils packages, which cuda and nvidia-opencl-dev pull in; cuda-toolkit alone is right. The host’s libraries come in at the start.',
    },
    {
      do: 'An image that was committed or built while NVIDIA’s runtime was Docker’s default holds empty files with these names: remove them in its Dockerfile, or build with another default runtime.',
    },
  ],
  verify: 'docker run --rm --gpus all IMAGE nvidia-smi -L',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/libnvidia-container/issues/140',
      date: '2022-09-01',
      establishes: 'NVIDIA: empty stand-ins for the driver’s libraries stay in an image that was built or committed under its runtime',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/825',
      date: '2018-09-10',
      establishes: 'NVIDIA: this is to be expected, driver files do not belong into the image; removing them cures it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/289',
      date: '2021-10-02',
      establishes: 'under WSL2 one’s own image fails so, and NVIDIA’s sample starts',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/BIOP/BIOP-desktop/issues/2',
      date: '2024-02-14',
      establishes: 'nvidia-opencl-dev had pulled libnvidia-compute in; without it the image starts',
      strength: 'several-reports',
    },
  ],
});
