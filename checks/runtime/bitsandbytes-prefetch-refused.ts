import { defineCheck, torch } from '#api';

/** The call in bitsandbytes 0.39, and in 0.40.0: its helper prints this and ends the process, without a traceback. Later releases ask first whether the GPU can do it. */
const refused = /\bError invalid device ordinal at line (?:359|388) in file [^\n]{0,200}\bpythonInterface\.c\b/;

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
    {
      do: 'Update bitsandbytes, except on a Jetson: since July 2023 (0.41.0) it leaves the prefetch out where the GPU cannot do it.',
      commands: ['pip install -U bitsandbytes'],
    },
    {
      do: 'On a Jetson, for which PyPI’s wheels are not made, and where updating is not wanted: take an optimizer that is not paged; its state has to fit into the memory of the GPU then.',
      setting: 'optim="adamw_8bit"   (in place of "paged_adamw_8bit" or "paged_adamw_32bit")',
    },
  ],
  verify: 'pip show bitsandbytes   # 0.41.0 or later; and the first step of the training passes',
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
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/blob/95f9af309d4d5793847169c39288dcd3fcbdf564/docs/source/installation.mdx',
      date: '2026-08-19',
      establishes: 'the wheels for aarch64 are for servers and do not run on Jetsons: build there, or take Jetson AI Lab’s',
      strength: 'documented',
    },
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/commit/7be5f2c7',
      date: '2023-07-16',
      establishes: 'the prefetch asks the GPU first; the first tag that holds it is 0.41.0, and 0.40.0 still has the call as it was',
      strength: 'documented',
    },
    {
      url: 'https://github.com/artidoro/qlora/issues/73',
      date: '2023-05-29',
      establishes: 'the call traced to the prefetch, which not every GPU supports',
      strength: 'several-reports',
    },
  ],
});
