import check from '../../../checks/model-config/ggml-gpu-memory-full.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'llama_model_load: error loading model: unable to allocate CUDA0 buffer';

testCheck(check, {
  found: [
    { name: 'ROCm', is: 'confirmed', log: [line.replace('CUDA0', 'ROCm0')] },
    { name: 'as Ollama tells it', is: 'confirmed', log: ['Error: llama runner process has terminated: cudaMalloc failed: out of memory'] },
    {
      name: 'as Ollama tells it after how its runner ended',
      is: 'confirmed',
      log: ['msg="error loading llama server" error="llama runner process has terminated: signal: aborted (core dumped) cudaMalloc failed: out of memory"'],
      cites: 'https://github.com/ollama/ollama/issues/5113',
    },
    { name: 'and where it watches it', is: 'confirmed', log: ['Error: llama runner process no longer running: 1 CUDA error: out of memory'] },
    {
      name: 'as Ollama until 0.3 tells it in the middle of an answer',
      is: 'confirmed',
      log: ['Error: an unknown error was encountered while running the model CUDA error: out of memory'],
    },
    { name: 'and later', is: 'confirmed', log: ['Error: an error was encountered while running the model: ROCm error: out of memory'] },
    {
      name: 'ggml of 2023',
      is: 'confirmed',
      log: ['CUDA error 2 at ggml-cuda.cu:3844: out of memory'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/2432',
    },
    {
      // github.com/ollama/ollama/blob/v0.32.15/llm/llama_server.go
      name: 'as Ollama tells it from 0.30 on',
      is: 'confirmed',
      log: ['Error: llama-server reported out-of-memory during startup: allocating 5120.00 MiB on device 0: cudaMalloc failed: out of memory'],
    },
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/12634', log: [line] },
    {
      name: 'the error at the start',
      is: 'present',
      facts: { runtimes: [{ kind: 'llama.cpp', startError: line }], 'platform.jetsonLinux': null, 'platform.board': null },
    },
  ],
  clear: [
    { name: 'a Jetson whose NvMap refuses large pieces of free memory', log: [line], facts: { 'platform.jetsonLinux': '36.4.7' } },
    { name: 'a Jetson whose release nobody named', log: [line], facts: { 'platform.board': 'NVIDIA Jetson Orin Nano Developer Kit' } },
    { name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } },
  ],
  unknown: [
    {
      name: 'a first try, after which Ollama makes room',
      log: [
        'level=INFO source=sched.go:641 msg="Load failed" model=/x error="llama-server reported out-of-memory during startup: cudaMalloc failed: out of memory"',
        'level=WARN source=sched.go:665 msg="llama-server load failed; evicting all other models and retrying once" model=/x error="llama-server reported out-of-memory during startup: cudaMalloc failed: out of memory"',
        'level=INFO source=sched.go:641 msg="Load failed" model=/x error="llama-server process has terminated: error loading model: unable to allocate CUDA0 buffer"',
      ],
    },
    {
      name: 'an answer that ended otherwise',
      log: [
        'Error: an error was encountered while running the model: CUDA error: an illegal memory access was encountered',
        'Error: llama runner process has terminated: signal: aborted (core dumped) CUDA error: invalid argument',
        'CUDA error 100 at ggml-cuda.cu:4883: no CUDA-capable device is detected',
      ],
    },
    { name: 'Vulkan, which also refuses large single pieces', log: [line.replace('CUDA0', 'Vulkan0')] },
    {
      name: 'SYCL, whose driver refuses more than 4 GiB in one piece',
      log: [line.replace('CUDA0', 'SYCL0')],
      facts: { runtimes: [{ kind: 'llama.cpp', startError: { gap: 'unsupported' } }] },
    },
    {
      // github.com/ggml-org/llama.cpp/issues/1230
      name: 'pinned memory of the host, refused under WSL2 in April 2023',
      log: ['CUDA error 2 at ggml-cuda.cu:359: out of memory'],
    },
    { name: 'the memory of the processor', log: ['error loading model: unable to allocate CPU buffer'] },
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    {
      name: 'compute buffers, which may be those of the processor',
      log: ['llama_init_from_model: failed to initialize the context: failed to allocate compute pp buffers'],
    },
    {
      name: 'a first try that llama.cpp follows with a smaller one',
      log: ['ggml_backend_cuda_buffer_type_alloc_buffer: allocating 51748.72 MiB on device 1: cudaMalloc failed: out of memory'],
    },
  ],
});
