import { all, any, defineCheck, runtimes, torch } from '#api';

const cmake =
  /By not providing "Find(?:hip|hipblas|hipblaslt|rocblas|rocwmma|hsa-runtime64|amd_comgr|AMDDeviceLibs)\.cmake"|Could not find a package configuration file provided by "(?:hip|hipblas|hipblaslt|rocblas|rocwmma|hsa-runtime64|amd_comgr|AMDDeviceLibs)"/;
const header =
  /fatal error: '?(?:hipblas\/hipblas\.h|rocblas\/rocblas\.h|rocwmma\/rocwmma(?:-version)?\.hpp|hip\/hip_(?:runtime|fp16)\.h)'?(?: file not found|: No such file or directory)/;

export default defineCheck({
  id: 'rocm-build-packages-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'A build for ROCm lacks development packages (hipblas, rocblas, hip), or does not find them',
  impact: 'blocked',
  symptom:
    'cmake with -DGGML_HIP=ON fails with “Could not find a package configuration file provided by "hipblas"”, or the build with “hipblas.h file not found”.',
  blamedOn: 'llama.cpp’s build files, or the GPU',
  runtimes: ['llama.cpp', 'koboldcpp', 'pytorch'],
  when: any(
    runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), any(runtime.startError.has(cmake), runtime.startError.has(header)))),
    torch.some((environment) => any(environment.lastError.has(cmake), environment.lastError.has(header))),
  ),
  proves: [cmake, header],
  remedy: [
    {
      do: 'Install the packages with headers and CMake files beside the libraries: hipblas-dev, rocblas-dev and hip-dev of AMD’s repository, libamdhip64-dev, libhipblas-dev and librocblas-dev of Debian’s and Ubuntu’s own, rocm-hip-devel, hipblas-devel and rocblas-devel on Fedora; rocm-hip-libraries has none of them, and rocWMMA is another one. Where AMD’s packages are named amdrocm…, it is amdrocm-core-sdk.',
    },
    {
      do: 'If they are there: name ROCm’s folder to CMake, in an empty build folder; HIPCXX="$(hipconfig -l)/clang" before the command names its compiler.',
      setting: '-DCMAKE_PREFIX_PATH="$(hipconfig -R)"',
    },
    {
      do: 'ROCm from pip: its extra devel has them (rocm[libraries,devel] and the device’s extra); `rocm-sdk init` unpacks it.',
      setting: '-DCMAKE_PREFIX_PATH="$(rocm-sdk path --cmake)"',
    },
    { do: 'Or take a build that is made already: llama.cpp’s image server-rocm, or its archive for Vulkan, which needs no ROCm.' },
  ],
  verify: 'ls -d "$(hipconfig -R)"/lib*/cmake/* "$(hipconfig -R)"/lib/*/cmake/* 2>/dev/null | grep -E "/(hip|hipblas|rocblas)$"   # all three',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27710',
      date: '2026-08-25',
      establishes: 'an image with rocm-hip-libraries alone: CMake finds no hipblas',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/26060',
      date: '2026',
      establishes: 'ROCm from pip: the compiler is found, and hip’s package is not',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/TheRock/blob/89553ce37/RELEASES.md',
      date: '2026-08-22',
      establishes: 'the extra devel, rocm-sdk init and path --cmake; amdrocm-core-sdk holds tools and headers',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/9815',
      date: '2024-10-10',
      establishes: 'hipblas.h is not found by the compiler',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/ggml/blob/d99724f2b141fed9e1a9f402213506c081433465/src/ggml-hip/CMakeLists.txt',
      date: '2026-08-21',
      establishes: 'hip, hipblas and rocblas are required',
      strength: 'documented',
    },
  ],
});
