import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'triton-c-compiler-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'Triton compiles its launcher when a model starts, and finds no C compiler (gcc)',
  impact: 'blocked',
  symptom: 'vLLM or torch.compile ends during start-up or at the first request with “Failed to find C compiler”; often in a slim container image.',
  blamedOn: 'a bug of vLLM, or an unsupported GPU',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) => environment.lastError.has(/Failed to find C compiler\. Please specify via CC environment/)),
  // The second as it is quoted: without its end.
  proves: [
    /(?<!\b(?:I|[Ww]e)(?:['’]ve| have)? (?:fixed|solved) .{0,20})Failed to find C compiler\. Please specify via CC\b/,
    /(?<!\b[Ff]ix(?:e[sd]|ing)?\b.{0,40})\bFailed to find C compiler(?=['"`”]?(?: error\b|[.,;:!]?\s{0,4}$))/,
  ],
  remedy: [
    {
      do: 'Install gcc and Python’s headers where the program runs, in a container in its image. The compiler is needed at run time.',
      commands: ['sudo apt-get install gcc python3-dev'],
      on: 'debian',
    },
    { do: 'On Fedora and its relatives:', commands: ['sudo dnf install gcc python3-devel'], on: 'fedora' },
    { do: 'Or name a compiler that is there.', setting: 'CC=/usr/bin/gcc' },
  ],
  verify: 'command -v "${CC:-gcc}"',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/apple/ml-cross-entropy/issues/5',
      date: '2024-11-24',
      establishes: 'Triton needs a working C compiler',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/2997',
      date: '2024',
      establishes: 'vLLM in a container: the request ends with this error',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/15329',
      date: '2025-03-22',
      establishes: 'the same at the start of the engine, from compile_module_from_src',
      strength: 'several-reports',
    },
  ],
});
