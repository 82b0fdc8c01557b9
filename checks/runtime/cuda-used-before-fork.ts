import { defineCheck, torch } from '#api';

// Typed as well as pasted.
const forked = /Cannot re-initialize (?:CUDA|XPU) in forked subprocess/i;

export default defineCheck({
  id: 'cuda-used-before-fork',
  layer: 'runtime',
  kind: 'fault',
  title: 'A program used the GPU and then forked workers, which cannot; they have to be spawned',
  impact: 'blocked',
  symptom: 'vLLM with several GPUs, or a data loader, ends with “Cannot re-initialize CUDA in forked subprocess”.',
  blamedOn: 'the driver, or the number of GPUs',
  runtimes: ['vllm', 'pytorch', 'sglang'],
  when: torch.some((environment) => environment.lastError.has(forked)),
  proves: [forked],
  remedy: [
    {
      do: 'vLLM: let it spawn its workers; a script of your own then needs its main part below if __name__ == "__main__".',
      setting: 'VLLM_WORKER_MULTIPROC_METHOD=spawn',
    },
    {
      do: 'If that does not help, something touches the GPU before vLLM starts: look for torch.cuda calls, a model that is already loaded, or .to("cuda") in imports and above the call.',
    },
    { do: 'Other programs: torch.multiprocessing.set_start_method("spawn") before anything else.' },
  ],
  verify: "grep -n 'cuda' YOUR_SCRIPT.py   # nothing above the start of the workers",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/7151',
      date: '2024-08-05',
      establishes: 'the variable cured it for the reporter, and not for two others',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lm-sys/FastChat/issues/3507',
      date: '2024-08-30',
      establishes: 'only with several GPUs; cured by the variable',
      strength: 'several-reports',
    },
  ],
});
