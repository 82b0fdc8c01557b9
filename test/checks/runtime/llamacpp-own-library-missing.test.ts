import check from '../../../checks/runtime/llamacpp-own-library-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'llama-server: error while loading shared libraries: libmtmd.so.0: cannot open shared object file: No such file or directory';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', log: [line], cites: 'https://github.com/ggml-org/llama.cpp/issues/17950' },
    {
      name: 'with its path',
      is: 'confirmed',
      log: ['llama.cpp/build/bin/llama-server: error while loading shared libraries: libggml.so: cannot open shared object file: No such file or directory'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/11267',
    },
    { name: 'ldd', is: 'confirmed', log: ['        libllama.so => not found'], cites: 'https://github.com/ggml-org/llama.cpp/issues/11144' },
    {
      name: 'without the name of the program',
      is: 'confirmed',
      log: ['error while loading shared libraries: libllama.so: cannot open shared object file'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/23550',
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    {
      name: 'a library of the system',
      log: ['llama-server: error while loading shared libraries: libgomp.so.1: cannot open shared object file: No such file or directory'],
    },
    { name: 'ldd of another program', log: ['        libggml-base.so => not found'] },
    { name: 'a library that whisper.cpp has as well', log: ['error while loading shared libraries: libggml.so: cannot open shared object file'] },
    {
      name: 'Ollama’s own llama-server',
      log: ['/usr/lib/ollama/llama-server: error while loading shared libraries: libggml-base.so.0: cannot open shared object file: No such file or directory'],
    },
    {
      name: 'Ollama’s runner',
      log: ['/tmp/ollama1/runners/cpu/ollama_llama_server: error while loading shared libraries: libllama.so: cannot open shared object file'],
    },
  ],
});
