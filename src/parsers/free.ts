export interface Free {
  /** Bytes; rounded as `-h` shows them. */
  readonly total: number;
  readonly free: number | undefined;
  readonly available: number | undefined;
  readonly swapTotal: number | undefined;
  readonly swapFree: number | undefined;
  /** Written for people, so that sizes are rounded. */
  readonly rounded: boolean;
}

const units: Readonly<Record<string, number>> = { B: 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };

/**
 * `free`, in KiB, or with `-h`, `-m`, `-g`; without a unit, numbers are KiB unless they are too small for a machine's memory, which `-m` and `-g` make.
 *
 *                    total        used        free      shared  buff/cache   available
 *     Mem:           124Gi        14Gi        13Gi       196Mi        97Gi       110Gi
 *     Swap:          8.0Gi       4.6Gi       3.4Gi
 */
export function parseFree(text: string): Free {
  const lines = text.split('\n', 200);
  const head = lines
    .find((line) => /\btotal\b/.test(line) && /\bfree\b/.test(line))
    ?.trim()
    .split(/\s+/);
  const row = (name: string) =>
    lines
      .find((line) => line.trimStart().startsWith(`${name}:`))
      ?.trim()
      .split(/\s+/)
      .slice(1);
  const [mem, swap] = [row('Mem'), row('Swap')];
  const [totalText] = mem ?? [];
  if (head === undefined || mem === undefined || totalText === undefined) throw new Error('no table of free in it');
  const bare = /^\d+$/.test(totalText) ? bareUnit(Number(totalText)) : 1;
  if (bare === undefined) throw new Error('its numbers have no unit that can be told');
  const at = (of: readonly string[] | undefined, name: string) => {
    const cell = of?.[head.indexOf(name)];
    return head.includes(name) && cell !== undefined ? sizeOf(cell, bare) : undefined;
  };
  const total = at(mem, 'total');
  if (total === undefined) throw new Error('its total is no size');
  return {
    total,
    free: at(mem, 'free'),
    available: at(mem, 'available'),
    swapTotal: at(swap, 'total'),
    swapFree: at(swap, 'free'),
    rounded: !/^\d{7,}$/.test(totalText),
  };
}

/** KiB for a million and more (1 GiB), MiB from 512 on; what lies between means nothing for sure. */
function bareUnit(total: number): number | undefined {
  if (total >= 900_000) return 1024;
  return total >= 900 && total < 900_000 ? 1024 ** 2 : undefined;
}

function sizeOf(cell: string, bare: number): number | undefined {
  const [, amount, unit] = /^(\d{1,16}(?:[.,]\d{1,3})?)([BKMGT])?i?B?$/.exec(cell) ?? [];
  if (amount === undefined) return undefined;
  return Math.round(Number(amount.replace(',', '.')) * (unit === undefined ? bare : (units[unit] ?? 1)));
}
