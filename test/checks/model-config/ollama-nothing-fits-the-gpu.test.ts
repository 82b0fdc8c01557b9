import check from '../../../checks/model-config/ollama-nothing-fits-the-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'ollama.compute': ['cuda'], runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] } as const;

testCheck(check, {
  found: [
    {
      name: 'a context of 131072',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/11776',
      facts,
      log: [
        'level=INFO source=server.go:175 msg=offload library=cuda layers.requested=-1 layers.model=25 layers.offload=0 layers.split="" memory.available="[22.2 GiB]"',
      ],
    },
    {
      name: 'its words in 2024',
      is: 'suspected',
      facts,
      log: ['level=INFO source=memory.go:133 msg="offload to cuda" layers.requested=-1 layers.model=81 layers.offload=0 layers.split=""'],
    },
  ],
  clear: [
    { name: 'no GPU was found', facts: { ...facts, 'ollama.compute': ['cpu'] } },
    {
      name: 'another model is on the GPU now',
      facts: { ...facts, models: { incomplete: [{ runtime: 'ollama', size: 6e9, sizeVram: 6e9 }] } },
      log: ['msg=offload library=cuda layers.requested=-1 layers.model=25 layers.offload=0 layers.split=""'],
    },
    {
      name: 'Ollama was updated since',
      facts: { ...facts, 'ollama.version': '0.13.2' },
      log: ['msg=offload library=cuda layers.requested=-1 layers.model=25 layers.offload=0 layers.split=""'],
    },
    {
      name: 'a later load went well',
      facts: { ...facts, models: [{ runtime: 'ollama', layersOffloaded: 25 }] },
      log: ['msg=offload library=cuda layers.requested=-1 layers.model=25 layers.offload=0 layers.split=""'],
    },
  ],
  unknown: [
    {
      name: 'healthy: all layers, a machine without a GPU, and nobody wanted any',
      facts,
      log: [
        'msg=offload library=cuda layers.requested=-1 layers.model=33 layers.offload=33 layers.split=""',
        'msg=offload library=cpu layers.requested=-1 layers.model=33 layers.offload=0 layers.split=""',
        'level=DEBUG msg="gpu has too little memory to allocate any layers" id=GPU-1 library=cuda',
        'msg=offload library=cuda layers.requested=0 layers.model=33 layers.offload=0 layers.split=""',
      ],
    },
  ],
});
