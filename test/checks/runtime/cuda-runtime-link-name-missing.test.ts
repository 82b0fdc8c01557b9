import check from '../../../checks/runtime/cuda-runtime-link-name-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = '/usr/bin/x86_64-linux-gnu-ld.bfd: cannot find -lcudart: No such file or directory';

testCheck(check, {
  found: [
    { name: 'FlashInfer links', is: 'confirmed', log: [line], cites: 'https://github.com/flashinfer-ai/flashinfer/issues/5064' },
    { name: 'DeepSpeed', is: 'confirmed', log: ['/usr/bin/ld: cannot find -lcurand'], cites: 'https://github.com/deepspeedai/DeepSpeed/issues/3929' },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: line }], runtimes: [] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: Ninja build failed' }], runtimes: [] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }], runtimes: [] } },
    { name: 'the driver’s library, and one of another kind', log: ['/usr/bin/ld: cannot find -lcuda', '/usr/bin/ld: cannot find -lcurl'] },
  ],
});
