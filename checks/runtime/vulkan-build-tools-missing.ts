import { all, any, defineCheck, runtimes } from '#api';

/** CMake's words where the package is required (else the line begins with two dashes), the compilers', and what is left of a missing glslc. */
const vulkan = /^\s{1,8}Could NOT find Vulkan \(missing: /;
const spirv = /Could not find a package configuration file provided by "SPIRV-Headers"|By not providing "FindSPIRV-Headers\.cmake"/;
const header = /fatal error: '?(?:spirv\/unified1\/spirv\.hpp|vulkan\/vulkan(?:_core)?\.hp{0,2})'?(?: file not found|: No such file or directory)/;
const glslc = /\bVulkan_GLSLC_EXECUTABLE-NOTFOUND\b/;

export default defineCheck({
  id: 'vulkan-build-tools-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'A build with Vulkan lacks a part: the headers, the shader compiler glslc or SPIRV-Headers',
  impact: 'blocked',
  symptom: 'cmake with -DGGML_VULKAN=ON fails with “Could NOT find Vulkan (missing: …)”, or the build with “spirv.hpp: No such file or directory”.',
  blamedOn: 'the GPU’s driver, although programs with Vulkan run',
  runtimes: ['llama.cpp', 'koboldcpp', 'ollama'],
  when: runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), any(runtime.startError.has(header), runtime.startError.has(glslc)))),
  proves: [vulkan, spirv, header, glslc],
  // As people put it.
  said: [
    /\b(?=(?:fail(?:s|ed|ing)|stop(?:s|ped)|abort(?:s|ed)|error)\b)(?<!\b(?:if|when|where|unless|whether|fixed|fixes)\b[^.!?]{0,80})(?:fail(?:s|ed|ing)|stop(?:s|ped)|abort(?:s|ed)|error)\b[^.!?]{0,60}(?:\bglslc\b['"`]? (?:(?:was |is )?(?:not found|not installed|missing)|could not be found)\b|\b(?:missing|(?:could|can|did)(?: ?not|n['’]t) find|unable to find) (?:the )?['"`]?glslc\b)(?![^.!?]{0,80}\b(?:I|we)(?:['’]ve)? (?:then )?(?:installed|added|fixed)\b)/i,
  ],
  remedy: [
    {
      do: 'Install the parts for building, which no driver brings, and configure again in an empty folder.',
      on: 'debian',
      commands: ['sudo apt-get install libvulkan-dev glslc spirv-headers'],
    },
    { do: 'On Fedora and its relatives:', on: 'fedora', commands: ['sudo dnf install vulkan-headers vulkan-loader-devel glslc spirv-headers-devel'] },
    { do: 'On Arch and its relatives:', on: 'arch', commands: ['sudo pacman -S --needed vulkan-headers vulkan-icd-loader shaderc spirv-headers'] },
    { do: 'Where the distribution has no glslc, or too old headers, LunarG’s Vulkan SDK has all of them; load its setup-env.sh before cmake.' },
  ],
  verify: 'glslc --version; ls /usr/include/vulkan/vulkan.hpp /usr/include/spirv/unified1/spirv.hpp',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/21950',
      date: '2026-04-15',
      establishes: 'Linux Mint 22: cured by the package spirv-headers',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/22009',
      date: '2026-05-09',
      establishes: 'SPIRV-Headers are looked for since then',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/8488',
      date: '2024-07-15',
      establishes: 'builds of 2024 went on without glslc, and ended at the first shader; the package glslc is the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/ggml/blob/d99724f2b141fed9e1a9f402213506c081433465/src/ggml-vulkan/CMakeLists.txt',
      date: '2026-08-21',
      establishes: 'Vulkan with glslc, and SPIRV-Headers, are required',
      strength: 'documented',
    },
  ],
});
