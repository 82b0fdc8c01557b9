/** One loaded model as `ollama ps` lists it. */
export interface OllamaPsRow {
  readonly name: string;
  /** Bytes, rounded as the table shows them. */
  readonly size: number;
  /** The part of it on GPUs, by the share that PROCESSOR tells. */
  readonly sizeVram: number;
  /** From 0.10 on. */
  readonly context?: number;
}

const units: Readonly<Record<string, number>> = { KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/** The name, twelve digits of the digest, the size, and who computes; what follows is the context, where there is one, and the time left. */
const row =
  /^\s{0,12}(\S{1,160})\s{1,80}[0-9a-f]{12}\s{1,20}(\d{1,4}(?:\.\d{1,2})?) ([KMGT]B)\s{1,20}(?:(\d{1,3})%\/(\d{1,3})% CPU\/GPU|(\d{1,3})% (GPU|CPU))(?:\s{1,20}(\d{3,8}))?(?=\s|$)/;

/**
 * `ollama ps`, all eras.
 *
 *     NAME          ID              SIZE     PROCESSOR          CONTEXT    UNTIL
 *     gemma4:e4b    c6eb396dbd59    11 GB    31%/69% CPU/GPU    32768      4 minutes from now
 */
export function parseOllamaPsTable(text: string): OllamaPsRow[] {
  const rows = text
    .split('\n', 4_000)
    .flatMap((line) => {
      const found = row.exec(line.slice(0, 400));
      if (found === null) return [];
      const [, name = '', amount = '', unit = '', , split, whole, by, context] = found;
      const size = Math.round(Number(amount) * (units[unit] ?? 1));
      const onGpu = split === undefined ? (by === 'GPU' ? Number(whole) : 100 - Number(whole)) : Number(split);
      if (onGpu < 0 || onGpu > 100) return [];
      return [{ name, size, sizeVram: Math.round((size * onGpu) / 100), ...(context === undefined ? {} : { context: Number(context) }) }];
    })
    .slice(0, 16);
  if (rows.length === 0) throw new Error('no table of ollama ps in it');
  return rows;
}
