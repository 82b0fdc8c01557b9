import { any, defineCheck, runtimes, torch } from '#api';

/**
 * pip of a package that it was given by itself, uv of all, and pip of Open WebUI: its first release, and one that allows what came after 3.12.
 * With a range in the brackets uv speaks of requires-python in a project of one's own, which another Python does not cure.
 */
const outside = [
  /\bPackage '[\w.-]{1,80}' requires a different Python: \d\.\d{1,2}\.\d{1,2}\w{0,6} not in '/,
  /\bBecause the (?:current|requested) Python version \(\d[\w.]{0,20}\) does not satisfy Python[<>=!~]/,
  /\bversions that require a different python version: 0\.1\.124 Requires-Python .{0,40000}?Requires-Python (?:<3\.1[3-9]\.0a1,>=3\.11|>=3\.11,<3\.1[3-9]\.0a1)/,
] as const;

export default defineCheck({
  id: 'python-outside-package-range',
  layer: 'runtime',
  kind: 'fault',
  title: 'The package is not released for this version of Python, which is too new or too old for it',
  impact: 'blocked',
  symptom: 'pip ends with “requires a different Python”, or finds no version of a package that is on the index; uv says that Python does not satisfy a range.',
  blamedOn: 'the network, the index, or the package',
  runtimes: ['vllm', 'sglang', 'pytorch', 'ollama', 'llama.cpp'],
  when: any(
    torch.some((environment) => any(...outside.map((message) => environment.lastError.has(message)))),
    runtimes.some((runtime) => any(...outside.map((message) => runtime.startError.has(message)))),
  ),
  proves: [...outside],
  // What pip passed over on its way to another failure stands there, too.
  hints: [/\bIgnored the following versions that require a different python version: /],
  remedy: [
    {
      do: 'Make an environment with a Python inside the range that the message names (“<3.13,>=3.9” are 3.9 to 3.12); uv brings one along. Leave the system’s own Python as it is: the distribution needs it.',
      commands: ['python --version', 'uv venv --python 3.12 .venv-3.12'],
    },
    { do: 'Or take a newer release of the package: later ones allow newer Pythons, some months after these are out.' },
    { do: 'Where the program has an image or an installer of its own, that brings the right Python.' },
  ],
  verify: 'python --version',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/open-webui/open-webui/issues/2595',
      date: '2024-05-27',
      establishes: 'both of pip’s messages with Python 3.12; Open WebUI’s maintainer: 3.11 alone was supported, in an environment of its own',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/16132',
      date: '2025-04-07',
      establishes: 'the words for vLLM, which did not support Python 3.13 then',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/llm-d/llm-d-benchmark/pull/677',
      date: '2026-02-13',
      establishes: 'vLLM under Python 3.14, which it does not allow; the older Python cured it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/open-webui/open-webui/issues/13970',
      date: '2025-05-16',
      establishes: 'Open WebUI under Python 3.13: no release is left to take',
      strength: 'several-reports',
    },
  ],
});
