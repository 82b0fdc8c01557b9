import { all, any, defineCheck, runtimes, torch } from '#api';

const legacy = /ModuleNotFoundError: No module named 'vllm\._C'/;
/** What builds for CUDA have in its place since 0.24; who still asks these for vllm._C is another program. */
const stable = /ModuleNotFoundError: No module named 'vllm\._C_stable_libtorch'/;

export default defineCheck({
  id: 'vllm-without-compiled-part',
  layer: 'runtime',
  kind: 'fault',
  title: 'vLLM runs without its compiled part (vllm._C), mostly out of a clone of its source',
  impact: 'blocked',
  symptom: "“No module named 'vllm._C'” although pip installed vLLM, often while an example of the repository is run.",
  blamedOn: 'the GPU, or CUDA',
  runtimes: ['vllm'],
  // The warning “Failed to import from vllm._C” of collect_env and of other platforms words it with a bracket, and is often harmless.
  when: all(
    runtimes.some((runtime) => runtime.kind.is('vllm')),
    torch.some((environment) => any(environment.lastError.has(stable), all(environment.lastError.has(legacy), environment.vllm.below('0.24.0')))),
  ),
  proves: [stable],
  // 0.3 to 0.4.2 passed over the failed import, and so do later ones; it also fails where a library of the compiled part is missing, or is of another PyTorch.
  hints: [
    legacy,
    /NameError: name 'vllm_(?:cache_)?ops' is not defined/,
    /AttributeError: '_OpNamespace' '_C' object has no attribute '(?:rms_norm|silu_and_mul|rotary_embedding)'/,
  ],
  remedy: [
    {
      do: 'See which vLLM is imported. A folder vllm of the current directory comes before the installed package: go elsewhere.',
      commands: ['cd / && python -c "import importlib.util as u; print(u.find_spec(\'vllm\').origin)"'],
    },
    {
      do: 'If the source is what you want, its build did not finish, or ran for another Python: build again, and read its end. With the compiled part of a release nothing is compiled:',
      commands: ['VLLM_USE_PRECOMPILED=1 python -m pip install --editable .'],
    },
    {
      do: 'If vLLM lies in site-packages, its compiled part is there and does not load: it is for another PyTorch or CUDA. The import tells what it lacks; install vLLM into a fresh environment, where it brings the PyTorch that it was built for.',
    },
    {
      do: 'If vLLM is 0.24 or later, for CUDA, and its own files are not in the traceback: it is the program that asks for vllm._C, which these builds no longer have. Update that program.',
    },
  ],
  verify: "cd / && python -c 'import vllm._C_stable_libtorch'   # before 0.24, and on ROCm, vllm._C",
  owner: { component: 'local-configuration', tracker: 'https://github.com/vllm-project/vllm/issues/1814' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/1814',
      date: '2023-11-29',
      establishes: 'vLLM’s maintainer: the module is made when vLLM is installed from source; another person had two releases of Python',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/45415',
      date: '2026-06-12',
      establishes: 'merged: the last parts of _C move to _C_stable_libtorch',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/flagos-ai/FlagGems/pull/5150',
      date: '2026-08-03',
      establishes: 'builds of 0.24 for CUDA have no vllm._C any more; a program that looked for it took vLLM’s operators for missing',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/31789',
      date: '2026-01-06',
      establishes: 'vLLM installed by pip, and an example of the repository does not find it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/15592',
      date: '2025-03-27',
      establishes: 'the traceback runs through a clone, not through site-packages',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/4229',
      date: '2024-05-22',
      establishes: 'vllm_ops is not defined where the import of the compiled part had failed unseen',
      strength: 'several-reports',
    },
  ],
});
