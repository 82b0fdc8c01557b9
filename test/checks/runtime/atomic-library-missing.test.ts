import check from '../../../checks/runtime/atomic-library-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'NixOS with Lemonade',
      is: 'confirmed',
      cites: 'https://github.com/noamsto/nix-amd-ai/pull/59',
      log: ['sdcpp-rocm: error while loading shared libraries: libatomic.so.1: cannot open shared object file'],
    },
  ],
  clear: [{ name: 'it starts', facts: { torch: [{ lastError: null }], runtimes: [{ kind: 'lemonade', startError: null }] } }],
  unknown: [
    {
      name: 'the sibling: OpenMP',
      log: ['llama-server: error while loading shared libraries: libgomp.so.1: cannot open shared object file: No such file or directory'],
    },
  ],
});
