import { gpus } from '../facts/gpus.ts';
import { memory } from '../facts/memory.ts';
import { type Atom, all, any, not, type Predicate } from '../logic/predicate.ts';
import { quantity } from '../logic/quantity.ts';
import type { Truth } from '../logic/truth.ts';
import type { GgufHeader } from '../parsers/gguf-header.ts';
import type { cacheTypes } from './document-schema.ts';

/** Bytes that a model needs: no less than `least`, no more than `most`. */
export interface Need {
  readonly least: number;
  readonly most: number;
  /** How it was reckoned, for people. */
  readonly words: string;
}

/** Bytes of one value of the cache; quantised types hold 32 values and a scale in a block (ggml). */
const cacheBytes: Record<(typeof cacheTypes)[number], number> = {
  f32: 4,
  f16: 2,
  bf16: 2,
  q8_0: 34 / 32,
  q5_1: 24 / 32,
  q5_0: 22 / 32,
  q4_1: 20 / 32,
  q4_0: 18 / 32,
  iq4_nl: 18 / 32,
};

/** Architectures in which every layer keeps keys and values of the whole context; windows, shared and latent caches need less. */
const plainCaches = new Set(['llama', 'qwen2', 'qwen2moe', 'qwen3', 'qwen3moe', 'gemma', 'starcoder2', 'internlm2', 'olmo2', 'granite']);

/** Compute buffers, the driver's context and what the desktop takes: never nothing, seldom more. */
const aroundBytes = 1024 ** 3;

/** What a model needs with a context, from its header. Where the header leaves the cache open, `most` has no end. */
export function needOf(header: GgufHeader, fileBytes: number, context: number | undefined, kv: (typeof cacheTypes)[number]): Need {
  const { architecture = '', blockCount, embeddingLength, headCount, headCountKv, keyLength, valueLength, contextLength } = header;
  const weights = Math.max(fileBytes, header.leastSize ?? 0);
  const tokens = context ?? contextLength;
  const headSize = embeddingLength !== undefined && headCount ? embeddingLength / headCount : undefined;
  const [key, value] = [keyLength ?? headSize, valueLength ?? headSize];
  const heads = headCountKv ?? headCount;
  if (tokens === undefined || blockCount === undefined || key === undefined || value === undefined || heads === undefined)
    return {
      least: weights,
      most: Number.POSITIVE_INFINITY,
      words: `${quantity(weights, 'bytes')} of weights; its header does not tell the size of its cache`,
    };
  const cache = tokens * blockCount * heads * (key + value) * cacheBytes[kv];
  const exact = plainCaches.has(architecture) && headCountKv !== undefined;
  return {
    least: weights + (exact ? cache : 0),
    most: weights + cache + aroundBytes,
    words: `${quantity(weights, 'bytes')} of weights and ${exact ? '' : 'up to '}${quantity(cache, 'bytes')} of ${kv} cache for ${tokens} tokens`,
  };
}

/** Weights alone were named, so they alone are asked. */
export function needOfWeights(bytes: number): Need {
  return { least: bytes, most: bytes, words: quantity(bytes, 'bytes') };
}

/** True where the most of it fits, false where the least of it does not, else unknown. */
export function fitsPredicate(need: Need, place: 'gpu' | 'memory', across: number): Predicate {
  const enough = (there: number): Truth => (there >= need.most / across ? 'true' : there < need.least / across ? 'false' : 'unknown');
  const says = `room for ${need.words}${across === 1 ? '' : `, shared by ${across}`}`;
  const atom = (needs: Atom['needs'], test: (...values: number[]) => Truth): Atom => ({
    op: 'atom',
    needs,
    says,
    test: ((...values: (number | null)[]) => (values.every((each) => each === null) ? 'false' : test(...values.map((each) => each ?? 0)))) as Atom['test'],
  });
  if (place === 'memory') return all(atom([memory.available], enough), any(memory.cgroupLimit.isAbsent(), atom([memory.cgroupLimit], enough)));
  const { integrated, vramTotal, gttTotal } = gpus.item;
  return gpus.atLeast(across, () =>
    any(
      all(not(integrated.is(true)), atom([vramTotal], enough)),
      // An integrated GPU has its carve-out and, on amdgpu, what the kernel lends it.
      all(
        integrated.is(true),
        atom([vramTotal, gttTotal], (own, lent) => enough((own ?? 0) + (lent ?? 0))),
      ),
    ),
  );
}
