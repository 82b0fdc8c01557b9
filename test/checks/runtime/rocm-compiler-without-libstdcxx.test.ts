import check from '../../../checks/runtime/rocm-compiler-without-libstdcxx.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "/opt/rocm-5.4.0/llvm/lib/clang/15.0.0/include/__clang_hip_runtime_wrapper.h:50:10: fatal error: 'cmath' file not found";

testCheck(check, {
  found: [
    { name: 'hipcc', is: 'confirmed', log: [line], cites: 'https://github.com/ROCm/rocHPCG/issues/56' },
    {
      name: 'a newer compiler',
      is: 'confirmed',
      log: ["/opt/rocm-6.1.0-13349/lib/llvm/lib/clang/17/include/cuda_wrappers/cmath:27:15: fatal error: 'cmath' file not found"],
      cites: 'https://github.com/ROCm/hip/issues/3406',
    },
    { name: 'in a program’s last error', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }], torch: [] } },
  ],
  clear: [{ name: 'another error', facts: { runtimes: [{ kind: 'llama.cpp', startError: 'hipblas.h file not found' }], torch: [] } }],
  unknown: [
    { name: 'the sibling: another compiler', log: ["/home/user/a.cpp:1:10: fatal error: 'cmath' file not found"] },
    { name: 'the sibling: headers of ROCm', log: ["/opt/rocm/include/hipblas/hipblas.h:1:10: fatal error: 'hip/hip_runtime.h' file not found"] },
    { name: 'a healthy build', log: ['In file included from /opt/rocm/llvm/lib/clang/17/include/__clang_hip_runtime_wrapper.h:50:'] },
    { name: 'a live machine does not tell', facts: { runtimes: [{ kind: 'llama.cpp', startError: { gap: 'unsupported' } }], torch: { gap: 'unsupported' } } },
  ],
});
