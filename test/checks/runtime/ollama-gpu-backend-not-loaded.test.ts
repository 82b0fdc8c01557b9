import check from '../../../checks/runtime/ollama-gpu-backend-not-loaded.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'ollama.compute': ['cuda'],
  models: [{ runtime: 'ollama', layersOffloaded: 49 }],
  runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }],
} as const;
const cpu = 'CPU.0.SSE3=1 CPU.0.SSSE3=1 CPU.0.AVX=1 CPU.0.AVX2=1 CPU.0.F16C=1 CPU.0.FMA=1 CPU.0.LLAMAFILE=1 CPU.1.LLAMAFILE=1 compiler=cgo(gcc)';

testCheck(check, {
  found: [
    {
      name: 'Arch with 0.6.3',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/10075',
      facts,
      log: [`time=2025-04-01T16:46:16.335+03:30 level=INFO source=ggml.go:109 msg=system ${cpu}`],
    },
    {
      name: 'a model that the server put on the GPU',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/9704',
      facts: { models: [{ runtime: 'ollama', sizeVram: 8e9, layersOffloaded: 33 }], runtimes: facts.runtimes, 'ollama.compute': { gap: 'not-in-text' } },
      log: [`level=INFO source=ggml.go:104 msg=system ${cpu}`],
    },
  ],
  clear: [
    {
      name: 'healthy: Vulkan, which has no part of its own in the line',
      facts: { ...facts, 'ollama.compute': ['vulkan'], models: [{ runtime: 'ollama', sizeVram: 8e9, layersOffloaded: 33 }] },
      log: [`level=INFO source=ggml.go:104 msg=system ${cpu}`],
    },
    {
      name: 'an embedding model with num_gpu 0, on a machine whose folder is whole',
      facts: {
        ...facts,
        models: { incomplete: [{ runtime: 'ollama', sizeVram: 8e9 }] },
        runtimes: { incomplete: [{ kind: 'ollama', backends: ['cpu', 'cuda', 'vulkan'] }] },
      },
      log: [`level=INFO source=ggml.go:104 msg=system ${cpu}`],
    },
    { name: 'no GPU was found', facts: { ...facts, 'ollama.compute': ['cpu'] }, log: [`msg=system ${cpu}`] },
    {
      name: 'no layer was planned for the GPU',
      facts: { ...facts, models: [{ runtime: 'ollama', layersOffloaded: 0, sizeVram: 0 }] },
      log: [`msg=system ${cpu}`],
    },
  ],
  unknown: [
    {
      name: 'healthy: CUDA was loaded as well',
      facts,
      log: [
        'msg=system CPU.0.SSE3=1 CPU.0.AVX2=1 CPU.0.LLAMAFILE=1 CPU.1.LLAMAFILE=1 CUDA.0.ARCHS=500,600,890 CUDA.0.USE_GRAPHS=1 CUDA.0.PEER_MAX_BATCH_SIZE=128 compiler=cgo(gcc)',
        'msg=system CPU.0.LLAMAFILE=1 ROCm.0.NO_VMM=1 ROCm.0.PEER_MAX_BATCH_SIZE=128 compiler=cgo(gcc)',
        'msg=system CUDA.0.ARCHS=890 CPU.0.AVX2=1 compiler=cgo(gcc)',
      ],
    },
    {
      name: 'the sibling: a card that the server may not have found',
      facts: { gpus: [{ vendor: 'nvidia', integrated: false }], runtimes: facts.runtimes, 'ollama.compute': { gap: 'not-in-text' } },
      log: [`level=INFO source=ggml.go:104 msg=system ${cpu}`],
    },
    { name: 'nothing of the runner', facts },
  ],
});
