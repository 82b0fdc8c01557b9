import check from '../../../checks/runtime/glibc-program-on-musl.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'distro.libc': 'musl',
  servers: [],
  runtimes: [{ kind: 'ollama', path: '/usr/local/bin/ollama', libraries: ['cuda_v12', 'libggml-base.so'] }],
} as const;

testCheck(check, {
  found: [
    { name: 'the upstream archive on Alpine', is: 'exposed', cites: 'https://github.com/ollama/ollama/issues/5083', facts },
    { name: 'an archive of llama.cpp', is: 'exposed', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', path: '/root/llama-b9500/llama-server' }] } },
    {
      name: 'the loader that is missing on Alpine',
      is: 'suspected',
      facts: { 'distro.libc': 'musl', runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: ['exec: /lib64/ld-linux-x86-64.so.2: not found'],
    },
    { name: 'what the loader says', is: 'confirmed', facts, log: ['Error relocating /usr/local/bin/ollama: __isoc23_strtol: symbol not found'] },
  ],
  clear: [
    { name: 'Alpine’s own package', facts: { ...facts, runtimes: [{ kind: 'ollama', path: '/usr/bin/ollama' }] } },
    { name: 'llama.cpp built here', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', path: '/root/llama.cpp/build/bin/llama-server' }] } },
    {
      name: 'Ollama built here',
      facts: { ...facts, runtimes: [{ kind: 'ollama', path: '/usr/local/bin/ollama', libraries: ['libggml-base.so', 'libggml-cpu.so'] }] },
    },
    { name: 'the archive beside a server in a container, which runs', facts: { ...facts, servers: [{ kind: 'ollama', role: 'server', inContainer: true }] } },
    { name: 'glibc', facts: { ...facts, 'distro.libc': 'glibc' } },
  ],
  unknown: [
    {
      name: 'NixOS, which has no such file either',
      facts: { runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: ['NixOS: ld-linux-x86-64.so.2 not found'],
    },
    {
      name: 'an emulator',
      facts: { 'distro.libc': 'musl', runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: ["qemu-x86_64: Could not open '/lib64/ld-linux-x86-64.so.2': No such file or directory"],
    },
    {
      name: 'a loader that is missing, and no word of the C library',
      facts: { runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: ['exec: /lib64/ld-linux-x86-64.so.2: not found'],
    },
    { name: 'the C library is not known', facts: { ...facts, 'distro.libc': { gap: 'not-recorded' } } },
    { name: 'a package of another Alpine release', log: ['Error relocating /usr/bin/ollama: _ZNSt7__cxx1112basic_stringE: symbol not found'] },
  ],
});
