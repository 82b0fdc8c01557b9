import check from '../../../checks/runtime/ninja-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "FileNotFoundError: [Errno 2] No such file or directory: 'ninja'";

testCheck(check, {
  found: [
    {
      name: 'in vLLM’s log',
      is: 'confirmed',
      log: [`(Worker_TP0 pid=428) ERROR 10-30 18:49:38 [multiproc_executor.py:671] ${line}`],
      cites: 'https://github.com/LMCache/LMCache/pull/1925',
    },
    { name: 'PyTorch’s words', is: 'confirmed', log: ['RuntimeError: Ninja is required to load C++ extensions (pip install ninja to get it)'] },
    { name: 'as somebody types it', is: 'confirmed', log: ['RuntimeRrror: Ninja is required to load c++ extensions'] },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: "FileNotFoundError: [Errno 2] No such file or directory: 'nvcc'" }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'it is found, and the build fails', log: ['ninja: build stopped: subcommand failed.', 'RuntimeError: Ninja build failed. Ninja output:'] },
  ],
});
