import check from '../../../checks/runtime/cuda-home-with-a-colon.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "FileNotFoundError: [Errno 2] No such file or directory: ':/usr/local/cuda-9.0/bin/nvcc'";

testCheck(check, {
  found: [
    { name: 'a colon before the folder', is: 'confirmed', log: [line], cites: 'https://github.com/NVIDIA/apex/issues/500' },
    {
      name: 'two folders',
      is: 'confirmed',
      log: ["FileNotFoundError: [Errno 2] No such file or directory: ':/usr/local/cuda:/usr/local/cuda-10.1/bin/nvcc'"],
      cites: 'https://github.com/NVIDIA/apex/issues/368',
    },
    {
      name: 'behind it',
      is: 'confirmed',
      log: ["error: [Errno 2] No such file or directory: '/usr/local/cuda-11.8:/bin/nvcc'"],
      cites: 'https://github.com/IDEA-Research/GroundingDINO/issues/165',
    },
    { name: 'gcc’s driver of setuptools', is: 'confirmed', log: ["unable to execute '/usr/local/cuda:/bin/nvcc': No such file or directory"] },
    { name: 'ninja’s shell', is: 'confirmed', log: ['/bin/sh: 1: :/usr/local/cuda-12.8/bin/nvcc: not found'] },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: "FileNotFoundError: [Errno 2] No such file or directory: '/usr/local/cuda/bin/nvcc'" }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the folder is only not there',
      log: [
        "FileNotFoundError: [Errno 2] No such file or directory: '/usr/local/cuda/bin/nvcc'",
        '/bin/sh: 1: /usr/local/cuda/bin/nvcc: not found',
        "FileNotFoundError: [Errno 2] No such file or directory: 'C:/CUDA/bin/nvcc'",
        "error: [Errno 2] No such file or directory: '/usr/local/cuda/bin/nvcc': '/usr/local/cuda/bin/nvcc'",
      ],
    },
  ],
});
