/** What the head of a GGUF file says of the model. */
export interface GgufHeader {
  readonly version: number;
  readonly tensorCount: number;
  readonly architecture?: string;
  readonly name?: string;
  readonly contextLength?: number;
  readonly blockCount?: number;
  readonly embeddingLength?: number;
  readonly headCount?: number;
  readonly headCountKv?: number;
  /** Size of one key and one value of a head, where they are not the embedding divided by the heads. */
  readonly keyLength?: number;
  readonly valueLength?: number;
  /** llama_ftype by its number; `fileTypeName` where the number is known. */
  readonly fileType?: number;
  readonly fileTypeName?: string;
  /** Keys and values were read to their end; false where the bytes end before. */
  readonly complete: boolean;
  /**
   * Bytes that the file must have at least, from the tensor table; absent where the bytes given end before the table does.
   * A file that is shorter is cut off.
   */
  readonly leastSize?: number;
}

/** What a file that should be a GGUF really is, from its first bytes. */
export type ModelFileState = 'gguf' | 'safetensors' | 'lfs-pointer' | 'html' | 'empty' | 'other';

/**
 * From the first bytes, read as text (invalid bytes may have become U+FFFD: all marks are ASCII).
 *
 *     version https://git-lfs.github.com/spec/v1
 *     <!DOCTYPE html>
 */
export function modelFileState(head: string): ModelFileState {
  if (head === '') return 'empty';
  if (head.startsWith('GGUF')) return 'gguf';
  if (head.startsWith('version https://git-lfs')) return 'lfs-pointer';
  // The length of its JSON comes first, in eight bytes, of which some may have become one character and the last are zero.
  if (head.slice(0, 8).includes('\0') && /^.{1,8}\{ {0,8}"/s.test(head)) return 'safetensors';
  const start = head.slice(0, 200).trimStart().toLowerCase();
  return start.startsWith('<!doctype') || start.startsWith('<html') || start.startsWith('<head') ? 'html' : 'other';
}

const mostKeys = 10_000;
const mostTensors = 100_000;
const longestText = 16 * 1024 * 1024;

/**
 * The header of a GGUF file, little endian, versions 2 and 3: magic, version, counts, keys with values, tensor table.
 *
 *     47 47 55 46  03 00 00 00  <tensors: u64>  <keys: u64>  …
 *
 * Bounded: what is longer than the bytes given, or than any real file, ends the reading.
 */
export function parseGgufHeader(bytes: Uint8Array): GgufHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8) throw new Error(`only ${bytes.byteLength} bytes: no GGUF header`);
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic !== 'GGUF') throw new Error(`the magic is ${JSON.stringify(magic)}, not GGUF: ${modelFileState(new TextDecoder().decode(bytes.subarray(0, 200)))}`);
  const version = view.getUint32(4, true);
  if (version === 0 || version > 3 || version < 2) throw new Error(`GGUF version ${version} is not 2 or 3`);
  if (bytes.byteLength < 24) throw new Error('cut off within the header');
  const reader = { view, bytes, at: 8 };
  const tensorCount = count(reader, mostTensors);
  const keyCount = count(reader, mostKeys);
  const wanted = new Map<string, number | string>();
  let complete = true;
  try {
    for (let key = 0; key < keyCount; key++) {
      const name = readText(reader);
      const value = readValue(reader, u32(reader), 0);
      if (value !== undefined) wanted.set(name, value);
    }
  } catch (error) {
    if (!(error instanceof CutOff)) throw error;
    complete = false;
  }
  const text = (key: string): string | undefined => (typeof wanted.get(key) === 'string' ? (wanted.get(key) as string) : undefined);
  const architecture = text('general.architecture');
  const number = (key: string): number | undefined => {
    const value = wanted.get(key.replace('*', architecture ?? ''));
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
  };
  const fileType = number('general.file_type');
  const leastSize = complete ? sizeOf(reader, tensorCount, number('general.alignment') ?? 32) : undefined;
  const parts = {
    architecture,
    name: text('general.name'),
    contextLength: number('*.context_length'),
    blockCount: number('*.block_count'),
    embeddingLength: number('*.embedding_length'),
    headCount: number('*.attention.head_count'),
    headCountKv: number('*.attention.head_count_kv'),
    keyLength: number('*.attention.key_length'),
    valueLength: number('*.attention.value_length'),
    fileType,
    fileTypeName: fileType === undefined ? undefined : fileTypes[fileType],
    leastSize,
  };
  return { version, tensorCount, complete, ...(Object.fromEntries(Object.entries(parts).filter(([, each]) => each !== undefined)) as Partial<GgufHeader>) };
}

interface Reader {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  at: number;
}

class CutOff extends Error {}

function take(reader: Reader, length: number): number {
  const from = reader.at;
  if (from + length > reader.bytes.byteLength) throw new CutOff('the bytes end within the header');
  reader.at += length;
  return from;
}

function u32(reader: Reader): number {
  return reader.view.getUint32(take(reader, 4), true);
}

function u64(reader: Reader): number {
  const from = take(reader, 8);
  return reader.view.getUint32(from, true) + reader.view.getUint32(from + 4, true) * 2 ** 32;
}

function count(reader: Reader, most: number): number {
  const value = u64(reader);
  if (value > most) throw new Error(`a count of ${value} is not that of a model`);
  return value;
}

function readText(reader: Reader): string {
  const length = u64(reader);
  if (length > longestText) throw new Error(`a text of ${length} bytes is not that of a model`);
  const from = take(reader, length);
  return new TextDecoder().decode(reader.bytes.subarray(from, from + Math.min(length, 4096)));
}

/** Sizes of the value types by number: u8 i8 u16 i16 u32 i32 f32 bool string array u64 i64 f64. */
const sizes: Record<number, number> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };

/** A value that may matter, or undefined for an array, which is passed over. Head counts may be arrays (one a layer). */
function readValue(reader: Reader, type: number, depth: number): number | string | undefined {
  if (type === 8) return readText(reader);
  if (type === 9) {
    const [of, length] = [u32(reader), u64(reader)];
    if (depth > 2) throw new Error('arrays within arrays within arrays');
    const size = sizes[of];
    if (size !== undefined) take(reader, size * length);
    // A vocabulary has hundreds of thousands of texts, and none is wanted.
    else if (of === 8) for (let each = 0; each < length; each++) take(reader, u64(reader));
    else for (let each = 0; each < length; each++) readValue(reader, of, depth + 1);
    return undefined;
  }
  const size = sizes[type];
  if (size === undefined) throw new Error(`value type ${type} is not known`);
  const from = take(reader, size);
  switch (type) {
    case 4:
      return reader.view.getUint32(from, true);
    case 5:
      return reader.view.getInt32(from, true);
    case 10:
      return Number(reader.view.getBigUint64(from, true));
    case 11:
      return Number(reader.view.getBigInt64(from, true));
    default:
      return undefined;
  }
}

/** Where the last tensor must end; undefined where the table is not all there, or a tensor's type is not known here. */
function sizeOf(reader: Reader, tensors: number, alignment: number): number | undefined {
  let furthest = 0;
  try {
    for (let each = 0; each < tensors; each++) {
      readText(reader);
      const dimensions = u32(reader);
      if (dimensions > 8) return undefined;
      let elements = 1;
      for (let at = 0; at < dimensions; at++) elements *= u64(reader);
      const block = tensorTypes[u32(reader)];
      const offset = u64(reader);
      if (block === undefined) return undefined;
      furthest = Math.max(furthest, offset + Math.ceil(elements / block[0]) * block[1]);
    }
  } catch (error) {
    if (error instanceof CutOff) return undefined;
    throw error;
  }
  // The first part of a divided model may hold no tensor, and then nothing follows.
  return tensors === 0 ? reader.at : Math.ceil(reader.at / alignment) * alignment + furthest;
}

/** ggml's tensor types: elements of a block, bytes of a block (ggml.c, type traits). */
const tensorTypes: Record<number, readonly [number, number]> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  9: [32, 36],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
  15: [256, 292],
  16: [256, 66],
  17: [256, 74],
  18: [256, 98],
  19: [256, 50],
  20: [32, 18],
  21: [256, 110],
  22: [256, 82],
  23: [256, 136],
  24: [1, 1],
  25: [1, 2],
  26: [1, 4],
  27: [1, 8],
  28: [1, 8],
  29: [256, 56],
  30: [1, 2],
  34: [256, 54],
  35: [256, 66],
  39: [32, 17],
};

/** llama_ftype, the common ones. */
const fileTypes: Record<number, string> = {
  0: 'F32',
  1: 'F16',
  2: 'Q4_0',
  3: 'Q4_1',
  7: 'Q8_0',
  8: 'Q5_0',
  9: 'Q5_1',
  10: 'Q2_K',
  11: 'Q3_K_S',
  12: 'Q3_K_M',
  13: 'Q3_K_L',
  14: 'Q4_K_S',
  15: 'Q4_K_M',
  16: 'Q5_K_S',
  17: 'Q5_K_M',
  18: 'Q6_K',
  19: 'IQ2_XXS',
  20: 'IQ2_XS',
  21: 'Q2_K_S',
  22: 'IQ3_XS',
  23: 'IQ3_XXS',
  24: 'IQ1_S',
  25: 'IQ4_NL',
  26: 'IQ3_S',
  27: 'IQ3_M',
  28: 'IQ2_S',
  29: 'IQ2_M',
  30: 'IQ4_XS',
  31: 'IQ1_M',
  32: 'BF16',
  36: 'TQ1_0',
  37: 'TQ2_0',
  38: 'MXFP4_MOE',
};
