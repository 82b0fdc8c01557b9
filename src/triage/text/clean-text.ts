const head = 2_000_000;
const tail = 3_000_000;

/** A text larger than this is judged by its head and its tail. */
export const largestText = head + tail;

/** Between head and tail, so that no line is read across the gap. */
const gapMark = '\n\n';

/** The head and the tail of bytes, at line breaks; what a machine says of itself stands at the start, what failed at the end. */
export function cutMiddle(bytes: Buffer): Buffer {
  if (bytes.length <= largestText) return bytes;
  const first = bytes.subarray(0, head);
  const last = bytes.subarray(bytes.length - tail);
  const end = first.lastIndexOf(10);
  const start = last.indexOf(10);
  return Buffer.concat([end < 0 ? first : first.subarray(0, end), Buffer.from(gapMark), start < 0 ? last : last.subarray(start + 1)]);
}

/** Is this no text at all? A GGUF, an archive, an image, or UTF-16 without a mark. */
export function binaryKind(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 8).toString('latin1');
  if (start.startsWith('GGUF')) return 'a GGUF model file';
  if (start.startsWith('\x7fELF')) return 'a program';
  if (start.startsWith('PK\x03\x04') || start.startsWith('\x1f\x8b') || start.startsWith('\x28\xb5\x2f\xfd') || start.startsWith('\xfd7zXZ'))
    return 'an archive';
  if (start.startsWith('\x89PNG') || start.startsWith('\xff\xd8\xff') || start.startsWith('GIF8')) return 'an image';
  if (start.startsWith('%PDF')) return 'a PDF';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return undefined;
  const sample = bytes.subarray(0, 8_192);
  let odd = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) odd++;
  return odd > Math.max(4, sample.length / 50) ? 'binary data' : undefined;
}

/** Bytes as text: UTF-8, or UTF-16 as PowerShell and wsl.exe write it. */
export function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  const text = bytes.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

const escapes = /\x1b\[[0-?]{0,40}[ -/]{0,4}[@-~]|\x1b\][^\x07\x1b\n]{0,400}(?:\x07|\x1b\\)|\x1b[()][0-9A-B]|\x1b[=>78cDEHM]/g;

/** Escape sequences, carriage returns of progress bars, zero bytes and other controls go; line breaks stay where they are. */
export function cleanText(text: string): string {
  const plain = text.includes('\x1b') ? text.replace(escapes, '') : text;
  const lines = plain.includes('\r') ? plain.replace(/\r+\n/g, '\n').replace(/^[^\n]{0,4000}\r(?=[^\n])/gm, '') : plain;
  return lines.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff]/g, '').replace(/\u00a0/g, ' ');
}
