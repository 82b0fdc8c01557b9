import check from '../../../checks/runtime/jetson-cuda-libraries-of-servers.ts';
import { testCheck } from '../../helpers/test-check.ts';

const error = 'CUDA error: the resource allocation failed';
const frame = '  current device: 0, in function cublas_handle at /go/src/github.com/ollama/ollama/llm/llama.cpp/ggml/src/ggml-cuda/common.cuh:644';
const orin = { 'platform.board': 'NVIDIA Jetson AGX Orin Developer Kit', 'platform.jetsonLinux': '36.3.0' };

testCheck(check, {
  found: [
    { name: 'on an Orin', is: 'exposed', facts: { ...orin, 'ollama.libraryFolders': ['cuda_v12'], runtimes: [{ kind: 'ollama', startError: error }] } },
    {
      name: 'the lines of a runner',
      is: 'suspected',
      facts: { 'platform.board': orin['platform.board'] },
      log: [error, frame],
      cites: 'https://github.com/ollama/ollama/issues/6515',
    },
  ],
  clear: [
    {
      name: 'JetPack’s own libraries in use, and memory full',
      facts: { ...orin, 'ollama.libraryFolders': ['cuda_jetpack6'], runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: [error, frame],
    },
    { name: 'a PC', facts: { 'platform.board': null, runtimes: [{ kind: 'ollama', startError: error }] } },
    {
      name: 'Thor, which has the CUDA of servers',
      facts: { 'platform.board': 'NVIDIA Jetson AGX Thor Developer Kit', runtimes: [{ kind: 'ollama', startError: error }] },
    },
    { name: 'JetPack 7', facts: { ...orin, 'platform.jetsonLinux': '39.2.0', runtimes: [{ kind: 'ollama', startError: error }] } },
    { name: 'it starts', facts: { ...orin, runtimes: [{ kind: 'ollama', startError: null }] } },
  ],
  unknown: [
    { name: 'another error of the same call', facts: orin, log: ['CUDA error: CUBLAS_STATUS_NOT_INITIALIZED', frame] },

    { name: 'board unknown', facts: { runtimes: [{ kind: 'ollama', startError: error }] } },
    {
      name: 'the sibling: a pool that is too large',
      facts: orin,
      log: ['CUDA error: out of memory', '  cuMemAddressReserve(&pool_addr, CUDA_POOL_VMM_MAX_SIZE, 0, 0, 0)'],
    },
  ],
});
