/** Settings of `/etc/wsl.conf` or `.wslconfig`: `wsl2.memory` → `48GB`, names in lower case, with what cannot be understood. */
export interface WslSettings {
  readonly values: ReadonlyMap<string, string>;
  /** `line 1: a section and a setting on one line`. */
  readonly faults: readonly string[];
}

/**
 * `/etc/wsl.conf` and `%UserProfile%\.wslconfig`, the same form of ini file:
 *
 *     [wsl2]
 *     memory=48GB # limits the virtual machine
 *     kernel=C:\\temp\\myCustomKernel
 */
export function parseWslSettings(text: string): WslSettings {
  if (text.includes('\0')) throw new Error('zero bytes: saved as UTF-16');
  const values = new Map<string, string>();
  const faults: string[] = [];
  const misplaced: { key: string; line: number; why: string }[] = [];
  let section = '';
  for (const [at, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, 2_000)
    .entries()) {
    const line = raw.replace(/^[ \t]+|[ \t]+$/g, '');
    if (line === '' || line.startsWith('#')) continue;
    // WSL takes letters and digits alone, and passes over a line that has others (configfile.cpp).
    const header = /^\[([A-Za-z][A-Za-z0-9]{0,39})\]\s*(#.*|\S.*)?$/.exec(line);
    if (header === null && line.startsWith('[')) {
      faults.push(`line ${at + 1}: a section’s name with blanks or signs, which WSL does not take`);
      continue;
    }
    if (header !== null) {
      section = (header[1] ?? '').toLowerCase();
      if (header[2] !== undefined && !header[2].startsWith('#')) faults.push(`line ${at + 1}: a section and a setting on one line`);
      continue;
    }
    const pair = /^([\w.-]{1,60})\s*=\s*(.*)$/.exec(line);
    if (pair === null) faults.push(`line ${at + 1}: neither a section nor a setting`);
    else {
      const key = (pair[1] ?? '').toLowerCase();
      if (section === '') {
        misplaced.push({ key, line: at + 1, why: 'a setting before any section' });
        continue;
      }
      if (ofMachine.test(key) && section !== 'wsl2') misplaced.push({ key, line: at + 1, why: `${key} in a section where WSL does not look for it` });
      values.set(`${section}.${key}`, bareValue(pair[2] ?? ''));
    }
  }
  // What stands in both places is read in one of them.
  for (const { key, line, why } of misplaced) if (!values.has(`wsl2.${key}`)) faults.push(`line ${line}: ${why}`);
  return { values, faults };
}

/** What the virtual machine gets: WSL looks for these under [wsl2] alone (WslCoreConfig.h), and no other file of WSL’s has them. */
const ofMachine = /^(?:memory|processors|swap)$/;

function bareValue(text: string): string {
  const quoted = /^"([^"]*)"/.exec(text);
  return quoted?.[1] ?? text.replace(/\s*#.*$/, '').trim();
}

/** `true`, `false`, `1`, `0`; null where the setting is not there. */
export function wslFlag({ values }: WslSettings, name: string): boolean | null {
  const value = values.get(name.toLowerCase())?.toLowerCase();
  if (value === 'true' || value === '1') return true;
  return value === 'false' || value === '0' ? false : null;
}

/** `48GB`, `512MB`, plain bytes; null where the setting is not there or is no size. */
export function wslBytes({ values }: WslSettings, name: string): number | null {
  const found = /^(\d{1,15})\s*([KMGT]?)B?$/i.exec(values.get(name.toLowerCase()) ?? '');
  if (found === null) return null;
  const [, amount, unit = ''] = found;
  return Number(amount) * 1024 ** ' KMGT'.indexOf(unit.toUpperCase() || ' ');
}

/** `60000`, `-1`; null where the setting is not there or is no number. */
export function wslNumber({ values }: WslSettings, name: string): number | null {
  const value = values.get(name.toLowerCase());
  return value !== undefined && /^-?\d{1,10}$/.test(value) ? Number(value) : null;
}
