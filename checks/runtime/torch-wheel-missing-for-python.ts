import { defineCheck, runtimes, wheelMissing } from '#api';

export default defineCheck({
  id: 'torch-wheel-missing-for-python',
  layer: 'runtime',
  kind: 'fault',
  title: 'No wheel of this version of PyTorch, vLLM or the like fits this Python or platform',
  impact: 'blocked',
  symptom: 'pip or uv finds no torch (“from versions: none”, “only has wheels with the following Python ABI tags”).',
  blamedOn: 'the network, the index, or the GPU',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: runtimes.some((runtime) => runtime.startError.has(/only has wheels with the following Python|is not a supported wheel on this platform/)),
  proves: [...wheelMissing],
  // Another processor, a 32-bit or musl Python and an index that does not answer say the same.
  hints: [
    /Could not find a version that satisfies the requirement (?:torch|vllm)\S{0,40} \(from versions: none\)/,
    /No matching distribution found for (?:torch|vllm)\b/,
  ],
  remedy: [
    {
      do: 'Make an environment with a Python that the release has wheels for; uv brings one along. New Pythons get wheels some months after they are out.',
      commands: ['uv venv --python 3.12 .venv-3.12'],
    },
    { do: 'Or take a newer release of the package, if there is one for this Python.' },
  ],
  verify: 'python --version; python -c "import platform; print(platform.machine(), platform.libc_ver())"',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/jaredpalmer/kev/issues/34',
      date: '2026-09-22',
      establishes: 'torch before 2.9 has no wheels for Python 3.14, and how uv says so',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/amd/playbooks/issues/315',
      date: '2026-05-28',
      establishes: 'AMD’s index on Windows with Python 3.14: from versions: none; an older Python is to be named',
      strength: 'several-reports',
    },
  ],
});
