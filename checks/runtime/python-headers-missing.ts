import { defineCheck, torch } from '#api';

// gcc's words and clang's. Triton and torch.compile compile in a run, and so do pip's builds of packages without a wheel.
const missing = /\.(?:c|cc|cpp|cxx|h|hpp|cu):\d{1,5}:\d{1,4}: fatal error: '?Python\.h'?(?:: No such file or directory| file not found)/;

export default defineCheck({
  id: 'python-headers-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'Python’s headers (Python.h, python3-dev) are missing, and Triton or pip compiles with them',
  impact: 'blocked',
  symptom: 'vLLM, SGLang or torch.compile ends at start-up, or pip install fails to build a package, with “Python.h: No such file or directory”.',
  blamedOn: 'the CUDA toolkit, or vLLM’s installation',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  // A system without headers is normal; only the error of a run tells that something wanted them.
  when: torch.some((environment) => environment.lastError.has(missing)),
  proves: [
    missing,
    // As people put it; what CMake looks for, it may do without.
    /^(?!.{0,200}\b(?:[Ii]f|[Ww]hen|whether|unless|[Ff]ix\w{0,3}|not because)\b).{0,200}\b(?:fails?|failed|failing|because|since|due to)\b[^.!?]{0,40}(?:['"`]?Python\.h['"`]? (?:can ?not be found|could not be found|(?:is |was )?not found|is missing)\b|\bmissing ['"`]?Python\.h\b)/,
  ],
  remedy: [
    {
      do: 'Install the headers of exactly the Python that the environment uses (python3.12-dev for 3.12), in a container in its image.',
      commands: ['sudo apt-get install python3-dev'],
      on: 'debian',
    },
    { do: 'On Fedora and its relatives the package is python3-devel.', commands: ['sudo dnf install python3-devel'], on: 'fedora' },
    { do: 'Or let uv or conda bring the Python of the environment: theirs come with headers.' },
  ],
  verify: 'python -c \'import sysconfig, os; print(os.path.exists(sysconfig.get_path("include") + "/Python.h"))\'   # True',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/sgl-project/sglang/pull/18644',
      date: '2026-02-11',
      establishes: 'SGLang’s runners lacked python3-dev: Triton compiles cuda_utils.c against Python.h',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/27890',
      date: '2025-10-31',
      establishes: 'vLLM after a clean install on Ubuntu 24.04',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/981',
      date: '2023',
      establishes: 'pip’s build of vLLM stops at the same header',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/sgl-project/sglang/issues/1117',
      date: '2024',
      establishes: 'the same while SGLang captures CUDA graphs',
      strength: 'several-reports',
    },
  ],
});
