import check from '../../../checks/runtime/vulkan-build-tools-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const header = '/src/llama.cpp/ggml/src/ggml-vulkan/ggml-vulkan.cpp:35:14: fatal error: spirv/unified1/spirv.hpp: No such file or directory';

testCheck(check, {
  found: [
    { name: 'no SPIRV-Headers', is: 'confirmed', log: [header], cites: 'https://github.com/ggml-org/llama.cpp/issues/21950' },
    {
      name: 'in clang’s words',
      is: 'confirmed',
      log: [header.replace('spirv/unified1/spirv.hpp: No such file or directory', "'spirv/unified1/spirv.hpp' file not found")],
    },
    { name: 'CMake stops', is: 'confirmed', log: ['  Could NOT find Vulkan (missing: Vulkan_LIBRARY Vulkan_INCLUDE_DIR glslc)'] },
    { name: 'CMake of 2026', is: 'confirmed', log: ['  By not providing "FindSPIRV-Headers.cmake" in CMAKE_MODULE_PATH this project'] },
    {
      name: 'builds of 2024',
      is: 'confirmed',
      log: ['sh: 1: Vulkan_GLSLC_EXECUTABLE-NOTFOUND: not found'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/8488',
    },
    {
      name: 'as people put it',
      is: 'suspected',
      facts: { runtimes: [{ kind: 'llama.cpp', startError: { gap: 'not-in-text' } }] },
      log: ['The build with Vulkan stops: glslc not found'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/12085',
    },
    { name: 'what a build wrote', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: header }] } },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'not asked', facts: { runtimes: [{ kind: 'llama.cpp', startError: { gap: 'unsupported' } }] } },
    {
      name: 'a project that goes on without it, a build that finds all, and what to do if',
      facts: { runtimes: [{ kind: 'llama.cpp', startError: { gap: 'not-in-text' } }] },
      log: [
        'CI skips Vulkan where glslc is not installed.',
        'Can the README say what to do where glslc is missing?',
        'The build failed because of missing glslc, I installed it, and everything builds.',
        'Fixed missing glslc, and the build went through.',
        'Install the Vulkan SDK if glslc is missing.',
        '-- Could NOT find Vulkan (missing: Vulkan_LIBRARY Vulkan_INCLUDE_DIR glslc)',
        '-- Found Vulkan: /usr/lib/x86_64-linux-gnu/libvulkan.so (found version "1.3.275") found components: glslc glslangValidator',
      ],
    },
  ],
});
