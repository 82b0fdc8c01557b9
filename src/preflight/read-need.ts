import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { parseGgufHeader } from '../parsers/gguf-header.ts';
import { reasonOf } from '../usage/reason-of.ts';
import type { Condition } from './document-schema.ts';
import { type Need, needOf, needOfWeights } from './fits.ts';
import { SubjectFault } from './subject-fault.ts';
import { parseSize } from './version-range.ts';

const firstBytes = 4 * 1024 * 1024;
const mostBytes = 128 * 1024 * 1024;

/** What `fits` asks, by the header of the model file that it names. A file that cannot be read is a fault of the document. */
export function readNeed({ gguf, weights, context, kv = 'f16' }: NonNullable<Condition['fits']>): Need {
  if (gguf !== undefined && weights !== undefined) throw new SubjectFault('weights', 'gguf and weights; expected one of them');
  if (weights !== undefined) return needOfWeights(parseSize(weights));
  if (gguf === undefined) throw new SubjectFault('', 'expected gguf with a path, or weights with a size');
  try {
    return needOf(readHeader(gguf), sizeOf(gguf), context, kv);
  } catch (error) {
    throw new SubjectFault('gguf', `${gguf}: ${reasonOf(error)}; expected a GGUF file that can be read`);
  }
}

/** The table of tokens makes headers long; most fit into the first bytes. */
function readHeader(path: string): ReturnType<typeof parseGgufHeader> {
  if (!statSync(path).isFile()) throw new Error('it is no file');
  const file = openSync(path, 'r');
  try {
    for (let length = firstBytes; ; length *= 4) {
      const bytes = Buffer.alloc(Math.min(length, mostBytes));
      const read = readSync(file, bytes, 0, bytes.length, 0);
      const header = parseGgufHeader(bytes.subarray(0, read));
      if (header.leastSize !== undefined || read < bytes.length || length >= mostBytes) return header;
    }
  } finally {
    closeSync(file);
  }
}

/** A model in parts, `x-00001-of-00003.gguf`, counts with all of them. */
function sizeOf(path: string): number {
  const [, lead, total, tail] = /^(.*-)0*1-of-(\d{5})(\.gguf)$/.exec(path) ?? [];
  if (lead === undefined || total === undefined) return statSync(path).size;
  let bytes = 0;
  for (let part = 1; part <= Number(total); part++) {
    const name = `${lead}${String(part).padStart(5, '0')}-of-${total}${tail}`;
    if (!existsSync(name)) throw new Error(`its part ${name} is missing`);
    bytes += statSync(name).size;
  }
  return bytes;
}
