import { flag, list, set, text, version } from '../logic/words.ts';

/** One installed runtime (a program that runs models). Found by probes/runtimes.ts, servers.ts, live-servers.ts and python-environments.ts. */
export const runtime = {
  /** Which one; `pytorch` stands for a Python environment that has torch. */
  kind: text<'ollama' | 'llama.cpp' | 'vllm' | 'pytorch' | 'lm-studio' | 'lemonade' | 'koboldcpp' | 'sglang'>('runtimes[].kind', 'runtime', {
    choices: ['ollama', 'llama.cpp', 'vllm', 'pytorch', 'lm-studio', 'lemonade', 'koboldcpp', 'sglang'],
  }),
  /** For people: `Ollama`, `llama.cpp`. */
  name: text('runtimes[].name', 'runtime'),
  /** As the program or its package metadata says; for llama.cpp the release (`0.7.0`) where it has one. */
  version: version('runtimes[].version', 'runtime version', {
    family: 'release',
    get: 'curl -s http://127.0.0.1:11434/api/version; llama-server --version; pip show vllm torch',
  }),
  /** llama.cpp's build number, of both version forms; for Ollama from 0.30 the llama.cpp build that its release bundles. */
  build: version('runtimes[].build', 'build', { family: 'build', get: 'llama-server --version' }),
  /** Where the program or environment lies. */
  path: text('runtimes[].path', 'path'),
  /** GPU back ends that lie beside it or that it named at start-up: `cuda`, `hip`, `vulkan`, `sycl`, `cpu`. */
  backends: set<'cuda' | 'hip' | 'vulkan' | 'sycl' | 'opencl' | 'metal' | 'cpu' | 'rpc'>('runtimes[].backends', 'back ends', {
    get: 'ls -R /usr/local/lib/ollama /usr/lib/ollama; llama-server --list-devices',
  }),
  /** Names of what lies in its library folder: Ollama's folders (`cuda_v12`, `rocm_v7_2`, `vulkan`) and libraries (`libggml-base.so`); LM Studio's engines. */
  libraries: set('runtimes[].libraries', 'library folder', { get: 'ls /usr/local/lib/ollama /usr/lib/ollama' }),
  /** Packages of the distribution that belong to it: `ollama`, `ollama-rocm`, `libggml0-backend-vulkan`. Absent where it was not installed by dpkg or pacman. */
  packages: set('runtimes[].packages', 'distribution packages', { get: 'dpkg -l | grep -iE "ollama|llama|ggml"; pacman -Q | grep -iE "ollama|llama|ggml"' }),
  /** What the program wrote when it could not even print its version; absent where it started. Not asked of Ollama. */
  startError: text('runtimes[].startError', 'error at the start', { get: 'llama-server --version' }),
  /** A process of it was seen running. */
  running: flag('runtimes[].running', 'running', { momentary: true }),
};

export const runtimes = list('runtimes', 'runtime', runtime);
