import check from '../../../checks/gpu-userspace/intel-gmmlib-of-other-release.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'sycl-ls',
      is: 'confirmed',
      facts: { gpus: [{ vendor: 'intel' }] },
      log: ['Abort was called at 39 line in file:', './shared/source/gmm_helper/client_context/gmm_client_context.cpp', 'Aborted (core dumped)'],
      cites: 'https://github.com/intel/compute-runtime/issues/606',
    },
    {
      name: 'clinfo, of 2018',
      is: 'confirmed',
      facts: { gpus: [{ vendor: 'intel' }] },
      log: ['Abort was called at 22 line in file:', '/opt/src/neo/runtime/gmm_helper/gmm_interface.cpp'],
      cites: 'https://github.com/intel/compute-runtime/issues/99',
    },
    {
      name: 'as llama-server ended',
      is: 'present',
      facts: {
        runtimes: [{ kind: 'llama.cpp', startError: 'Abort was called at 39 line in file: ./shared/source/gmm_helper/client_context/gmm_client_context.cpp' }],
      },
    },
  ],
  clear: [
    {
      name: 'another end',
      facts: { runtimes: [{ kind: 'llama.cpp', startError: 'Abort was called at 36 line in file: ./shared/source/built_ins/built_ins.cpp' }] },
    },
  ],
  unknown: [
    { name: 'nothing read of how it ended', facts: { runtimes: { incomplete: [{ kind: 'llama.cpp' }] } } },
    {
      name: 'the file while it is built',
      facts: { runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: ['[ 41%] Building CXX object shared/source/CMakeFiles/neo_shared.dir/gmm_helper/client_context/gmm_client_context.cpp.o'],
    },
  ],
});
