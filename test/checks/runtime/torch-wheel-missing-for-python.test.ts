import check from '../../../checks/runtime/torch-wheel-missing-for-python.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "hint: You're using CPython 3.14 (`cp314`), but `torch` (v2.8.0) only has wheels with the following Python ABI tags: `cp312`, `cp313`, `cp313t`";

testCheck(check, {
  found: [
    { name: 'uv', is: 'confirmed', log: [line], cites: 'https://github.com/jaredpalmer/kev/issues/34' },
    {
      name: 'pip',
      is: 'confirmed',
      log: ['ERROR: torch-2.6.0+cu126-cp311-cp311-linux_x86_64.whl is not a supported wheel on this platform.'],
      cites: 'https://github.com/jhc13/taggui/issues/34',
    },
    {
      name: 'pip lists newer ones alone',
      is: 'confirmed',
      cites: 'https://github.com/memgraph/mage/issues/489',
      log: ['ERROR: Could not find a version that satisfies the requirement torch==1.12.0 (from versions: 1.13.0, 1.13.1, 2.0.0, 2.0.1, 2.1.0)'],
    },
    {
      name: 'from a file of requirements',
      is: 'confirmed',
      log: [
        'ERROR: Could not find a version that satisfies the requirement torch==2.1.0+cu121 (from -r requirements.txt (line 3)) (from versions: 2.2.0, 2.2.1, 2.10.0)',
      ],
    },
    {
      // github.com/pytorch/pytorch/issues/20631
      name: 'nothing but the placeholder',
      is: 'confirmed',
      log: ['ERROR: Could not find a version that satisfies the requirement torch==0.3.1 (from versions: 0.1.2, 0.1.2.post1)'],
    },
    {
      name: 'the placeholder, and a file of requirements',
      is: 'confirmed',
      cites: 'https://github.com/gusye1234/LightGCN-PyTorch/issues/2',
      log: [
        'ERROR: Could not find a version that satisfies the requirement torch==1.4.0 (from -r requirements.txt (line 1)) (from versions: 0.1.2, 0.1.2.post1, 0.1.2.post2)',
      ],
    },
    {
      name: 'the placeholder before the newer ones',
      is: 'confirmed',
      cites: 'https://github.com/snap-research/articulated-animation/issues/15',
      log: ['ERROR: Could not find a version that satisfies the requirement torch==1.4.0 (from versions: 0.1.2, 0.1.2.post1, 0.1.2.post2, 1.7.0, 1.7.1)'],
    },
    {
      name: 'none at all, said of PyTorch',
      is: 'suspected',
      facts: { runtimes: { incomplete: [{ kind: 'pytorch' }] } },
      log: ['ERROR: Could not find a version that satisfies the requirement torch (from versions: none)'],
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'vllm', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'vllm', startError: null }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { runtimes: [{ kind: 'vllm', startError: { gap: 'unsupported' } }] } },
    { name: 'several causes', log: ['ERROR: Could not find a version that satisfies the requirement torch (from versions: none)'] },
    {
      name: 'the siblings: a build that is in another index, an index of newer builds, a release that is not out',
      facts: { runtimes: { incomplete: [{ kind: 'pytorch' }] } },
      log: [
        'ERROR: Could not find a version that satisfies the requirement torch==1.12.1+cu113 (from versions: 1.11.0, 1.12.0, 1.12.1, 1.13.0)',
        'ERROR: Could not find a version that satisfies the requirement torch==2.1.0 (from versions: 2.7.0+cu128, 2.7.1+cu128)',
        'ERROR: Could not find a version that satisfies the requirement torch==2.10.0 (from versions: 2.2.0, 2.9.0)',
        'ERROR: Could not find a version that satisfies the requirement torch==1.9.0+cu102 (from versions: 1.4.0, 1.5.0, 1.9.0, 1.10.0)',
        'ERROR: Could not find a version that satisfies the requirement torch==0.4.1.post2 (from versions: 0.1.2, 0.1.2.post1, 0.3.1, 0.4.0, 0.4.1)',
        'ERROR: No matching distribution found for torch==1.12.1+cu113',
      ],
    },
    { name: 'another package', log: ['ERROR: foo-1.0-cp39-cp39-linux_x86_64.whl is not a supported wheel on this platform.'] },
  ],
});
