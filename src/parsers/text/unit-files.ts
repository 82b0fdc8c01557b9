/** One file of a unit: the fragment, or a drop-in. */
export interface UnitFile {
  /** From the `# /etc/systemd/…` header of `systemctl cat`. */
  readonly path?: string;
  readonly lines: readonly { readonly section: string; readonly key: string; readonly value: string }[];
}

/**
 * A unit file, or the output of `systemctl cat`, which heads each file with its path:
 *
 *     # /etc/systemd/system/ollama.service
 *     [Unit]
 *     Description=Ollama Service
 *
 *     [Service]
 *     ExecStart=/usr/local/bin/ollama serve
 *     Environment="PATH=/usr/local/bin:/usr/bin"
 *
 *     # /etc/systemd/system/ollama.service.d/override.conf
 *     [Service]
 *     Environment="OLLAMA_HOST=0.0.0.0"
 */
export function parseUnitFiles(text: string): UnitFile[] {
  const files: { path?: string; lines: { section: string; key: string; value: string }[] }[] = [];
  let section = '';
  let held = '';
  for (const raw of text.slice(0, 200_000).split('\n')) {
    const line = held + raw.replace(/\r$/, '').trim();
    held = '';
    const header = /^# (\/\S{1,300}\.(?:service|conf))$/.exec(line);
    if (header !== null) {
      files.push({ path: header[1] as string, lines: [] });
      section = '';
      continue;
    }
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    if (line.endsWith('\\') && line.length < 20_000) {
      held = `${line.slice(0, -1).trimEnd()} `;
      continue;
    }
    const opened = /^\[([A-Za-z][A-Za-z0-9-]{0,40})\]$/.exec(line);
    if (opened !== null) {
      section = opened[1] ?? '';
      if (files.length === 0) files.push({ lines: [] });
      continue;
    }
    const pair = /^([A-Z][A-Za-z0-9]{1,60})\s*=\s*(.*)$/.exec(line);
    if (pair !== null && section !== '') files.at(-1)?.lines.push({ section, key: pair[1] as string, value: pair[2] ?? '' });
  }
  if (!files.some(({ lines }) => lines.length > 0)) throw new Error('no [Section] with a Key=value line in it');
  return files;
}

/** Does a unit file or drop-in set something before its first [Section]? systemd ignores that, with a line in the journal. */
export function hasStraySettings(text: string): boolean {
  for (const raw of text.slice(0, 200_000).split('\n')) {
    const line = raw.trim();
    if (/^\[[A-Za-z]/.test(line)) return false;
    if (/^[A-Z][A-Za-z0-9]{1,60}\s*=/.test(line)) return true;
  }
  return false;
}

/**
 * Variables that stand alone below [Service], `OLLAMA_HOST=0.0.0.0` for `Environment="OLLAMA_HOST=0.0.0.0"`: systemd knows no such key and passes over it.
 * No key of systemd's is written so.
 */
export function bareVariables(text: string): string[] {
  const names = new Set<string>();
  let section = '';
  let goesOn = false;
  for (const raw of text.slice(0, 200_000).split('\n')) {
    const line = raw.replace(/\r$/, '').trim();
    const within = goesOn;
    goesOn = line.endsWith('\\');
    // What a line that goes on holds belongs to its own key.
    if (within || /^[#;]/.test(line)) continue;
    const opened = /^\[([A-Za-z][A-Za-z0-9-]{0,40})\]$/.exec(line);
    if (opened !== null) section = opened[1] ?? '';
    const name = /^([A-Z][A-Z0-9]{1,20}_[A-Z0-9_]{1,60})=/.exec(line)?.[1];
    if (name !== undefined && section === 'Service') names.add(name);
  }
  return [...names];
}

/** All values of a key over the files, in systemd's order; an empty assignment forgets what stood before it. */
export function valuesOf(files: readonly UnitFile[], key: string, section = 'Service'): string[] {
  let values: string[] = [];
  for (const line of files.flatMap((file) => file.lines)) {
    if (line.key !== key || line.section !== section) continue;
    values = line.value === '' ? [] : [...values, line.value];
  }
  return values;
}
