import {
  all,
  any,
  container,
  cudaDriverInsufficient,
  defineCheck,
  driverLibraries,
  gpus,
  holds,
  imageRequiresNewerCuda,
  not,
  platform,
  runtimes,
  torch,
  torchNewerThanDriver,
} from '#api';

/** NVIDIA allows it to data-centre cards, some of RTX for workstations, and Jetson. */
const compatible = /\b(?:Orin|Thor|Xavier|Quadro|RTX (?:A\d{4}|PRO|\d000)|Tesla|[AHBL]\d{1,3}[SX]?|T4G?|V100\w{0,5}|G[HB]\d00)\b/;

const major = (release: string): number => Number.parseInt(release, 10);

export default defineCheck({
  id: 'image-needs-newer-nvidia-driver',
  layer: 'container',
  kind: 'exposure',
  title: 'The image requires a newer CUDA (NVIDIA_REQUIRE_CUDA) than the host’s NVIDIA driver offers',
  impact: 'blocked',
  symptom: 'The container does not start, or starts and CUDA says that the driver is too old.',
  blamedOn: 'the container toolkit, or a CUDA toolkit missing on the host',
  runtimes: ['vllm', 'llama.cpp', 'ollama', 'pytorch', 'sglang'],
  when: any(
    all(
      not(platform.container.isAbsent()),
      // These run a newer CUDA by cuda-compat, which the image's own start brings in for its program alone.
      gpus.none((gpu) => all(gpu.vendor.is('nvidia'), gpu.name.has(compatible))),
      // Within one major release CUDA programs run on an older driver as well; engines that inject by CDI let the container start all the same.
      driverLibraries.some((library) =>
        all(
          library.api.is('cuda'),
          library.origin.is('loader'),
          not(library.path.has(/\/compat\//)),
          holds(
            'its CUDA is of an older major release than the image requires',
            [library.version, container.requiredCuda],
            (offered, required) => major(offered) < major(required),
          ),
        ),
      ),
      // What was put into such an image later may be of an older CUDA, and runs.
      any(
        torch.some((environment) =>
          holds('PyTorch is of that major release', [environment.cuda, container.requiredCuda], (own, required) => major(own) >= major(required)),
        ),
        runtimes.some((runtime) => runtime.kind.is('llama.cpp')),
      ),
    ),
    // The tool refuses to start it at all.
    runtimes.some((runtime) => runtime.startError.has(/unsatisfied condition: cuda ?>|unsupported CUDA version: driver [1-9]/)),
  ),
  proves: [...imageRequiresNewerCuda],
  hints: [...torchNewerThanDriver, ...cudaDriverInsufficient],
  explains: ['torch-cuda-newer-than-nvidia-driver', 'cuda-runtime-without-fitting-driver'],
  remedy: [
    {
      do: 'Update the host’s NVIDIA driver (under WSL2 that of Windows) to one whose nvidia-smi names at least that CUDA Version; no CUDA toolkit is needed on the host.',
    },
    { do: 'Or take an older tag of the image, made for the CUDA release that the driver has.' },
    {
      do: 'The test can be switched off; the container then starts, and fails later where its programs really need the newer driver.',
      setting: 'NVIDIA_DISABLE_REQUIRE=true',
    },
  ],
  verify: 'nvidia-smi | grep "CUDA Version"',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/1442',
      date: '2021-01-04',
      establishes: 'a maintainer: the message means that the host’s driver is older than the image’s CUDA needs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/theroyallab/tabbyAPI/issues/324',
      date: '2025-04-28',
      establishes: 'cuda>=12.8 asked, driver 550.144 offers 12.4',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/9665',
      date: '2024-12-22',
      establishes: 'the same with llama.cpp’s server image and cuda>=12.6',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/177',
      date: '2016-08-22',
      establishes: 'the words of nvidia-docker 1, with driver 352.39 and an image of CUDA 8.0',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html',
      date: '2026-08-21',
      establishes: 'what NVIDIA_REQUIRE_* and NVIDIA_DISABLE_REQUIRE do',
      strength: 'documented',
    },
  ],
});
