import { flag, list, set, text, version } from '../logic/words.ts';

/** One installed runtime (a program that runs models). Found by probes/runtimes.ts. */
export const runtime = {
  /** Which one; `pytorch` stands for a Python environment that has torch. */
  kind: text<'ollama' | 'llama.cpp' | 'vllm' | 'pytorch' | 'lm-studio' | 'lemonade' | 'koboldcpp' | 'sglang'>('runtimes[].kind', 'runtime', {
    choices: ['ollama', 'llama.cpp', 'vllm', 'pytorch', 'lm-studio', 'lemonade', 'koboldcpp', 'sglang'],
  }),
  /** For people: `Ollama`, `llama.cpp`. */
  name: text('runtimes[].name', 'runtime'),
  /** As the program or its package metadata says; for llama.cpp the release (`0.7.0`) where it has one. */
  version: version('runtimes[].version', 'runtime version', { family: 'release' }),
  /** llama.cpp's build number, of both version forms. */
  build: version('runtimes[].build', 'build', { family: 'build', get: 'llama-server --version' }),
  /** Where the program or environment lies. */
  path: text('runtimes[].path', 'path'),
  /** GPU back ends that lie beside it: `cuda`, `hip`, `vulkan`, `sycl`, `cpu`. */
  backends: set('runtimes[].backends', 'back ends'),
  /** A process of it was seen running. */
  running: flag('runtimes[].running', 'running'),
};

export const runtimes = list('runtimes', 'runtime', runtime);
