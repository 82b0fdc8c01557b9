import check from '../../../checks/gpu-userspace/cuda-library-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'Ollama’s runner',
      is: 'confirmed',
      log: ['ollama_llama_server: error while loading shared libraries: libcublas.so.12: cannot open shared object file: No such file or directory'],
      cites: 'https://github.com/NixOS/nixpkgs/issues/342385',
    },
    { name: 'the fact alone', is: 'present', facts: { 'cuda.missingLibraries': ['libcudart.so.12'], gpus: [{ vendor: 'nvidia' }] } },
  ],
  clear: [
    { name: 'another library', facts: { 'cuda.missingLibraries': ['libgomp.so.1'], gpus: [{ vendor: 'nvidia' }] } },
    { name: 'a wheel for CUDA beside a Radeon', facts: { 'cuda.missingLibraries': ['libcudart.so.12'], gpus: [{ vendor: 'amd' }] } },
  ],
  unknown: [
    { name: 'the driver’s own library: another cause', log: ['libcuda.so.1: cannot open shared object file: No such file or directory'] },
    {
      name: 'TensorFlow on a machine without a GPU, which is well',
      log: ["Could not load dynamic library 'libcudart.so.11.0'; dlerror: libcudart.so.11.0: cannot open shared object file: No such file or directory"],
    },
    { name: 'no log was read', facts: { 'cuda.missingLibraries': { gap: 'unsupported' } } },
  ],
});
