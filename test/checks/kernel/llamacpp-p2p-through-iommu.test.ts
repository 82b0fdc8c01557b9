import check from '../../../checks/kernel/llamacpp-p2p-through-iommu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const card = { name: 'NVIDIA RTX 6000 Ada Generation', driver: 'nvidia', iommuType: 'DMA-FQ' };
const two = {
  'platform.system': 'native',
  'platform.vm': null,
  gpus: [card, card],
  servers: [{ kind: 'llama.cpp', flags: { entries: {} }, environment: { entries: { GGML_CUDA_P2P: '0' } } }],
};

testCheck(check, {
  found: [{ name: 'two RTX 6000 Ada', is: 'exposed', facts: two, cites: 'https://github.com/unslothai/unsloth/issues/10613' }],
  clear: [
    { name: 'the variable is not set', facts: { ...two, servers: [{ kind: 'llama.cpp', environment: { entries: {} } }] } },
    { name: 'another program', facts: { ...two, servers: [{ kind: 'vllm', flags: { entries: {} }, environment: { entries: { GGML_CUDA_P2P: '1' } } }] } },
    {
      name: 'one of the cards',
      facts: { ...two, servers: [{ kind: 'llama.cpp', flags: { entries: {} }, environment: { entries: { GGML_CUDA_P2P: '1', CUDA_VISIBLE_DEVICES: '0' } } }] },
    },
    {
      name: 'no split',
      facts: { ...two, servers: [{ kind: 'llama.cpp', flags: { entries: { '--split-mode': 'none' } }, environment: { entries: { GGML_CUDA_P2P: '1' } } }] },
    },
    {
      name: 'one of the cards by --device',
      facts: { ...two, servers: [{ kind: 'llama.cpp', flags: { entries: { '--device': 'CUDA0' } }, environment: { entries: { GGML_CUDA_P2P: '1' } } }] },
    },
    {
      name: 'no split, by the environment',
      facts: {
        ...two,
        servers: [{ kind: 'llama.cpp', flags: { entries: {} }, environment: { entries: { GGML_CUDA_P2P: '1', LLAMA_ARG_SPLIT_MODE: 'none' } } }],
      },
    },
    { name: 'passthrough', facts: { ...two, gpus: [card, { ...card, iommuType: 'identity' }] } },
    { name: 'cards with NVLink', facts: { ...two, gpus: [card, { ...card, name: 'NVIDIA H100 80GB HBM3' }] } },
    { name: 'one card', facts: { ...two, gpus: [card] } },
  ],
  unknown: [{ name: 'the environment of the server is closed to us', facts: { ...two, servers: [{ kind: 'llama.cpp', environment: { gap: 'denied' } }] } }],
});
