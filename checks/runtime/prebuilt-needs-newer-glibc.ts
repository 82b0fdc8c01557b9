import { defineCheck, runtimes } from '#api';

// The system's own library: the same words about a library of conda or of a bundle have another cause. Nor may it be a library of the host's driver in an
// older image (Apptainer's --nv), Nix's beside another system's, what PyTorch compiled on another machine, or an editor's server.
const tooOld =
  /(?:^|[\s:("])\/(?:usr\/)?lib(?:64|\/(?:x86_64|aarch64)-linux-gnu)?\/lib(?:c|m|stdc\+\+)\.so\.6: version [`']GLIBC(?:XX)?_[\d.]+' not found(?! \(required by (?:\/(?:\.singularity\.d|nix\/store)\/|\S{0,200}(?:\/torch_extensions\/|\/\.(?:vscode|cursor|windsurf)-server\/|\/(?:nvidia-smi|libnvidia-[\w-]{1,30}\.so[\d.]{0,12}|libcuda\.so[\d.]{0,12}|node)\))))/;

export default defineCheck({
  id: 'prebuilt-needs-newer-glibc',
  layer: 'runtime',
  kind: 'fault',
  title: 'The program was built against a newer glibc or libstdc++ than this system has',
  impact: 'blocked',
  symptom: 'It does not start: a version GLIBC_2.38 or GLIBCXX_3.4.32 is not found.',
  blamedOn: 'the wrong architecture, or a broken download',
  runtimes: ['llama.cpp', 'ollama', 'vllm'],
  when: runtimes.some((runtime) => runtime.startError.has(tooOld)),
  proves: [tooOld],
  remedy: [
    {
      do: 'Use the container image, or build from source on this system; for Python take the last release whose wheel tag (manylinux_2_NN) is not above `ldd --version`.',
    },
    {
      do: 'vLLM: the tag of 0.20.0 told too low a number (2_31, and it asked for 2.34). The wheels for CUDA 13 from 0.21.0 on run with glibc 2.28 again; those for CUDA 12.9 and for the CPU ask for more.',
    },
    {
      do: 'GLIBCXX alone, asked for by a library of conda: the environment has a newer libstdc++ of its own, which this program has to find first.',
      setting: 'LD_LIBRARY_PATH=$CONDA_PREFIX/lib',
    },
    { do: 'Or upgrade the distribution. Never replace the system’s glibc by hand: nothing starts any more if it fails.' },
  ],
  verify: 'ldd --version | head -n 1   # not below the GLIBC_ of the message; then the program starts',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/9794',
      date: '2024-10-08',
      establishes: 'release binaries that need GLIBC_2.38 and GLIBCXX_3.4.32 on an older system',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/41103',
      date: '2026-04-29',
      establishes: 'a wheel tagged manylinux_2_31 that needs GLIBC_2.34',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/41416',
      date: '2026-04-30',
      establishes: 'merged: wheels for CUDA 13 are built for glibc 2.28 and older again, those for CUDA 12.9 are not',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/43847',
      date: '2026-05-28',
      establishes: '0.21.0 has a wheel tagged manylinux_2_24 for CUDA 13 and none such for CUDA 12.9',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/58270',
      date: '2026-09-23',
      establishes: 'the CPU’s wheel of 0.30.0 asks for glibc 2.39, that of 0.29.0 for 2.34',
      strength: 'single-report',
    },
  ],
});
