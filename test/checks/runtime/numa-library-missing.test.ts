import check from '../../../checks/runtime/numa-library-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'a slim image',
      is: 'confirmed',
      cites: 'https://github.com/odysseus-dev/odysseus/pull/6257',
      log: ['- ImportError: libnuma.so.1: cannot open shared object file: No such file or directory'],
    },
    {
      name: 'the error at the import',
      is: 'present',
      facts: { torch: [{ lastError: 'ImportError: libnuma.so.1: cannot open shared object file: No such file or directory' }] },
    },
  ],
  clear: [{ name: 'it starts', facts: { torch: [{ lastError: null }], runtimes: [{ kind: 'sglang', startError: null }] } }],
  unknown: [
    {
      name: 'the siblings: another library, another torch',
      log: [
        'OSError: libnuma.so: cannot open shared object file: No such file or directory',
        '- ImportError: libnvrtc.so.12: cannot open shared object file: No such file or directory',
        'common_ops.abi3.so: undefined symbol: _ZNK3c106SymInt6sym_neERKS0_',
      ],
    },
  ],
});
