/** A side of a box before a line; behind it no branch of a tree. */
const before = /^\s{0,4}[│┃║](?=\s)(?!\s{0,40}[│┃║├└])/;
const behind = /[│┃║]$/;

/**
 * Does a line stand between the sides of a box, as k9s and others draw it around a log? One that is copied in part has one side only:
 *
 *     time=2024-03-13T13:36:08.352Z level=INFO source=images.go:800 msg="total blobs: 0"      │
 *     │ Error: mkdir /root/.ollama/models/manifests: no space left on device                  │
 *     │ Stream closed EOF for mlops/ollama-79c7468c97-xz2dr (ollama)
 */
export function isFramed(line: string): boolean {
  return withoutFrame(line) !== line;
}

/** The line alone. A table keeps its sides, since it has more of them within. */
export function withoutFrame(line: string): string {
  if (!/[│┃║]/.test(line)) return line;
  const side = before.exec(line)?.[0] ?? '';
  const end = line.trimEnd();
  const inner = (behind.test(end) ? end.slice(0, -1).trimEnd() : line).slice(side.length);
  return /[│┃║]/.test(inner) ? line : side === '' ? inner : inner.slice(1);
}
