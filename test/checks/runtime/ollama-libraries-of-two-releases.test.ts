import check from '../../../checks/runtime/ollama-libraries-of-two-releases.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'the runner of 0.5.4',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/8166',
      log: [
        'Error: llama runner process has terminated: error:/usr/local/lib/ollama/runners/cuda_v12_avx/ollama_llama_server: undefined symbol: ggml_backend_cuda_reg',
      ],
    },
    {
      name: 'llama-server beside a library of before',
      is: 'confirmed',
      log: ['/usr/lib/ollama/llama-server: symbol lookup error: /usr/lib/ollama/libllama.so.0: undefined symbol: ggml_backend_dev_props_ext'],
    },
  ],
  clear: [{ name: 'Ollama starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    {
      name: 'llama.cpp that finds Ollama’s folder',
      log: ['/opt/llama/llama-server: symbol lookup error: /usr/lib/ollama/libggml-cpu.so: undefined symbol: ggml_backend_x'],
    },
    {
      name: 'the siblings: llama.cpp of one’s own, and a library of the system',
      log: [
        './llama-server: symbol lookup error: ./llama-server: undefined symbol: mtmd_get_cap_from_file',
        '/usr/lib/ollama/runners/cuda_v11_avx/ollama_llama_server: undefined symbol: ggml_backend_cuda_reg',
        '/home/u/ollama/build/lib/libllama.so: undefined symbol: ggml_backend_reg_count',
        '/usr/lib/ollama/cuda_v12/libggml-cuda.so: undefined symbol: cublasLtGetVersion, version libcublasLt.so.12',
      ],
    },
  ],
});
