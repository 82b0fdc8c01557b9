import { all, cudaCompatRefused, defineCheck, driverLibraries, not } from '#api';

export default defineCheck({
  id: 'cuda-compat-on-unsupported-gpu',
  layer: 'container',
  kind: 'fault',
  title: 'libcuda is newer than the NVIDIA module, and this GPU does not allow that (error 804)',
  impact: 'blocked',
  symptom:
    '“forward compatibility was attempted on non supported HW”: mostly an image with a newer CUDA (cuda-compat) than the host’s driver, on a GeForce or workstation card; or a driver update before the reboot.',
  blamedOn: 'a broken image, or the CUDA version alone',
  runtimes: ['vllm', 'pytorch', 'sglang', 'ollama', 'llama.cpp'],
  // Twice negated, since a library that answers (NVML's always does here) says nothing of this one.
  when: not(
    driverLibraries.none((library) =>
      all(library.api.is('cuda'), library.origin.is('loader'), library.path.has(/\/compat\//), library.error.has(/COMPAT_NOT_SUPPORTED_ON_DEVICE/)),
    ),
  ),
  proves: [...cudaCompatRefused],
  remedy: [
    { do: 'In a container: update the host’s NVIDIA driver to one that offers the image’s CUDA release by itself, or take an image with an older CUDA.' },
    { do: 'On the host itself, or where its driver was updated since the last boot: reboot, so that module and libraries are of one release.' },
    {
      do: 'Where driver and image are of one major release (nvidia-smi says CUDA 12.2, the image is for 12.8), it is mostly enough that the loader takes the driver’s own library, though what is compiled from PTX at run time may fail; over a major release that only turns the error into “driver too old”. To clear /etc/ld.so.conf.d does not do: NVIDIA’s toolkit from 1.18 on enters the image’s compat folder there at each start, whatever the card. (On ARM the last folder is /usr/lib/aarch64-linux-gnu.)',
      setting: '-e LD_LIBRARY_PATH=/usr/local/nvidia/lib64:/usr/local/nvidia/lib:/usr/lib/x86_64-linux-gnu',
    },
    { do: 'If a package cuda-compat-* is installed on the host, remove it: the container tool mounts its libraries into containers.' },
  ],
  verify: 'nvidia-smi   # the CUDA Version in its head is at least the image’s',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/xorbitsai/inference/issues/1477',
      date: '2024-05-11',
      establishes: 'the same with Xinference’s image on a driver of CUDA 12.0; images with an older CUDA run on that machine',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/4940',
      date: '2024-06-03',
      establishes: 'driver 525 fails, 550 works; only cards that are no data-centre GPUs',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/1515',
      date: '2021-06-29',
      establishes: 'the error where compatibility libraries get into the container; a maintainer: within a major release none are needed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/blob/v1.20.0/cmd/nvidia-cdi-hook/cudacompat/cudacompat.go',
      date: '2026-08',
      establishes: 'the hook of the default mode enters the compat folder by the releases of driver and library, and does not ask for the GPU',
      strength: 'documented',
    },
    {
      url: 'https://github.com/QuipNetwork/quip-miner/issues/24',
      date: '2026-07-17',
      establishes: 'an RTX 3060 with driver 570; LD_LIBRARY_PATH with the driver’s folder cures it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/Haidra-Org/horde-worker-reGen/issues/349',
      date: '2024-11-16',
      establishes: 'the host’s driver lies below what the image’s CUDA asks',
      strength: 'several-reports',
    },
  ],
});
