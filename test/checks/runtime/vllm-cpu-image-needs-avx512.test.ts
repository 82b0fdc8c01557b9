import check from '../../../checks/runtime/vllm-cpu-image-needs-avx512.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'platform.arch': 'x86_64',
  'platform.container': 'docker',
  'cpu.flags': ['avx', 'avx2'],
  torch: [{ variant: 'cpu', vllm: '0.10.0' }],
  servers: [],
} as const;

testCheck(check, {
  found: [
    { name: 'a desktop without AVX-512', is: 'exposed', cites: 'https://github.com/vllm-project/vllm/issues/18660', facts },
    {
      name: 'a server of 2019, with the first part alone',
      is: 'exposed',
      facts: { ...facts, 'cpu.flags': ['avx2', 'avx512f'], torch: [{ variant: 'cpu', vllm: '0.10.1' }] },
    },
    { name: 'it was ended for want of memory', is: 'exposed', facts, log: ['vllm-cpu exited with code 137'] },
  ],
  clear: [
    { name: 'with all of AVX-512', facts: { ...facts, 'cpu.flags': ['avx2', 'avx512f', 'avx512_vnni', 'avx512_bf16'] } },
    { name: 'a later release', facts: { ...facts, torch: [{ variant: 'cpu', vllm: '0.20.0' }] } },
    { name: 'a CUDA build', facts: { ...facts, torch: [{ variant: 'cu128', vllm: '0.10.0' }] } },
    { name: 'a build of one’s own on the machine itself', facts: { ...facts, 'platform.container': null } },
    { name: 'a build of one’s own in an LXC container', facts: { ...facts, 'platform.container': 'lxc' } },
    { name: 'an image of one’s own that serves', facts: { ...facts, servers: [{ kind: 'vllm', answers: true }] } },
    { name: 'arm64', facts: { ...facts, 'platform.arch': 'aarch64' } },
  ],
  unknown: [
    { name: 'a release older than any report', facts: { ...facts, torch: [{ variant: 'cpu', vllm: '0.6.0' }] } },
    {
      name: 'the first part alone, and an image of before the warning',
      facts: { ...facts, 'cpu.flags': ['avx2', 'avx512f'], torch: [{ variant: 'cpu', vllm: '0.8.5' }] },
    },
  ],
});
