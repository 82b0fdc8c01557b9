import type { RuntimeName } from '../check/define-check.ts';
import type { Piece } from './text/split-pieces.ts';

const names: Readonly<Record<RuntimeName, RegExp>> = {
  ollama: /\bollama\b/gi,
  // Ollama brings a llama-server of its own since 0.30, and speaks of it.
  'llama.cpp':
    /\bllama[.-]?cpp\b|(?<!\bollama\/)\bllama-(?:server|cli|bench|quantize)\b(?!:? (?:process has terminated|binary not found))|\bggml_(?:vulkan|cuda)\b/gi,
  vllm: /\bvllm(?:\b|_)/gi,
  pytorch: /\bpytorch\b|\btorch\.(?:cuda|nn|distributed)\b|\btorch==/gi,
  'lm-studio': /\blm ?studio\b/gi,
  lemonade: /\blemonade\b|\bflm\b|\bfastflowlm\b/gi,
  koboldcpp: /\bkoboldcpp\b/gi,
  sglang: /\bsglang\b/gi,
};

/**
 * Words of one runtime's settings and output. Other programs are built on llama.cpp and show them too, so that they count only where no such program
 * is named.
 */
const telling: readonly (readonly [RuntimeName, RegExp])[] = [
  [
    'llama.cpp',
    /\bn[-_]gpu[-_]layers\b|\bllama_cpp(?:_python)?\b|\bLlamaCpp\b|\bBLAS ?= ?[01]\b|\bllama_print_timings\b|(?:\b|-D)GGML_(?:CUDA|HIP|VULKAN|VK|SYCL)(?:\b|_[A-Z])|\bGGML backends?\b|^\s{0,8}version: \d{4,5} \([0-9a-f]{7,12}\)|^#? ?(?:Eval|Compile|Misc\.) bug: /m,
  ],
  ['sglang', /\bsgl[-_]kernel\b/],
];

/** Commands that look for several runtimes at once, and what pip says of packages: which of them is meant they do not tell. */
const asking = /\bpip3? show \w|\bgrep\b.{0,40}\b(?:ollama|llama|vllm)\|(?:ollama|llama|vllm)|^\s{0,8}Required-by: /;

/** The runtimes that a text speaks of, most often named first. A name within an address or a path of another project counts little. */
export function runtimesSpokenOf(pieces: readonly Piece[]): RuntimeName[] {
  const text = pieces
    .flatMap(({ lines }) => lines.map((line) => line.text))
    .filter((line) => !asking.test(line))
    .join('\n')
    .slice(0, 200_000)
    .replace(/https?:\/\/\S{1,300}/g, ' ');
  const counted = (Object.entries(names) as [RuntimeName, RegExp][]).map(([name, pattern]) => ({ name, count: text.match(pattern)?.length ?? 0 }));
  const named = counted.filter(({ count }) => count > 0);
  const servers = named.filter(({ name }) => name !== 'pytorch');
  if (servers.length === 0) for (const [name, pattern] of telling) if (pattern.test(text)) named.push({ name, count: 1 });
  return named.sort((a, b) => b.count - a.count).map(({ name }) => name);
}
