import check from '../../../checks/runtime/shared-library-cut-short.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'a runner of Ollama',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/9069',
      log: ['ollama_llama_server: error while loading shared libraries: libggml_cuda_v11.so: ELF load command past end of file'],
    },
    {
      name: 'a library of CUDA',
      is: 'confirmed',
      cites: 'https://github.com/microsoft/CNTK/issues/2213',
      log: ['ImportError: /usr/local/cuda/lib64/libcudnn.so.6: file too short'],
    },
    {
      name: 'the error of a server that starts',
      is: 'present',
      facts: {
        runtimes: [
          { kind: 'llama.cpp', startError: '/app/llama-server: error while loading shared libraries: /lib/x86_64-linux-gnu/libcurl.so.4: file too short' },
        ],
      },
    },
  ],
  clear: [
    {
      name: 'a library that is missing',
      facts: {
        torch: [],
        runtimes: [
          {
            kind: 'llama.cpp',
            startError: '/app/llama-server: error while loading shared libraries: libllama.so: cannot open shared object file: No such file or directory',
          },
        ],
      },
    },
  ],
  unknown: [
    { name: 'the sibling: a driver’s stand-in in an image', facts: {}, log: ['ImportError: /usr/lib/x86_64-linux-gnu/libcuda.so.1: file too short'] },
    {
      name: 'a model that is cut short, and what ldconfig says of a small file',
      facts: {},
      log: [
        'llama_model_load: error loading model: tensor data is not within the file bounds, model is corrupted or incomplete',
        '/sbin/ldconfig.real: File /usr/lib/libfoo.so.1 is too small, not checked.',
        "ERROR: ld.so: object '/usr/lib/libfoo.so' from LD_PRELOAD cannot be preloaded (file too short): ignored.",
      ],
    },
  ],
});
