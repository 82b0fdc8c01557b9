import check from '../../../checks/runtime/llamacpp-without-gpu-backend.ts';
import { testCheck } from '../../helpers/test-check.ts';

const program = { kind: 'llama.cpp', backends: ['cpu', 'rpc'] };
const facts = {
  'platform.container': null,
  gpus: [{ vendor: 'nvidia', generation: 'ampere', integrated: false, driver: 'nvidia' }],
  runtimes: [program],
} as const;

testCheck(check, {
  found: [
    {
      name: 'under WSL, where no kernel driver is bound',
      is: 'exposed',
      facts: { ...facts, 'platform.system': 'wsl2', gpus: [{ vendor: 'nvidia', generation: 'ampere', integrated: false }] },
    },
    {
      name: 'words of several causes beside a GPU',
      is: 'suspected',
      facts: { gpus: facts.gpus },
      log: ['warning: no usable GPU found, --gpu-layers option will be ignored'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/15946',
    },
    {
      name: 'BLAS = 0 beside an NVIDIA card',
      is: 'suspected',
      facts: { gpus: { incomplete: facts.gpus } },
      log: ['AVX = 1 | AVX2 = 1 | AVX512 = 0 | FMA = 1 | NEON = 0 | F16C = 1 | BLAS = 0 | SSE3 = 1 | VSX = 0 |'],
      cites: 'https://github.com/abetlen/llama-cpp-python/issues/300',
    },
    {
      name: 'BLAS = 0, and a GPU is missed that nobody names',
      is: 'suspected',
      facts: { 'told.complaints': ['not-on-gpu'], runtimes: { incomplete: [program] } },
      log: ['AVX = 1 | AVX2 = 1 | AVX512 = 0 | FMA = 1 | NEON = 0 | F16C = 1 | BLAS = 0 | SSE3 = 1 | VSX = 0 |'],
      cites: 'https://github.com/abetlen/llama-cpp-python/issues/300',
    },
    {
      name: 'a title',
      is: 'suspected',
      facts: { gpus: facts.gpus },
      log: ['n_gpu_layers Not Offloading to GPU'],
      cites: 'https://github.com/abetlen/llama-cpp-python/issues/1953',
    },
    { name: 'in other words', is: 'suspected', facts: { gpus: facts.gpus }, log: ['I used n_gpu_layers 99 but the gpu is not being used'] },
    {
      name: 'a statement before a question',
      is: 'suspected',
      facts: { gpus: facts.gpus },
      log: ['n_gpu_layers is set to 99, and it is not used. How do I get CUDA to work?'],
    },
    { name: '--n-gpu-layers, in the program’s own spelling', is: 'suspected', facts: { gpus: facts.gpus }, log: ["--n-gpu-layers doesn't do anything here"] },
    {
      name: 'what the log is said to have',
      is: 'suspected',
      facts: { gpus: facts.gpus },
      log: ['And in the logs, there is "BLAS = 0" although I compiled it'],
      cites: 'https://github.com/oobabooga/textgen/issues/2782',
    },
    { name: 'n_gpu_layers is said to do nothing', is: 'suspected', facts: { gpus: facts.gpus }, log: ['I set n_gpu_layers=32 and it still uses the CPU'] },
    {
      name: 'the words until November 2024, beside a GPU',
      is: 'suspected',
      facts: { gpus: facts.gpus },
      log: ['warning: not compiled with GPU offload support, --gpu-layers option will be ignored'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/9153',
    },
    {
      name: 'in a container that has the card',
      is: 'exposed',
      facts: { ...facts, 'platform.container': 'docker', 'container.nodes': ['/dev/nvidia0', '/dev/nvidiactl'], 'container.runOptions': null },
    },
    { name: 'the plain archive beside an NVIDIA card', is: 'exposed', cites: 'https://github.com/llama-farm/llamafarm/pull/834', facts },
  ],
  clear: [
    {
      name: 'a card of 2014 that is kept for the display',
      facts: { ...facts, 'platform.system': 'native', gpus: [{ vendor: 'nvidia', generation: 'kepler', integrated: false, driver: 'nouveau' }] },
    },
    {
      name: 'a container that was given no GPU',
      facts: { ...facts, 'platform.container': 'docker', 'container.runOptions': { entries: { volume: '/models:/models' } } },
      log: ['warning: no usable GPU found, --gpu-layers option will be ignored'],
    },
    {
      name: 'an LXC container, which sees the host’s card and has no node of it',
      facts: { ...facts, 'platform.container': 'lxc', 'container.nodes': [] },
      log: ['warning: no usable GPU found, --gpu-layers option will be ignored'],
    },
    {
      name: 'a card that a virtual machine has',
      facts: {
        ...facts,
        'platform.system': 'native',
        'ollama.compute': ['cpu'],
        gpus: [{ vendor: 'nvidia', generation: 'ampere', integrated: false, driver: 'vfio-pci' }],
      },
    },
    { name: 'a build for the CPU beside one for the GPU', facts: { ...facts, runtimes: [program, { kind: 'llama.cpp', backends: ['cpu', 'cuda'] }] } },

    { name: 'with Vulkan', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', backends: ['cpu', 'vulkan'] }] } },
    { name: 'no GPU', facts: { ...facts, gpus: [] } },
  ],
  unknown: [
    {
      name: 'a program that ends for other reasons, and no word of a GPU',
      facts: { 'told.complaints': ['crash'], runtimes: { incomplete: [program] } },
      log: [
        'AVX = 1 | AVX2 = 1 | AVX512 = 0 | FMA = 1 | NEON = 0 | F16C = 1 | BLAS = 0 | SSE3 = 1 | VSX = 0 |',
        'GGML_ASSERT: ggml.c:4411: ctx->mem_buffer != NULL',
      ],
    },
    {
      name: 'the CPU runner of Ollama',
      facts: { gpus: facts.gpus },
      log: [
        'WARN [server_params_parse] Not compiled with GPU offload support, --n-gpu-layers option will be ignored. See main README.md',
        'level=INFO source=runner.go:940 msg=system info="AVX = 1 | AVX2 = 1 | F16C = 1 | BLAS = 0 | SSE3 = 1 |" threads=8',
      ],
    },
    {
      name: 'a server without a GPU, whose start script names layers',
      log: ['warning: not compiled with GPU offload support, --gpu-layers option will be ignored'],
    },
    { name: 'words of several causes, and no word of a GPU', log: ['warning: no usable GPU found, --gpu-layers option will be ignored'] },
    {
      name: 'questions for the parameter',
      facts: { gpus: facts.gpus },
      log: ['I want n_gpu_layers so that only the CPU is not used; is it ignored when -1?', 'How can I set n_gpu_layers, is it to be ignored'],
    },
    { name: 'the parameter in a call', facts: { gpus: facts.gpus }, log: ['llm = Llama(model_path="./m.gguf", n_gpu_layers=-1, verbose=True)'] },
    { name: 'a healthy start of 2024', facts: { gpus: facts.gpus }, log: ['system_info: n_threads = 8 | AVX = 1 | F16C = 1 | BLAS = 1 | SSE3 = 1 |'] },
    { name: 'a healthy start', facts: { gpus: facts.gpus }, log: ['load_tensors: offloaded 33/33 layers to GPU'] },
    { name: 'the back ends may be built in', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', backends: { gap: 'unsupported' } }] } },
  ],
});
