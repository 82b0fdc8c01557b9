import check from '../../../checks/runtime/ggml-cuda-code-missing-for-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ vendor: 'nvidia', computeCapability: '6.1' }], 'llamaServer.cudaArchs': ['750', '800', '860', '890'] } as const;
const line = 'ggml-cuda/mmv.cu:53: ERROR: CUDA kernel mul_mat_vec has no device code compatible with CUDA arch 520. ggml-cuda.cu was compiled for: 520';

testCheck(check, {
  found: [
    { name: 'a P40 with a build from Turing on', is: 'exposed', cites: 'https://github.com/docker/model-runner/pull/986', facts },
    { name: 'and CUDA’s error', is: 'suspected', facts, log: ['CUDA error: no kernel image is available for execution on the device'] },
    { name: 'llama.cpp’s own error', is: 'confirmed', cites: 'https://github.com/nextcloud/llm2/issues/52', log: [line] },
  ],
  clear: [
    { name: 'Pascal is in the list', facts: { ...facts, 'llamaServer.cudaArchs': ['500', '610', '700', '750'] } },
    { name: 'a newer GPU compiles what it needs', facts: { ...facts, gpus: [{ vendor: 'nvidia', computeCapability: '12.0' }] } },
  ],
  unknown: [
    { name: 'the list is not known', facts: { ...facts, 'llamaServer.cudaArchs': { gap: 'not-in-text' } } },
    { name: 'the sibling: a warning that was a fault of llama.cpp', log: ['ggml was not compiled with any CUDA arch <= 750'] },
  ],
});
