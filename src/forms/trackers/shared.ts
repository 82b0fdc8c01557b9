import { environmentLines, type Filled, type Known } from '../form.ts';

/** The log lines that the findings rest on; undefined where there are none, since the user's own log is wanted then. */
export function signsOutput({ report }: Known): Filled | undefined {
  const lines = report.signs.filter(({ id }) => report.findings.some((finding) => finding.id === id)).map(({ line }) => line);
  return lines.length === 0 ? undefined : { output: [...new Set(lines)].join('\n'), language: 'shell' };
}

/** The form's own word for a vendor, with the devices behind it. */
export function vendorWords(vendors: readonly string[], words: Readonly<Record<string, string>>, devices: readonly string[]): Filled | undefined {
  const named = [...new Set(vendors.flatMap((vendor) => words[vendor] ?? []))];
  const about = devices.filter(Boolean).join('; ');
  if (named.length === 0 && about === '') return undefined;
  return { text: [named.join(', '), about].filter(Boolean).join(' — ') };
}

export function textOf(text: string | undefined): Filled | undefined {
  return text === undefined || text === '' ? undefined : { text };
}

/** What `collect_env.py` is asked for, as far as it is known without importing what may be broken. */
export function environmentOutput(known: Known, summary?: string): Filled | undefined {
  const lines = environmentLines(known);
  return lines.length === 0 ? undefined : { output: lines.join('\n'), language: 'text', ...(summary === undefined ? {} : { summary }) };
}

/** A field that only the user can fill. */
export function asked(label: string, ask: string, id?: string): { label: string; ask: string; id?: string; fill: () => undefined } {
  return { label, ask, fill: () => undefined, ...(id === undefined ? {} : { id }) };
}
