/** A model of 51 kB with random weights that llama.cpp really serves: LLaMA, two layers, 97 tokens (newline, printable ASCII, end of text). */
export interface TinyModel {
  readonly trainedContext?: number;
  readonly name?: string;
}

/** The bytes of the file; the same for the same options. Keys and tensors are those that llama.cpp insists on. */
export function tinyGguf({ trainedContext = 1024, name = 'tiny' }: TinyModel = {}): Buffer {
  const [width, layers, inner] = [32, 2, 64];
  const tokens = ['Ċ', ...Array.from({ length: 95 }, (_, at) => (at === 0 ? 'Ġ' : String.fromCharCode(32 + at))), '<|endoftext|>'];
  const end = tokens.length - 1;
  const keys = [
    key('general.architecture', 8, text('llama')),
    key('general.name', 8, text(name)),
    key('general.file_type', 4, u32(1)),
    key('llama.context_length', 4, u32(trainedContext)),
    key('llama.embedding_length', 4, u32(width)),
    key('llama.block_count', 4, u32(layers)),
    key('llama.feed_forward_length', 4, u32(inner)),
    key('llama.attention.head_count', 4, u32(1)),
    key('llama.attention.layer_norm_rms_epsilon', 6, f32(1e-5)),
    key('tokenizer.ggml.model', 8, text('gpt2')),
    key('tokenizer.ggml.pre', 8, text('gpt-2')),
    key('tokenizer.ggml.tokens', 9, array(8, tokens.map(text))),
    key(
      'tokenizer.ggml.token_type',
      9,
      array(
        5,
        tokens.map((_, at) => u32(at === end ? 3 : 1)),
      ),
    ),
    key('tokenizer.ggml.merges', 9, array(8, [])),
    key('tokenizer.ggml.bos_token_id', 4, u32(end)),
    key('tokenizer.ggml.eos_token_id', 4, u32(end)),
  ];
  const random = gaussian(20_261_122);
  const matrix = (rows: number, columns: number): Tensor => ({ shape: [rows, columns], type: 1, bytes: f16(rows * columns, () => 0.2 * random()) });
  const ones: Tensor = { shape: [width], type: 0, bytes: Buffer.concat(Array.from({ length: width }, () => f32(1))) };
  const block = (at: number): [string, Tensor][] => [
    [`blk.${at}.attn_norm.weight`, ones],
    [`blk.${at}.attn_q.weight`, matrix(width, width)],
    [`blk.${at}.attn_k.weight`, matrix(width, width)],
    [`blk.${at}.attn_v.weight`, matrix(width, width)],
    [`blk.${at}.attn_output.weight`, matrix(width, width)],
    [`blk.${at}.ffn_norm.weight`, ones],
    [`blk.${at}.ffn_gate.weight`, matrix(width, inner)],
    [`blk.${at}.ffn_up.weight`, matrix(width, inner)],
    [`blk.${at}.ffn_down.weight`, matrix(inner, width)],
  ];
  const tensors: [string, Tensor][] = [
    ['token_embd.weight', matrix(width, tokens.length)],
    ['output_norm.weight', ones],
    ...Array.from({ length: layers }, (_, at) => block(at)).flat(),
  ];
  let offset = 0;
  const table = tensors.map(([tensor, { shape, type, bytes }]) => {
    const row = Buffer.concat([text(tensor), u32(shape.length), ...shape.map(u64), u32(type), u64(offset)]);
    offset += padded(bytes).length;
    return row;
  });
  const head = Buffer.concat([Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(keys.length), ...keys, ...table]);
  return Buffer.concat([padded(head), ...tensors.map(([, { bytes }]) => padded(bytes))]);
}

interface Tensor {
  /** Fastest dimension first. */
  readonly shape: readonly number[];
  readonly type: 0 | 1;
  readonly bytes: Buffer;
}

function key(name: string, type: number, value: Buffer): Buffer {
  return Buffer.concat([text(name), u32(type), value]);
}

function array(type: number, values: readonly Buffer[]): Buffer {
  return Buffer.concat([u32(type), u64(values.length), ...values]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function f32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

/** Half floats without subnormals: what would be one is zero. */
function f16(count: number, next: () => number): Buffer {
  const bytes = Buffer.alloc(count * 2);
  for (let at = 0; at < count; at++) {
    const bits = f32(next()).readUInt32LE();
    const exponent = ((bits >>> 23) & 0xff) - 127 + 15;
    bytes.writeUInt16LE(exponent <= 0 ? 0 : ((bits >>> 16) & 0x8000) | (exponent << 10) | ((bits >>> 13) & 0x3ff), at * 2);
  }
  return bytes;
}

/** Each tensor begins at a multiple of 32. */
function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((32 - (bytes.length % 32)) % 32)]);
}

/** Seeded numbers (mulberry32), two at a time by Box and Muller. */
function gaussian(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform() || Number.MIN_VALUE)) * Math.cos(2 * Math.PI * uniform());
}
