import { all, defineCheck, runtimes } from '#api';

/** The call that failed, as ggml's CUDA code prints it under its error. */
const refused = /\b(?:cu|hip)MemAddressReserve\(&pool_addr, CUDA_POOL_VMM_MAX_SIZE\b/;

export default defineCheck({
  id: 'ggml-vmm-reservation-refused',
  layer: 'runtime',
  kind: 'fault',
  title: 'llama.cpp’s CUDA pool reserves 32 GiB of addresses, which is refused on this machine',
  impact: 'blocked',
  symptom: 'On a Jetson, pictures (or longer prompts) crash with “CUDA error: out of memory” in cuMemAddressReserve, although memory is free.',
  blamedOn: 'too little memory, or the model',
  runtimes: ['llama.cpp', 'ollama'],
  when: runtimes.some((runtime) => all(runtime.kind.oneOf('llama.cpp', 'ollama'), runtime.startError.has(refused))),
  proves: [refused],
  // PyTorch with expandable segments reserves addresses by the same call.
  hints: [/^(?!.{0,300}(?:RuntimeError|torch|driver error|expandable)).{0,300}\bcuMemAddressReserve\b.{0,60}\b(?:fail|out of memory|error)/i],
  explains: ['ggml-gpu-memory-full'],
  remedy: [
    {
      do: 'Build the CUDA back end without it; for Ollama that is the library of the folder cuda_jetpack6. Memory pools then copy a little more.',
      setting: '-DGGML_CUDA_NO_VMM=ON',
    },
    { do: 'Where a limit on address space is set (ulimit -v, LimitAS= of the unit), lift it.' },
  ],
  verify: 'llama-cli --list-devices   # VMM: no',
  owner: { component: 'llama.cpp', tracker: 'https://github.com/ggml-org/llama.cpp/issues/29142' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/29142',
      date: '2026-09-19',
      establishes: 'Jetson Orin, Ollama 0.33.2: requests with pictures crash; a build without VMM is the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/0xShug0/audio.cpp/issues/12',
      date: '2026-08-20',
      establishes: 'Orin Nano: the same call fails, and the same option cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/ggml/blob/d99724f2b141fed9e1a9f402213506c081433465/src/ggml-cuda/ggml-cuda.cu',
      date: '2026-08-21',
      establishes: 'the pool’s size is fixed at 32 GiB',
      strength: 'documented',
    },
  ],
});
