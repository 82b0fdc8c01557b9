import { all, any, cuda, defineCheck, gpus, torch } from '#api';

/** onnxruntime_inference_collection.py: what it lists is what this build was made with. */
const warned =
  /Specified provider ["'‘]CUDAExecutionProvider["'’] is not in available provider names\. ?Available providers: ["'‘](?!.{0,200}CUDAExecutionProvider)/;

export default defineCheck({
  id: 'onnxruntime-without-cuda',
  layer: 'runtime',
  // Who installed both may use neither.
  kind: 'exposure',
  title: 'The ONNX Runtime in use is the build without CUDA, so its models run on the CPU',
  impact: 'degraded',
  symptom: 'A program with ONNX models is slow and leaves the GPU idle; ONNX Runtime offers AzureExecutionProvider and CPUExecutionProvider alone.',
  blamedOn: 'the driver, the CUDA or cuDNN version',
  runtimes: ['pytorch'],
  when: any(
    // A warning, after which it goes on: a live machine does not tell.
    all(
      any(
        gpus.some((gpu) => gpu.vendor.is('nvidia')),
        // Who has a toolkit wants CUDA.
        cuda.toolkit.atLeast('9'),
      ),
      torch.some((environment) => environment.lastError.has(warned)),
    ),
    // Both packages, and the one for the CPU came last.
    all(
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      torch.some((environment) => all(environment.packages.has('onnxruntime-gpu'), environment.onnxruntime.is('onnxruntime'))),
    ),
  ),
  // Programs that ask for CUDA wherever they run get the warning on machines without a GPU, too.
  hints: [
    warned,
    // onnxruntime.get_available_providers(), as its package for the CPU has it.
    /\[["']AzureExecutionProvider["'], ?["']CPUExecutionProvider["']\]/,
    // C++ programs that look for it themselves.
    /GPU is not supported by your ONNXRuntime build/,
  ],
  said: [
    // Both packages, and what came of it.
    /\bonnxruntime\b(?![-_ ]?gpu)[^.;\n]{0,40}\b(?:and|with|over|beside|alongside)\b[^.;\n]{0,20}\bonnxruntime[-_]gpu\b[^.;\n]{0,160}\b(?:not (?:be )?(?:use|using|available|find|found|see)|only|overwrit\w{1,4}|conflicts?|CPU)\b/i,
    // What the module says of itself; a session without CUDA has other causes as well.
    /\bget_(?:device|available_providers)\b[^.;\n]{0,60}\b(?:only|just)\b[^.;\n]{0,16}\bCPU/i,
  ],
  remedy: [
    {
      do: 'Python: onnxruntime and onnxruntime-gpu share one folder, and the one that came last wins. Remove both (pip uninstall onnxruntime onnxruntime-gpu), then install onnxruntime-gpu alone; it serves the CPU as well. A package that asks for onnxruntime brings the other back, so install it last. From 1.27 on PyPI’s build is for CUDA 13 (driver 580 or newer): beside CUDA 12 ask for "onnxruntime-gpu<1.27".',
      commands: ['pip list | grep -i onnxruntime'],
    },
    {
      do: 'On aarch64 PyPI’s index may have no onnxruntime-gpu: for a Jetson there are NVIDIA’s wheels by JetPack, for CUDA 13 (DGX Spark) those that ONNX Runtime’s maintainers name, else a build from source.',
    },
    {
      do: 'C and C++: take the archive with “-gpu” in its name (onnxruntime-linux-x64-gpu-…; newer ones name the CUDA, as gpu_cuda12-…); an own build needs --use_cuda.',
    },
    { do: 'If CUDAExecutionProvider is among the available ones and a session still has none, it is CUDA’s or cuDNN’s libraries that are not found.' },
  ],
  verify: "python -c 'import onnxruntime; print(onnxruntime.get_available_providers())'   # with CUDAExecutionProvider",
  owner: { component: 'local-configuration', tracker: 'https://github.com/microsoft/onnxruntime/issues' },
  evidence: [
    {
      url: 'https://github.com/microsoft/onnxruntime/issues/9302',
      date: '2021-10-07',
      establishes: 'a maintainer: a program installs onnxruntime over onnxruntime-gpu; remove both and install the latter',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/microsoft/onnxruntime/issues/3787',
      date: '2020-05-01',
      establishes: 'a maintainer: both are installed, and onnxruntime-gpu alone suffices',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://onnxruntime.ai/docs/get-started/with-python.html',
      date: '2026-04-05',
      establishes: 'only one of the two packages may be installed in an environment',
      strength: 'documented',
    },
    {
      url: 'https://github.com/microsoft/onnxruntime/issues/26996',
      date: '2026-01-13',
      establishes: 'release 1.23.2 with both on a T4: the warning and its list',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/darktable-org/darktable/blob/master/data/ort_gpu.json',
      date: '2026',
      establishes: 'PyPI’s package for CUDA 13, and the archive for CUDA 12 with gpu_cuda12 in its name',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/XMetAI-Lab/xmetai-onnx-plugins/releases/tag/v0.2',
      date: '2026-11-03',
      establishes: '1.27.0 goes with CUDA 13, 1.26.0 with CUDA 12',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/microsoft/onnxruntime/issues/26351',
      date: '2026-05-10',
      establishes: 'DGX Spark: no wheel on PyPI; a maintainer points to one for CUDA 13 on aarch64',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/microsoft/onnxruntime/issues/21232',
      date: '2024-07-02',
      establishes: 'Jetson: a maintainer points to the wheels by JetPack',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/urchade/GLiNER/issues/267',
      date: '2025-06-16',
      establishes: 'a package’s extra for GPUs brings both; removing one and reinstalling the other cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Geekgineer/YOLOs-CPP/issues/31',
      date: '2025-04-26',
      establishes: 'C++ on Ubuntu 22.04: cured by the archive for GPUs',
      strength: 'several-reports',
    },
  ],
});
