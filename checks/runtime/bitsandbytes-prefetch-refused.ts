import { defineCheck, torch } from '#api';

/** The call in bitsandbytes 0.39: its helper prints this and ends the process, without a traceback. Later releases ask first whether the GPU can do it. */
const refused = /\bError invalid device ordinal at line 359 in file [^\n]{0,200}\bpythonInterface\.c\b/;

export default defineCheck({
  id: 'bitsandbytes-prefetch-refused',
  layer: 'runtime',
  kind: 'fault',
  title: 'bitsandbytes’ paged optimizer prefetches memory, which WSL2, Jetson and old GPUs refuse',
  impact: 'blocked',
  symptom: 'Training in 4 bit (QLoRA) ends at its first step with “Error invalid device ordinal at line 359 in file …/pythonInterface.c”.',
  blamedOn: 'the number of the GPU, or a path of somebody else’s home that does not exist',
  runtimes: ['pytorch'],
  when: torch.some((environment) => environment.lastError.has(refused)),
  proves: [refused],
  remedy: [
    { do: 'Update bitsandbytes: since July 2023 it leaves the prefetch out where the GPU cannot do it.', commands: ['pip install -U bitsandbytes'] },
    {
      do: 'Or take an optimizer that is not paged; its state has to fit into the memory of the GPU then.',
      setting: 'optim="adamw_8bit"   (in place of "paged_adamw_8bit" or "paged_adamw_32bit")',
    },
  ],
  verify: 'python -m bitsandbytes',
  owner: { component: 'local-configuration', tracker: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues' },
  evidence: [
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/453',
      date: '2023-07-17',
      establishes: 'cudaMemPrefetchAsync is not supported there; the author: fixed and pushed to pip',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/425',
      date: '2023-05-24',
      establishes: 'WSL2, bitsandbytes 0.39.0',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/470',
      date: '2023-06-01',
      establishes: 'WSL2 with a Quadro RTX 5000; the notebook runs on another machine',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/1225',
      date: '2026-02-14',
      establishes: 'Jetson AGX Orin: the paged optimizers fail, the others work; the author advises these',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/artidoro/qlora/issues/73',
      date: '2023-05-29',
      establishes: 'the call traced to the prefetch, which not every GPU supports',
      strength: 'several-reports',
    },
  ],
});
