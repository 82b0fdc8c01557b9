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
      do: 'GLIBCXX alone, asked for by a library of conda: the environment has a newer libstdc++ of its own, which this program has to find first.',
      setting: 'LD_LIBRARY_PATH=$CONDA_PREFIX/lib',
    },
    { do: 'Or upgrade the distribution. Never replace the system’s glibc by hand: nothing starts any more if it fails.' },
  ],
  verify: 'llama-server --version',
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
  ],
});
