import check from '../../../checks/gpu-userspace/driver-library-incomplete.ts';
import { testCheck } from '../../helpers/test-check.ts';

const said = 'libnuma.so.1: cannot open shared object file: No such file or directory';
const hip = { api: 'hip', origin: 'loader', outcome: 'unloadable', said } as const;

testCheck(check, {
  found: [
    {
      is: 'present',
      name: 'libnuma is missing',
      facts: { 'distro.libc': 'glibc', driverLibraries: [hip] },
      cites: 'https://github.com/ollama/ollama/issues/2411',
    },
  ],
  clear: [
    { name: 'it loads', facts: { 'distro.libc': 'glibc', driverLibraries: [{ ...hip, outcome: 'answers', said: null }] } },
    { name: 'glibc’s library under musl', facts: { 'distro.libc': 'musl', driverLibraries: [hip] } },
    { name: 'a tree that the loader does not take', facts: { 'distro.libc': 'glibc', driverLibraries: [{ ...hip, origin: 'rocm-tree' }] } },
  ],
  unknown: [
    {
      name: 'it could not be asked',
      facts: { 'distro.libc': 'glibc', driverLibraries: [{ ...hip, outcome: { gap: 'unsupported' }, said: { gap: 'unsupported' } }] },
    },
  ],
});
