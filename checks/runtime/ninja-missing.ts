import { any, defineCheck, torch } from '#api';

/** FlashInfer's, llama-cpp-python's build's and other programs' subprocess, and torch/utils/cpp_extension.py. */
const called = /FileNotFoundError: \[Errno 2\] No such file or directory: 'ninja'/;
const required = /Ninja is required to load C\+\+ exten[st]ions/i;

export default defineCheck({
  id: 'ninja-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'Code is compiled on this machine, and the program ninja is not in the PATH',
  impact: 'blocked',
  symptom:
    'vLLM or SGLang ends at start-up with “No such file or directory: ninja”, often as a service or called by its full path, without the environment being activated.',
  blamedOn: 'FlashInfer, or the GPU',
  runtimes: ['vllm', 'sglang', 'pytorch', 'llama.cpp'],
  when: torch.some((environment) => any(environment.lastError.has(called), environment.lastError.has(required))),
  proves: [called, required],
  remedy: [
    { do: 'Install it into the environment that serves.', commands: ['python -m pip install ninja'] },
    {
      do: 'If it is there: activating an environment puts its bin folder into PATH, and calling its vllm by the full path does not. Put the folder into the PATH of the unit or container.',
      setting: 'PATH=/opt/venv/bin:/usr/local/cuda/bin:/usr/local/bin:/usr/bin:/bin',
    },
    {
      do: 'It calls nvcc next; see that a CUDA toolkit is there, too. Prebuilt kernels (flashinfer-jit-cache, flashinfer-cubin of the same version) need neither.',
    },
  ],
  verify: 'command -v ninja',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/pull/3386',
      date: '2026-05-21',
      establishes: 'vLLM of an environment that is not activated: its ninja is not found',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/49029',
      date: '2026-07-18',
      establishes: 'the same; with the environment activated it starts',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/LMCache/LMCache/pull/1925',
      date: '2025-10-30',
      establishes: 'an image whose PATH lacked /opt/venv/bin, and the merged cure',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/anthony-chaudhary/fak/issues/923',
      date: '2026-06-26',
      establishes: 'SGLang without ninja; cured by pip install ninja',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/issues/1839',
      date: '2024-11-23',
      establishes: 'the same words where a wheel of llama-cpp-python is built in an image of Ubuntu',
      strength: 'single-report',
    },
  ],
});
