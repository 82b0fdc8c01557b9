import { all, defineCheck, ollama, platform, runtimes } from '#api';

/** cuBLAS's own words for what cublasCreate answers, under ggml's frame. */
const refused = /CUDA error: (?:the resource allocation failed|CUBLAS_STATUS_ALLOC_FAILED)/;

export default defineCheck({
  id: 'jetson-cuda-libraries-of-servers',
  layer: 'runtime',
  // Memory that is full ends in the same words.
  kind: 'exposure',
  title: 'This Jetson runs CUDA libraries built for Arm servers (sbsa), not JetPack’s own',
  impact: 'blocked',
  symptom: 'The model is loaded on the GPU, and the first computation ends in cublasCreate: “the resource allocation failed”, although memory is free.',
  blamedOn: 'too little memory, or the model',
  runtimes: ['ollama', 'llama.cpp'],
  when: all(
    // Thor has the servers' CUDA, and so has an Orin with JetPack 7 (38 and later): Ollama takes cuda_v13 there.
    platform.board.has(/\b(?:Orin|Xavier|Jetson Nano)\b/i),
    platform.jetsonLinux.below('38'),
    // Not by its name as well: that a runtime is llama.cpp says nothing for a Jetson.
    runtimes.some((runtime) => runtime.startError.has(refused)),
  ),
  // The right ones are in use: then it is memory, or another fault.
  unless: ollama.libraryFolders.hasMatch(/^cuda_jetpack/),
  hints: [refused],
  explains: ['cublas-handle-refused'],
  remedy: [
    {
      do: 'Ollama on the board itself: install it anew with its script, which fetches the libraries of this JetPack beside the others (of 5 and 6; for 4 there are none). Before 0.12.4 those for servers were taken all the same; since 0.31.2 they are taken where the folder is missing.',
      commands: ['ls -d /usr/local/lib/ollama/cuda_jetpack*'],
    },
    { do: 'Where that folder is in use already, memory that is full ends so, too: close what holds it, or restart the board.', commands: ['free -h'] },
    { do: 'Ollama in a container cannot see which JetPack this is: name its major number.', setting: 'JETSON_JETPACK=6' },
    { do: 'Own builds and images: build on an l4t base of this JetPack (nvcr.io/nvidia/l4t-jetpack, l4t-cuda), not on nvidia/cuda.' },
    { do: 'Look for a second libcublas that comes before JetPack’s.', commands: ['echo "$LD_LIBRARY_PATH"', 'ldconfig -p | grep libcublas'] },
  ],
  verify: 'ollama ps   # 100% GPU, and an answer',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/6999',
      date: '2024-09-28',
      establishes: 'a maintainer: on Jetsons this error mostly comes of the libraries for discrete GPUs (sbsa) in place of JetPack’s',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/2408',
      date: '2024-03-28',
      establishes: 'a maintainer on an Orin: with the bundled CUDA libraries taken away the same program runs on the host’s',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/4256',
      date: '2024-05-08',
      establishes: 'AGX Orin: the image it was built in was the wrong one; l4t-cuda cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/12529',
      date: '2025-10-07',
      establishes: 'merged for 0.12.4: with JetPack 6 cuda_v12 found the GPU and crashed later at cuBLAS’s start; from then on the JetPack’s folder is taken',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/16949',
      date: '2026-07-02',
      establishes: 'merged for 0.31.2: where the JetPack’s folder is missing, the usual CUDA libraries are taken',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/whisper.cpp/issues/2809',
      date: '2025-02-11',
      establishes: 'Orin NX: only in a container on nvidia/cuda, with 14 GB free',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/docker.mdx',
      date: '2026-08-21',
      establishes: 'in a container the JetPack is not found out; JETSON_JETPACK names it',
      strength: 'documented',
    },
    {
      url: 'https://developer.nvidia.com/blog/whats-new-in-cuda-toolkit-13-0-for-jetson-thor-unified-arm-ecosystem-and-more',
      date: '2025-09-02',
      establishes: 'CUDA 13 is one for servers and Jetson Thor; Orin keeps its own',
      strength: 'documented',
    },
  ],
});
