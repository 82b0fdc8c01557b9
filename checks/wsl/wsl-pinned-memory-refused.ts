import { all, defineCheck, pinningRefused, platform, wsl } from '#api';

export default defineCheck({
  id: 'wsl-pinned-memory-refused',
  layer: 'wsl',
  kind: 'exposure',
  title: 'WSL2 lets CUDA pin only a part of the host’s memory, and a program was refused more',
  impact: 'degraded',
  symptom: 'Loading or offloading ends with “out of memory” while both memories have room, or goes on with slower transfers.',
  blamedOn: 'too little VRAM, a leak in the driver',
  runtimes: [],
  when: all(platform.system.is('wsl2'), wsl.pinningRefused.is(true)),
  hints: [...pinningRefused],
  remedy: [
    { do: 'PyTorch: give DataLoader pin_memory=False; ComfyUI has --disable-pinned-memory. What a program offloads to the host must be smaller.' },
    { do: 'llama.cpp goes on without pinned memory by itself, with slower transfers. This setting spares it the try.', setting: 'GGML_CUDA_NO_PINNED=1' },
    { do: 'Where that is too slow: programs of Windows itself may pin more, and Linux on the machine has no such limit.' },
  ],
  verify: 'free -h; nvidia-smi   # both have room while the error stands',
  owner: { component: 'wsl' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/cuda/wsl-user-guide/index.html',
      date: '2026',
      establishes: 'known limitations of CUDA on WSL: pinned system memory is limited',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/1233',
      date: '2023-04-29',
      establishes: 'llama.cpp falls back to pageable memory where pinning fails, and got GGML_CUDA_NO_PINNED for it; the report is from WSL',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/8447',
      date: '2022-09-02',
      establishes: 'PyTorch in WSL2 runs out of memory at half of the VRAM until pin_memory=False, for several people',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/14078',
      date: '2026-01-17',
      establishes: 'still so: PyTorch may pin 500 MB in a container under WSL2, and 4 GB in Windows itself',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/1230',
      date: '2023-05-03',
      establishes: 'before that it ended with “CUDA error 2 at ggml-cuda.cu:359: out of memory”, under WSL2 alone',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/issues/229',
      date: '2023-05-18',
      establishes: 'the same line in llama-cpp-python under WSL2',
      strength: 'several-reports',
    },
  ],
});
