import check from '../../../checks/kernel-driver/nvidia-driver-lacks-cuctxcreate.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'Ollama’s log',
      is: 'confirmed',
      log: ['library=/usr/lib64/libcuda.so.460.106.00 error="symbol lookup for cuCtxCreate_v3 failed"'],
      cites: 'https://github.com/ollama/ollama/issues/6626',
    },
    {
      name: 'a driver of that time',
      is: 'exposed',
      facts: { 'nvidia.libraryVersion': '460.91.03', runtimes: [{ kind: 'ollama', version: '0.3.9' }], 'ollama.compute': ['cpu'] },
    },
  ],
  clear: [
    { name: 'no NVIDIA library', facts: { 'nvidia.libraryVersion': null, runtimes: [{ kind: 'ollama' }] } },
    {
      name: 'an old library that was left beside the one in use',
      facts: { runtimes: [{ kind: 'ollama' }], 'ollama.compute': ['cuda'] },
      log: ['msg="Unable to load cudart library /usr/lib/libcuda.so.460.106.00: symbol lookup for cuCtxCreate_v3 failed"'],
    },
    {
      name: 'a release that does not call it',
      facts: { 'nvidia.libraryVersion': '460.91.03', runtimes: [{ kind: 'ollama', version: '0.32.15' }], 'ollama.compute': ['cpu'] },
    },
    { name: 'no Ollama', facts: { 'nvidia.libraryVersion': '460.91.03', runtimes: [] } },
  ],
  unknown: [
    { name: 'a newer driver: no source names the first with it', facts: { 'nvidia.libraryVersion': '470.256.02', runtimes: [{ kind: 'ollama' }] } },
    {
      name: 'words that Ollama has for other libraries and codes, too',
      facts: { runtimes: [{ kind: 'ollama' }] },
      log: ['your nvidia driver is too old or missing.  If you have a CUDA GPU please upgrade to run ollama'],
    },
    {
      name: 'another program, linked against an old library',
      facts: { runtimes: [{ kind: 'ollama' }] },
      log: ['./sample: symbol lookup error: ./sample: undefined symbol: cuCtxCreate_v3'],
    },
    { name: 'another symbol', log: ['undefined symbol: cuMemGetInfo_v3'] },
  ],
});
