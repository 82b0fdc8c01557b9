import { defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'intel-gmmlib-of-other-release',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'Intel’s compute runtime aborts, as its GMM library (libigdgmm) is of another release',
  impact: 'blocked',
  symptom: 'sycl-ls, clinfo or llama.cpp with SYCL ends with “Abort was called at … line in file: …/gmm_client_context.cpp”.',
  blamedOn: 'oneAPI’s version, or the card',
  runtimes: ['llama.cpp', 'pytorch', 'ollama'],
  when: runtimes.some((runtime) => runtime.startError.has(/gmm_helper\/(?:client_context\/gmm_client_context|gmm_interface)\.cpp/)),
  // The path stands on a line of its own, below "Abort was called at 39 line in file:".
  proves: [
    /^\s{0,8}(?:\/\S{1,200}\/|\.{1,2}\/(?:neo\/)?)(?:shared\/source|runtime)\/gmm_helper\/(?:client_context\/gmm_client_context|gmm_interface)\.cpp\s{0,4}$/,
  ],
  hints: [/Abort was called at \d{1,5} line in file:? {0,2}\S{0,200}gmm_helper\//],
  remedy: [
    {
      do: 'See which of them are there, and from where: copies from Intel’s repository beside the distribution’s, or a folder in LD_LIBRARY_PATH, do not fit each other.',
      commands: ['ldconfig -p | grep -E "igdgmm|libigc|ze_intel|igdrcl"', 'echo $LD_LIBRARY_PATH'],
    },
    {
      do: 'Remove all of Intel’s compute packages (intel-opencl-icd, libze-intel-gpu1 or intel-level-zero-gpu, libigdgmm, libigc) and install them again from one source; each release of the runtime names the releases it goes with.',
    },
  ],
  verify: 'clinfo -l   # lists the GPU and does not abort',
  owner: { component: 'intel-compute-runtime' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/issues/606',
      date: '2023-01-23',
      establishes: 'Arc A750, sycl-ls: Intel’s developer says that the abort is common where GMMLIB does not fit the driver; install all anew',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/compute-runtime/blob/master/shared/source/gmm_helper/client_context/gmm_client_context.cpp',
      date: '2026-08-22',
      establishes: 'the abort there: the GMM library’s own initialisation returned an error',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/99',
      date: '2018-12-11',
      establishes: 'the same abort in clinfo, in the file’s older name, with another release of gmmlib',
      strength: 'several-reports',
    },
  ],
});
