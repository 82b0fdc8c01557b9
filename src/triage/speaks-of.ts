import type { RuntimeName } from '../check/define-check.ts';
import type { Piece } from './text/split-pieces.ts';

const names: Readonly<Record<RuntimeName, RegExp>> = {
  ollama: /\bollama\b/gi,
  'llama.cpp': /\bllama[.-]?cpp\b|\bllama-(?:server|cli|bench|quantize)\b|\bggml_(?:vulkan|cuda)\b/gi,
  vllm: /\bvllm(?:\b|_)/gi,
  pytorch: /\bpytorch\b|\btorch\.(?:cuda|nn|distributed)\b|\btorch==/gi,
  'lm-studio': /\blm ?studio\b/gi,
  lemonade: /\blemonade\b|\bflm\b|\bfastflowlm\b/gi,
  koboldcpp: /\bkoboldcpp\b/gi,
  sglang: /\bsglang\b/gi,
};

/** The runtimes that a text speaks of, most often named first. A name within an address or a path of another project counts little. */
export function runtimesSpokenOf(pieces: readonly Piece[]): RuntimeName[] {
  const text = pieces
    .flatMap(({ lines }) => lines.map((line) => line.text))
    .join('\n')
    .slice(0, 200_000)
    .replace(/https?:\/\/\S{1,300}/g, ' ');
  const counted = (Object.entries(names) as [RuntimeName, RegExp][]).map(([name, pattern]) => ({ name, count: text.match(pattern)?.length ?? 0 }));
  return counted
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ name }) => name);
}
