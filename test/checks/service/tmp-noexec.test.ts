import check from '../../../checks/service/tmp-noexec.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'storage.tmpNoexec': true, runtimes: [{ kind: 'vllm' }], 'environment.variables': { entries: {} }, services: [] } as const;

testCheck(check, {
  found: [
    {
      is: 'confirmed',
      name: 'the runner of an older Ollama',
      log: ['Error: error starting the external llama server: fork/exec /tmp/ollama2604787016/runners/cpu_avx2/ollama_llama_server: permission denied'],
      cites: 'https://github.com/ollama/ollama/issues/4229',
    },
    {
      is: 'confirmed',
      name: 'its own words from 0.1.35 on',
      log: [
        'error="unable to start server fork/exec /tmp/x/ollama_llama_server: permission denied.  /tmp/x/runners may have noexec set.  Set OLLAMA_TMPDIR for server to a writable executable directory"',
      ],
      cites: 'https://github.com/ollama/ollama/pull/4241',
    },
    { is: 'exposed', name: 'an older Ollama', facts: { ...facts, runtimes: [{ kind: 'ollama', version: '0.3.14' }] } },
    { is: 'exposed', name: 'vLLM and a noexec /tmp', facts, cites: 'https://github.com/pytorch/pytorch/issues/91005' },
    {
      is: 'confirmed',
      name: 'the loader says so',
      log: ['ImportError: /tmp/torchinductor_me/triton/0/abc/cuda_utils.so: failed to map segment from shared object'],
      cites: 'https://github.com/pytorch/pytorch/issues/123054',
    },
  ],
  clear: [
    { name: 'an Ollama that no longer unpacks itself', facts: { ...facts, runtimes: [{ kind: 'ollama', version: '0.5.7' }] } },
    {
      name: 'the service has a folder of its own',
      facts: {
        ...facts,
        runtimes: [{ kind: 'ollama', version: '0.3.14' }],
        services: [{ serves: 'ollama', environment: { entries: { OLLAMA_TMPDIR: '/var/lib/ollama/tmp' } } }],
      },
    },
    {
      name: 'a unit of vLLM with a cache of its own',
      facts: { ...facts, services: [{ serves: 'vllm', environment: { entries: { TORCHINDUCTOR_CACHE_DIR: '/var/cache/vllm/inductor' } } }] },
    },
    { name: '/tmp may execute', facts: { ...facts, 'storage.tmpNoexec': false } },
    { name: 'TMPDIR lies elsewhere', facts: { ...facts, 'environment.variables': { entries: { TMPDIR: '/var/cache/vllm' } } } },
  ],
  unknown: [
    { name: 'memory that ran out', log: ['ImportError: /tmp/x/lib.so: failed to map segment from shared object: Cannot allocate memory'] },
    {
      name: 'Ollama 0.5.2 to 0.5.7, whose runners lie elsewhere',
      log: [
        'unable to start server fork/exec /usr/lib/ollama/runners/cpu/ollama_llama_server: permission denied.  /usr/lib/ollama/runners/cpu/ollama_llama_server may have noexec set.  Set OLLAMA_TMPDIR for server to a writable executable directory',
      ],
    },
    { name: 'a program elsewhere', log: ['fork/exec /usr/local/bin/ollama: permission denied'] },
    { name: 'the mount is not known', facts: { ...facts, 'storage.tmpNoexec': { gap: 'denied' } } },
    { name: 'a program that unpacks itself', log: ['/tmp/_MEIkX2b1a/libz.so.1: failed to map segment from shared object'] },
    { name: 'another folder', log: ['/opt/app/lib.so: failed to map segment from shared object'] },
  ],
});
