import { all, any, defineCheck, gpus, not, torch } from '#api';

/** bitsandbytes’ words over the years, for a GPU that PyTorch sees: until 0.43.0 it says GPU, from 0.43.1 to 0.45.5 CUDA, and its branch for several vendors ROCm. */
const failed =
  /(?:^\s{0,16}|RuntimeError:\s{0,20}|[|!]\s{1,4})(?:CUDA|ROCm) Setup failed despite (?:GPU|CUDA|ROCm) being available|(?<!\b(?:fixed|solved|resolved|avoid) (?:the |this |my ))\b(?:error|getting|gets?|got|fail(?:s|ed)?(?: with)?|says?)[:,]? ["'`“]?(?:CUDA|ROCm) Setup failed despite (?:GPU|CUDA|ROCm) being available/i;
/** These name the library that is missing. */
const missing =
  /(?:Could not find the bitsandbytes (?:CUDA|ROCm) binary|Configured (?:CUDA|ROCm) binary not found|No compatible (?:CUDA|ROCm) binary found) at (?:PosixPath\(')?\/|CUDA SETUP: Required library version not found: libbitsandbytes_/;
/** Its library is there, and one of CUDA's that it needs is not; it is loaded only where PyTorch sees a GPU. From 0.43.1 and from 0.46 on. */
const unloadable =
  /(?:Could not load bitsandbytes native library|bitsandbytes library load error): (?:lib(?:cu|nv)\w{2,24}\.so|\/\S{1,200}\/libbitsandbytes_(?:cuda|rocm)\d{2,4})/;

export default defineCheck({
  id: 'bitsandbytes-without-gpu-library',
  layer: 'runtime',
  kind: 'fault',
  title: 'bitsandbytes holds no library for this PyTorch’s CUDA or ROCm, or cannot load it',
  impact: 'blocked',
  symptom: 'Loading a model in 4 or 8 bit fails with “CUDA Setup failed despite GPU (or CUDA) being available” or “compiled without GPU support”.',
  blamedOn: 'the driver, or the CUDA installation, although torch.cuda works',
  runtimes: ['pytorch', 'vllm'],
  when: all(
    gpus.some((gpu) => any(gpu.vendor.is('nvidia'), gpu.vendor.is('amd'))),
    torch.some((environment) => any(environment.lastError.has(failed), environment.lastError.has(missing), environment.lastError.has(unloadable))),
  ),
  // A PyTorch for CPUs takes the CPU's library by right.
  unless: torch.some((environment) =>
    all(environment.variant.is('cpu'), not(any(environment.lastError.has(failed), environment.lastError.has(missing), environment.lastError.has(unloadable)))),
  ),
  proves: [
    failed,
    missing,
    unloadable,
    // 0.36 to 0.43.0, where PyTorch sees a GPU; where it sees none they miss "the main CUDA library".
    /CUDA SETUP: Problem: The main issue seems to be that the main CUDA runtime library was not detected/,
    /CUDA SETUP: Something unexpected happened\. Please compile from source/,
    /🚨 (?:CUDA|ROCm) VERSION MISMATCH 🚨|🚨 Forgot to compile the bitsandbytes library\?/u,
    /🚨 (?:CUDA|ROCm) SETUP ERROR: Missing dependency: /u,
  ],
  // A machine without a GPU gets these by right; the last where the library for CPUs is taken in place of the other, and lacks its functions.
  hints: [
    /The installed version of bitsandbytes was compiled without GPU support/,
    /Method '\w{1,60}' not available in CPU-only version of bitsandbytes/,
    /libbitsandbytes_cpu\.so: undefined symbol: c\w{3,60}/,
  ],
  explains: ['cuda-library-missing'],
  remedy: [
    {
      do: 'Update bitsandbytes: a release ships libraries for the CUDA and, in newer ones, ROCm versions that were out by then, and takes the one of torch.version.cuda (from 0.50 on, if that is missing, another of the same major version); those before 0.43.1 searched the system for libcudart instead. Not on a Jetson: see below.',
      commands: ['pip install -U bitsandbytes', 'python -m bitsandbytes'],
    },
    {
      do: 'Look that the environment has a PyTorch for the GPU (no +cpu) and that BNB_CUDA_VERSION (for ROCm BNB_ROCM_VERSION) is not left over from an earlier try; a checkout of its source has to be compiled first.',
    },
    {
      do: 'Where the message names a library of CUDA itself (libcusparse, libnvJitLink): bitsandbytes takes it from PyTorch’s packages or from LD_LIBRARY_PATH; see that both are for the CUDA of torch.version.cuda.',
    },
    {
      do: 'For a GPU, ROCm or CUDA that no release is made for, compile it from source. On a Jetson PyPI’s wheels do not run: compile it there, or take the one of pypi.jetson-ai-lab.io for its JetPack.',
    },
  ],
  verify: 'python -m bitsandbytes',
  owner: { component: 'local-configuration', tracker: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues' },
  evidence: [
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/1522',
      date: '2025-02-28',
      establishes: 'the author: mostly the installed release is outdated',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/1559',
      date: '2025-03-14',
      establishes: 'a source tree without compiled libraries, and BNB_CUDA_VERSION set',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/1056',
      date: '2024-02-08',
      establishes: 'an old release takes its CPU library: undefined symbol cadam32bit_grad_fp32',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/blob/95f9af309d4d5793847169c39288dcd3fcbdf564/bitsandbytes/cextension.py',
      date: '2026-08-19',
      establishes: 'how the library is chosen, and the words of 2026',
      strength: 'documented',
    },
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/blob/95f9af309d4d5793847169c39288dcd3fcbdf564/docs/source/installation.mdx',
      date: '2026-08-19',
      establishes: 'the wheels for aarch64 are for servers and do not run on Jetsons: build there, or take Jetson AI Lab’s',
      strength: 'documented',
    },
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/1508',
      date: '2025-02-11',
      establishes: 'the words for ROCm; the library of that build does not load',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/blob/0.45.5/bitsandbytes/cextension.py',
      date: '2025-04-07',
      establishes: 'the words from 0.43.1 on, for a GPU that PyTorch sees',
      strength: 'documented',
    },
  ],
});
