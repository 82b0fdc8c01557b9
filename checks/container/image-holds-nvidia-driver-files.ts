import { any, defineCheck, imageHoldsDriver, runtimes, torch } from '#api';

const exists = /mount error: file creation failed: [^:]{1,300}\/(?:lib(?:nvidia-ml|cuda|nvidia-\w{2,20})\.so\S{0,20}|nvidia-smi): file exists/;

export default defineCheck({
  id: 'image-holds-nvidia-driver-files',
  layer: 'container',
  kind: 'fault',
  title: 'The image holds files of an NVIDIA driver (libnvidia-ml.so.1), where the host’s must go',
  impact: 'blocked',
  symptom: 'docker run --gpus ends with “nvidia-container-cli: mount error: file creation failed: …: file exists”; other images start.',
  blamedOn: 'the container toolkit, WSL, or the driver',
  runtimes: [],
  // Only the tool’s own words tell of the image.
  when: any(
    runtimes.some((runtime) => runtime.startError.has(exists)),
    torch.some((environment) => environment.lastError.has(exists)),
  ),
  proves: [...imageHoldsDriver],
  remedy: [
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
