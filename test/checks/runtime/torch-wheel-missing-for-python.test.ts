import check from '../../../checks/runtime/torch-wheel-missing-for-python.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "hint: You're using CPython 3.14 (`cp314`), but `torch` (v2.8.0) only has wheels with the following Python ABI tags: `cp312`, `cp313`, `cp313t`";

testCheck(check, {
  found: [
    { name: 'uv', is: 'confirmed', log: [line], cites: 'https://github.com/jaredpalmer/kev/issues/34' },
    { name: 'pip', is: 'confirmed', log: ['ERROR: torch-2.6.0+cu126-cp311-cp311-linux_x86_64.whl is not a supported wheel on this platform.'] },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'vllm', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'vllm', startError: null }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { runtimes: [{ kind: 'vllm', startError: { gap: 'unsupported' } }] } },
    { name: 'several causes', log: ['ERROR: Could not find a version that satisfies the requirement torch (from versions: none)'] },
    { name: 'another package', log: ['ERROR: foo-1.0-cp39-cp39-linux_x86_64.whl is not a supported wheel on this platform.'] },
  ],
});
