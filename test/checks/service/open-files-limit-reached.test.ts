import check from '../../../checks/service/open-files-limit-reached.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'OSError: [Errno 24] Too many open files';

testCheck(check, {
  found: [
    { name: 'Python', is: 'confirmed', log: [line], cites: 'https://github.com/pytorch/pytorch/issues/137695' },
    {
      name: 'PyTorch’s data loader',
      is: 'confirmed',
      log: [
        'RuntimeError: Too many open files. Communication with the workers is no longer possible. Please increase the limit using `ulimit -n` in the shell',
      ],
      cites: 'https://github.com/pytorch/pytorch/pull/34768',
    },
    { name: 'Rust', is: 'confirmed', log: ['Error: Too many open files (os error 24)'] },
    { name: 'Go', is: 'confirmed', log: ['http: Accept error: accept tcp [::]:11434: accept4: too many open files; retrying in 5ms'] },
    { name: 'NCCL', is: 'confirmed', log: ['node1:812:990 [3] misc/socket.cc:484 NCCL WARN Call to socket failed: Too many open files'] },
    { name: 'the error that a run ended with', is: 'present', facts: { torch: [{ lastError: line }], runtimes: [] } },
  ],
  clear: [
    { name: 'another error', facts: { torch: [{ lastError: 'OSError: [Errno 28] No space left on device' }], runtimes: [] } },
    { name: 'a server that starts', facts: { torch: [], runtimes: [{ kind: 'vllm', startError: null }] } },
  ],
  unknown: [
    { name: 'a limit of inotify, in Rust', log: ['_rust_notify.WatchfilesRustInternalError: error in underlying watcher: Too many open files (os error 24)'] },
    { name: 'the limit of the whole machine', log: ['accept tcp 127.0.0.1:11434: accept4: too many open files in system; retrying in 5ms'] },
    { name: 'a limit of inotify', log: ['OSError: inotify_init: [Errno 24] Too many open files'] },
    { name: 'pyzmq, which has a limit of its own', log: ['zmq.error.ZMQError: Too many open files'] },
    { name: 'a healthy log', log: ['INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)'] },
  ],
});
