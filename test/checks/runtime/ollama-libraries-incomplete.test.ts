import { expect, test } from 'vitest';
import check from '../../../checks/runtime/ollama-libraries-incomplete.ts';
import { testCheck } from '../../helpers/test-check.ts';

const runtimes = (...libraries: string[]) => ({ runtimes: [{ kind: 'ollama', libraries }] });

test('what no installation anew mends, and that nothing loads', () => {
  expect(check.impact).toBe('blocked');
  expect(check.remedy.map((each) => each.do).join('\n')).toMatch(/ollama\/ollama/);
});

testCheck(check, {
  found: [
    { name: 'only the CUDA part was unpacked', is: 'present', cites: 'https://github.com/ollama/ollama/issues/14119', facts: runtimes('cuda_v12') },
    {
      name: 'the runner of an older release',
      is: 'confirmed',
      log: ['/tmp/ollama1044695914/runners/cpu/ollama_llama_server: error while loading shared libraries: libllama.so: cannot open shared object file'],
      cites: 'https://github.com/ollama/ollama/issues/6554',
    },
    {
      name: 'its llama-server without its libraries',
      is: 'confirmed',
      log: ['/usr/lib/ollama/llama-server: error while loading shared libraries: libggml-base.so.0: cannot open shared object file: No such file or directory'],
      cites: 'https://github.com/lingfish/ollama-deb/issues/17',
    },
    {
      name: 'an image that was built without llama-server',
      is: 'confirmed',
      log: [
        'error starting llama-server: llama-server binary not found (checked: /usr/lib/ollama/llama-server, /usr/bin/build/lib/ollama/llama-server, /dist/linux_amd64/lib/ollama/llama-server)',
      ],
      cites: 'https://github.com/alpine-docker/ollama/issues/12',
    },
    {
      name: 'a request fails',
      is: 'confirmed',
      log: ['error starting llama-server: llama-server binary not found (checked: /usr/local/lib/ollama/llama-server, …)'],
    },
  ],
  clear: [
    { name: 'a whole folder', facts: runtimes('cuda_v12', 'cuda_v13', 'libggml-base.so', 'libggml-cpu-haswell.so', 'vulkan') },
    { name: 'a library with its version', facts: runtimes('vulkan', 'libggml-base.so.0.9.4') },
    { name: 'no GPU part at all', facts: runtimes('libggml-cpu-haswell.so') },
  ],
  unknown: [
    { name: 'the folder cannot be read', facts: { runtimes: [{ kind: 'ollama', libraries: { gap: 'denied' } }] } },
    {
      // ollama/ollama#7294
      name: 'the library is there, and a release candidate of 0.4.0 looks beside the runner',
      facts: { runtimes: [{ kind: 'ollama', libraries: { gap: 'denied' } }] },
      log: [
        '/tmp/ollama1623163346/runners/cuda_v12/ollama_llama_server: error while loading shared libraries: libggml_cuda_v12.so: cannot open shared object file: No such file or directory',
      ],
    },
    {
      name: 'the system line of an ARM machine, which has one back end for its processor',
      facts: { 'ollama.version': '0.9.0', runtimes: [{ kind: 'ollama', libraries: { gap: 'denied' } }] },
      log: ['msg=system CPU.0.NEON=1 CPU.0.ARM_FMA=1 CPU.0.LLAMAFILE=1 compiler=cgo(gcc)'],
    },
    {
      name: 'the system line of a whole folder',
      facts: { runtimes: [{ kind: 'ollama', libraries: { gap: 'denied' } }] },
      log: ['system info=CPU.0.SSE3=1 CPU.0.AVX2=1 CPU.0.LLAMAFILE=1 CPU.1.LLAMAFILE=1 compiler=cgo(gcc)'],
    },
  ],
});
