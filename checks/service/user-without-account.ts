import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'user-without-account',
  layer: 'service',
  kind: 'fault',
  title: 'The process runs under a user id that has no account, and Python asks for its name',
  impact: 'blocked',
  symptom: "vLLM or torch.compile ends with “KeyError: 'getpwuid(): uid not found: 1000'”, mostly in a container with --user or runAsUser, or on OpenShift.",
  blamedOn: 'file permissions, or the last update of vLLM',
  runtimes: ['vllm', 'pytorch', 'sglang'],
  when: torch.some((python) => python.lastError.has(/getpwuid\(\): uid not found: \d{1,10}|OSError: No username set in the environment/)),
  // Since 3.13 Python's getpass says the second.
  proves: [/KeyError: ["']getpwuid\(\): uid not found: \d{1,10}/, /OSError: No username set in the environment/],
  remedy: [
    {
      do: 'Give the process a name and a folder that it may write; Python looks at these variables before it looks for the account.',
      setting: 'USER=vllm   LOGNAME=vllm   HOME=/tmp   (docker run -e …, or env: of the pod)',
    },
    {
      do: 'Or run under an id that the image has: newer CUDA images of vLLM bring the account vllm (docker run --rm --entrypoint id IMAGE vllm tells).',
      setting: '--user 2000:0   (runAsUser: 2000, runAsGroup: 0)',
    },
    {
      do: 'Or add the account to the image (useradd --uid). TORCHINDUCTOR_CACHE_DIR alone was enough for some releases only; PyTorch 2.13 no longer asks.',
    },
  ],
  verify: 'id; python3 -c "import getpass; print(getpass.getuser())"   # in the container',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/40275',
      date: '2026-04-19',
      establishes: 'merged: the CUDA image is made ready for the account vllm (2000, group 0) with a writable home',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/python/cpython/pull/29739',
      date: '2021-11-24',
      establishes: 'merged, from Python 3.13 on: getpass ends with OSError where neither a variable nor an account names the user',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/140765',
      date: '2024-11-14',
      establishes: 'the cache folder is named after the user; without an account that fails',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/44548',
      date: '2026-06-04',
      establishes: 'OpenShift’s ids without an entry in /etc/passwd; vLLM does not start',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/llm-d/llm-d-benchmark/pull/1573',
      date: '2026-06-30',
      establishes: 'USER in the environment cures it; merged there',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/46734',
      date: '2026-06-25',
      establishes: 'the cache variable alone is not enough; PyTorch 2.13 has a cure of its own',
      strength: 'several-reports',
    },
  ],
});
