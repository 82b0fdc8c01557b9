/** A picture of a terminal, as SVG without scripts or fonts of its own: monospaced, light on dark, readable by screen readers. */
export function ansiToSvg(text: string, { title, command, columns }: { title: string; command: string; columns: number }): string {
  const lines = [[{ text: `$ ${command}`, style: 'prompt' }], [], ...text.trimEnd().split('\n').map(spansOf)];
  const width = columns * cell + 2 * margin;
  const height = lines.length * line + bar + 2 * margin;
  const rows = lines.flatMap((spans, at) => {
    const y = bar + margin + at * line + ascent;
    let column = 0;
    return spans.map((span) => {
      const x = margin + column * cell;
      const length = [...span.text].length;
      column += length;
      if (span.text.trim() === '') return '';
      const look = span.style === '' ? '' : ` class="${span.style}"`;
      // The length is given, so that the columns hold whatever monospaced font there is.
      return `<text x="${rounded(x)}" y="${y}" textLength="${rounded(length * cell)}"${look}>${escaped(span.text)}</text>`;
    });
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${rounded(width)} ${height}" width="${rounded(width)}" height="${height}" role="img" aria-labelledby="title desc">
<title id="title">${escaped(title)}</title>
<desc id="desc">${escaped(plainOf(text))}</desc>
<style>
rect { fill: #14171c }
text { font: 14px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: #d5dae1; white-space: pre }
.bold { font-weight: bold; fill: #ffffff }
.faint { fill: #98a2b0 }
.red { fill: #ff8a80 }
.yellow { fill: #f2c55c }
.green { fill: #7ddc8f }
.prompt { fill: #7cc4ff }
</style>
<rect width="100%" height="100%" rx="8"/>
<g aria-hidden="true">
<circle cx="18" cy="16" r="5" fill="#ff8a80"/><circle cx="36" cy="16" r="5" fill="#f2c55c"/><circle cx="54" cy="16" r="5" fill="#7ddc8f"/>
${rows.filter(Boolean).join('\n')}
</g>
</svg>
`;
}

const [cell, line, ascent, margin, bar] = [8.43, 20, 15, 16, 24];

interface Span {
  readonly text: string;
  readonly style: string;
}

// What chalk writes for the styles of the text report.
const begins: Readonly<Record<string, string>> = { '1': 'bold', '2': 'faint', '31': 'red', '32': 'green', '33': 'yellow' };

/** One line cut where its style changes; the innermost style counts. */
function spansOf(row: string): Span[] {
  const spans: Span[] = [];
  const open: string[] = [];
  for (const part of row.split(/(\x1b\[\d+m)/)) {
    const code = /^\x1b\[(\d+)m$/.exec(part)?.[1];
    if (code === undefined) spans.push({ text: part, style: open.at(-1) ?? '' });
    else if (begins[code] !== undefined) open.push(begins[code]);
    else open.pop();
  }
  return spans.filter(({ text }) => text !== '');
}

function plainOf(text: string): string {
  return text.replace(/\x1b\[\d+m/g, '').trim();
}

function rounded(size: number): string {
  return size.toFixed(2).replace(/\.?0+$/, '');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
