import check from '../../../checks/gpu-userspace/libcuda-link-name-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = '/usr/bin/ld: cannot find -lcuda: No such file or directory';

testCheck(check, {
  found: [
    { name: 'the linker’s line', is: 'confirmed', cites: 'https://github.com/triton-lang/triton/pull/1981', log: [line] },
    {
      name: 'Triton’s older words, with the file that it has seen',
      is: 'confirmed',
      cites: 'https://github.com/vllm-project/vllm/issues/3808',
      log: ['AssertionError: libcuda.so cannot found!', 'Please create a symlink of libcuda.so to any of the file.'],
    },
    { name: 'a title', is: 'confirmed', cites: 'https://github.com/unslothai/unsloth/issues/1141', log: ['Cannot find -lcuda while Infering'] },
    {
      name: 'make of llama.cpp',
      is: 'confirmed',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/7508',
      log: ['/usr/bin/ld: cannot find -lcuda: No such file or directory collect2: error: ld returned 1 exit status make: *** [Makefile:763: main] Error 1'],
    },
    { name: 'LLVM’s linker', is: 'confirmed', log: ['ld.lld: error: unable to find library -lcuda'] },
    { name: 'in the last error', is: 'present', facts: { torch: [{ lastError: `RuntimeError: ${line}` }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA error' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'no driver at all', log: ['AssertionError: libcuda.so cannot found!', 'Please make sure GPU is setup and then run "/sbin/ldconfig"'] },
    {
      name: 'the sibling: the toolkit’s runtime library',
      log: ['/usr/bin/ld: cannot find -lcudart: No such file or directory', 'ld.lld: error: unable to find library -lcudart_static'],
    },
  ],
});
