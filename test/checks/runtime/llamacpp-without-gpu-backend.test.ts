import check from '../../../checks/runtime/llamacpp-without-gpu-backend.ts';
import { testCheck } from '../../helpers/test-check.ts';

const program = { kind: 'llama.cpp', backends: ['cpu', 'rpc'] };
const facts = { gpus: [{ vendor: 'nvidia', integrated: false }], runtimes: [program] } as const;

testCheck(check, {
  found: [{ name: 'the plain archive beside an NVIDIA card', is: 'exposed', cites: 'https://github.com/llama-farm/llamafarm/pull/834', facts }],
  clear: [
    { name: 'with Vulkan', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', backends: ['cpu', 'vulkan'] }] } },
    { name: 'no GPU', facts: { ...facts, gpus: [] } },
  ],
  unknown: [
    { name: 'words of several causes', facts: { gpus: facts.gpus }, log: ['warning: no usable GPU found, --gpu-layers option will be ignored'] },
    { name: 'the back ends may be built in', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', backends: { gap: 'unsupported' } }] } },
  ],
});
