/**
 * A 64-bit little-endian ELF file without what is never loaded: symbols and debugging tables, which stand behind all that is. Names that
 * addons look up are in the dynamic tables, and those stay. (`strip` does the same; not every machine has it.)
 */
export function stripElf(file: Buffer): Buffer {
  if (file.readUInt32BE(0) !== 0x7f454c46 || file[4] !== 2 || file[5] !== 1) throw new Error('no 64-bit little-endian ELF file');
  const [at, size, count, names] = [Number(file.readBigUInt64LE(0x28)), file.readUInt16LE(0x3a), file.readUInt16LE(0x3c), file.readUInt16LE(0x3e)];
  const sections = Array.from({ length: count }, (_, index) => {
    const start = at + index * size;
    return {
      header: Buffer.from(file.subarray(start, start + size)),
      loaded: (file.readBigUInt64LE(start + 8) & 2n) !== 0n,
      empty: file.readUInt32LE(start + 4) === 8,
      offset: Number(file.readBigUInt64LE(start + 0x18)),
      length: Number(file.readBigUInt64LE(start + 0x20)),
    };
  });
  const lastLoaded = sections.findLastIndex(({ loaded }) => loaded);
  const kept = sections.slice(0, lastLoaded + 1);
  const text = sections[names];
  if (text === undefined || kept.some(({ loaded }, index) => index > 0 && !loaded))
    throw new Error('sections that are not loaded stand between those that are');
  const end = Math.max(...kept.map(({ offset, length, empty }) => offset + (empty ? 0 : length)));
  const nameTable = file.subarray(text.offset, text.offset + text.length);
  text.header.writeBigUInt64LE(BigInt(end), 0x18);
  const padding = Buffer.alloc((8 - ((end + nameTable.length) % 8)) % 8);
  const head = Buffer.from(file.subarray(0, end));
  head.writeBigUInt64LE(BigInt(end + nameTable.length + padding.length), 0x28);
  head.writeUInt16LE(kept.length + 1, 0x3c);
  head.writeUInt16LE(kept.length, 0x3e);
  return Buffer.concat([head, nameTable, padding, ...kept.map(({ header }) => header), text.header]);
}
