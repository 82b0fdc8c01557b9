import check from '../../../checks/gpu-userspace/vulkan-loader-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = '/app/llama-server: error while loading shared libraries: libvulkan.so.1: cannot open shared object file: No such file or directory';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ggml-org/llama.cpp/pull/11422', log: [line] },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }], torch: [] } }],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: a driver of the loader',
      log: ['ERROR: [Loader Message] Code 0 : /usr/lib32/libvulkan_radeon.so: cannot open shared object file: No such file or directory'],
    },
  ],
});
