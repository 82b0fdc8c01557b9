/** The runtimes that a unit can serve, in the words of facts/services.ts. */
export type ServedRuntime =
  | 'ollama'
  | 'llama.cpp'
  | 'llama-swap'
  | 'vllm'
  | 'lemonade'
  | 'koboldcpp'
  | 'localai'
  | 'lm-studio'
  | 'text-generation-webui'
  | 'sglang';

const programs: readonly (readonly [RegExp, ServedRuntime])[] = [
  [/^ollama$/, 'ollama'],
  [/^llama-swap(?:[-_].{1,20})?$/, 'llama-swap'],
  [/^(?:llama-server|llama-cpp-server|llama\.cpp|rpc-server|ggml-rpc-server)$/, 'llama.cpp'],
  [/^vllm$/, 'vllm'],
  [/^(?:lemonade-server(?:-dev)?|lemonade-router|lemond|lemonade)$/, 'lemonade'],
  [/^koboldcpp(?:[-_.].{1,40})?$/, 'koboldcpp'],
  [/^local-?ai$/, 'localai'],
  [/^(?:lms|lm-studio|llmster)$/, 'lm-studio'],
  [/^sglang$/, 'sglang'],
];

/**
 * Which runtime a command line starts, or undefined: `/usr/local/bin/ollama serve`, `/opt/venv/bin/python -m vllm.entrypoints.openai.api_server`,
 * `/bin/sh -c "exec llama-server -m …"`.
 */
export function servedBy(commandLine: string): ServedRuntime | undefined {
  const words = commandLine
    .slice(0, 4_000)
    .replace(/["';]/g, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[-@:+!|]{1,4}(?=\/)/, ''));
  for (const [at, word] of words.slice(0, 40).entries()) {
    const name = word.split('/').at(-1) ?? '';
    const direct = programs.find(([pattern]) => pattern.test(name));
    // Only a word that is called counts: the first one, one with a path, or the one behind a wrapper.
    if (direct !== undefined && (at === 0 || word.includes('/') || /^(?:exec|-c|run|sudo|nice|taskset|numactl|env)$/.test(words[at - 1] ?? ''))) {
      // `ollama` as a folder or user name is no server; it serves with `serve`, wrappers aside.
      if (direct[1] === 'ollama' && !words.includes('serve')) continue;
      return direct[1];
    }
    if (word === '-m' && /^vllm(?:\.|$)/.test(words[at + 1] ?? '')) return 'vllm';
    if (word === '-m' && /^sglang(?:\.|$)/.test(words[at + 1] ?? '')) return 'sglang';
    if (word === '-m' && /^llama_cpp\.server/.test(words[at + 1] ?? '')) return 'llama.cpp';
    if (name === 'koboldcpp.py') return 'koboldcpp';
    if (/text-generation-webui/.test(word)) return 'text-generation-webui';
  }
  return undefined;
}

/** Does the name of a unit speak of such a runtime? `llama-server@qwen.service` does. */
export function looksServing(unit: string): boolean {
  return /^(?:ollama|llama[-_.]?(?:server|cpp|swap)|vllm|lemonade|lemond|kobold|local-?ai|lm-?studio|lms\b|llmster|text-generation-webui|sglang)/i.test(unit);
}
