import { entries, flag, list, number, set, text } from '../logic/words.ts';

/**
 * One process that serves models, as /proc and the server itself show it. Found by probes/servers.ts (processes) and
 * probes/live-servers.ts (what they answer on loopback).
 */
export const server = {
  /** Which runtime; `llama.cpp` also for the llama-server that Ollama and Lemonade start. */
  kind: text<'ollama' | 'llama.cpp' | 'vllm' | 'lm-studio' | 'lemonade' | 'koboldcpp' | 'sglang' | 'other'>('servers[].kind', 'server', {
    choices: ['ollama', 'llama.cpp', 'vllm', 'lm-studio', 'lemonade', 'koboldcpp', 'sglang', 'other'],
  }),
  /** For people: `Ollama`, `llama-server`. */
  name: text('servers[].name', 'server'),
  /** `server`, or `runner` for the process that another one (Ollama, vLLM) started to do the work. */
  role: text<'server' | 'runner'>('servers[].role', 'role', { choices: ['server', 'runner'] }),
  /** The program, as the command line names it. */
  program: text('servers[].program', 'program', { get: 'ps -eo pid,user,args | grep -E "ollama|llama|vllm"' }),
  /** The flags of its command line under their long names, without secrets: `--ctx-size` → `8192`, `--no-mmap` → ``. */
  flags: entries('servers[].flags', 'flags', { get: 'ps -eo pid,args | grep -E "ollama|llama|vllm"' }),
  /** The variables that matter to inference, from its environment. */
  environment: entries('servers[].environment', 'environment of the server', { get: 'sudo cat /proc/$(pgrep -o -f "ollama serve")/environ | tr "\\0" "\\n"' }),
  /** Names of the GPU and back-end libraries that it mapped: `libggml-cuda.so`, `libcuda.so.580.95.05`. Being mapped does not prove use. */
  libraries: set('servers[].libraries', 'mapped libraries', { get: 'sudo grep -oE "/[^ ]*(ggml|cuda|hip|vulkan)[^ ]*" /proc/PID/maps | sort -u' }),
  /** Paths of those mapped libraries whose file was deleted or replaced since. */
  deletedLibraries: set('servers[].deletedLibraries', 'libraries replaced since the start'),
  /** User that it runs as. */
  user: text('servers[].user', 'user of the server', { get: 'ps -eo pid,user,args | grep -E "ollama|llama|vllm"' }),
  /** systemd unit of its control group: `ollama.service`; absent outside of a unit. */
  unit: text('servers[].unit', 'unit of the server', { get: 'cat /proc/PID/cgroup' }),
  /** Its control group belongs to a container. */
  inContainer: flag('servers[].inContainer', 'runs in a container', { get: 'cat /proc/PID/cgroup' }),
  /** The loopback port that it answered on, or that its command line names. */
  port: number('servers[].port', 'port', { unit: 'count' }),
  /** It answered on loopback. */
  answers: flag('servers[].answers', 'answers on loopback'),
  /** llama-server: the model is unloaded until the next request. */
  sleeping: flag('servers[].sleeping', 'sleeping', { get: 'curl -s http://127.0.0.1:8080/props', momentary: true }),
  /** llama-server: slots that requests are spread over. */
  slots: number('servers[].slots', 'slots', { unit: 'count', get: 'curl -s http://127.0.0.1:8080/props' }),
};

export const servers = list('servers', 'server', server);
