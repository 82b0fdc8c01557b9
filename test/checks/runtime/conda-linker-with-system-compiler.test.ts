import check from '../../../checks/runtime/conda-linker-with-system-compiler.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "/home/user/miniconda3/envs/tts/compiler_compat/ld: bin/libggml-cpu.so: undefined reference to `GOMP_barrier@GOMP_1.0'";

testCheck(check, {
  found: [
    { name: 'OpenMP’s functions', is: 'confirmed', log: [line], cites: 'https://github.com/abetlen/llama-cpp-python/issues/1932' },
    {
      name: 'the warning before them',
      is: 'confirmed',
      log: [
        '/home/user/anaconda3/envs/server/compiler_compat/ld: warning: libgomp.so.1, needed by vendor/llama.cpp/ggml/src/libggml-cpu.so, not found (try using -rpath or -rpath-link)',
      ],
      cites: 'https://github.com/morphik-org/morphik-core/issues/76',
    },
    {
      name: 'the library of C++',
      is: 'confirmed',
      log: ['/opt/conda/compiler_compat/ld: warning: libstdc++.so.6, needed by bin/libllama.so, not found (try using -rpath or -rpath-link)'],
    },
    {
      name: 'a build for Vulkan',
      is: 'confirmed',
      log: ["      /home/user/miniconda3/envs/tts/compiler_compat/ld: bin/libggml-cpu.so: undefined reference to `omp_get_num_threads@OMP_1.0'"],
      cites: 'https://github.com/edwko/OuteTTS/issues/106',
    },
    {
      name: 'libraries newer than the linker',
      is: 'confirmed',
      log: ["/home/user/anaconda3/compiler_compat/ld: /lib64/ld-linux-x86-64.so.2: unknown type [0x13] section `.relr.dyn'"],
      cites: 'https://github.com/ninia/jep/issues/446',
    },
    {
      name: 'objects newer than the linker',
      is: 'confirmed',
      log: ['/opt/miniconda3/compiler_compat/ld: build/temp/utilFunctions.o: unable to initialize decompress status for section .debug_info'],
    },
    { name: 'in the last error', is: 'present', facts: { torch: [{ lastError: line }], runtimes: [] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA error' }], runtimes: [] } }],
  unknown: [
    {
      name: 'the sibling: the system’s linker',
      log: ["/usr/bin/ld: bin/libggml-cpu.so: undefined reference to `GOMP_barrier@GOMP_1.0'"],
    },
    {
      name: 'a healthy build in such an environment',
      log: ['[58/60] : && /usr/bin/g++  -pthread -B /home/user/miniconda3/envs/llms/compiler_compat -O3 -DNDEBUG  llava.cpp.o -o llama-llava-cli'],
    },
    {
      name: 'DeepSpeed’s try at libcufile, which it does without',
      log: [
        '/home/user/miniconda3/envs/llm/compiler_compat/ld: warning: libstdc++.so.6, needed by /usr/local/cuda/lib64/libcufile.so, not found (try using -rpath or -rpath-link)',
        "/home/user/miniconda3/envs/llm/compiler_compat/ld: /usr/local/cuda/lib64/libcufile.so: undefined reference to `std::string::resize(unsigned long, char)@GLIBCXX_3.4'",
      ],
    },
    {
      name: 'the siblings: a library that is not there, and the code’s own fault',
      log: [
        '/home/user/miniconda3/compiler_compat/ld: cannot find -lcudart: No such file or directory',
        "/home/user/miniconda3/compiler_compat/ld: a.o: undefined reference to `my_function'",
      ],
    },
  ],
});
