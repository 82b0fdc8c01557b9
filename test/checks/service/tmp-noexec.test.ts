import check from '../../../checks/service/tmp-noexec.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'storage.tmpNoexec': true, runtimes: [{ kind: 'vllm' }], 'environment.variables': { entries: {} } } as const;

testCheck(check, {
  found: [
    { is: 'exposed', name: 'vLLM and a noexec /tmp', facts, cites: 'https://github.com/pytorch/pytorch/issues/91005' },
    {
      is: 'confirmed',
      name: 'the loader says so',
      log: ['ImportError: /tmp/torchinductor_me/triton/0/abc/cuda_utils.so: failed to map segment from shared object'],
      cites: 'https://github.com/pytorch/pytorch/issues/123054',
    },
  ],
  clear: [
    { name: '/tmp may execute', facts: { ...facts, 'storage.tmpNoexec': false } },
    { name: 'TMPDIR lies elsewhere', facts: { ...facts, 'environment.variables': { entries: { TMPDIR: '/var/cache/vllm' } } } },
  ],
  unknown: [
    { name: 'the mount is not known', facts: { ...facts, 'storage.tmpNoexec': { gap: 'denied' } } },
    { name: 'a program that unpacks itself', log: ['/tmp/_MEIkX2b1a/libz.so.1: failed to map segment from shared object'] },
    { name: 'another folder', log: ['/opt/app/lib.so: failed to map segment from shared object'] },
  ],
});
