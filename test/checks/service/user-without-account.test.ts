import check from '../../../checks/service/user-without-account.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "KeyError: 'getpwuid(): uid not found: 1000910000'";

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'OpenShift', log: [line], cites: 'https://github.com/vllm-project/vllm/issues/44548' },
    {
      is: 'confirmed',
      name: 'Python 3.13 and later',
      log: ['OSError: No username set in the environment'],
      cites: 'https://github.com/python/cpython/pull/29739',
    },
    { is: 'present', name: 'the error that it ended with in Python 3.13', facts: { torch: [{ lastError: 'OSError: No username set in the environment' }] } },
    { is: 'present', name: 'the error that it ended with', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another key is missing', facts: { torch: [{ lastError: "KeyError: 'model'" }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'the shell’s word for it, which harms nothing by itself', log: ['I have no name!@ddb9c3bf9589:/$'] },
  ],
});
