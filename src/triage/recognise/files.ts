import { container } from '../../facts/container.ts';
import { services } from '../../facts/services.ts';
import type { OpenBook } from '../book.ts';
import { type Output, type Recogniser, span } from './recogniser.ts';

const sizes: Readonly<Record<string, number>> = { '': 1024, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };

/** `df`: the size of /dev/shm. */
export const diskFree: Recogniser = {
  kind: 'df',
  mark: /^\s{0,8}\S{1,60}\s+\d[\d.]{0,14}[KMGT]?\s.{0,60}%\s+\/dev\/shm\s*$/m,
  read(output, book) {
    const found = span(output, /\s\d{1,3}%\s+\/\S{0,200}\s*$|^\s{0,8}Filesystem\s/, 'tool');
    const [, amount, unit = ''] = /^\s{0,8}\S{1,60}\s+(\d[\d.]{0,14})([KMGT]?)\s.{0,60}%\s+\/dev\/shm\s*$/m.exec(output.text) ?? [];
    if (found === undefined || amount === undefined) return false;
    const bytes = Math.round(Number(amount) * (sizes[unit] ?? Number.NaN));
    // Only containers call it so; elsewhere it is a tmpfs.
    if (/^\s{0,8}shm\s/m.test(output.text) || /^\s{0,8}overlay\s.{0,80}%\s+\/\s*$/m.test(output.text)) book.fact(found.place, container.shmBytes, bytes);
    book.recognised('df', found.from, found.to);
    return true;
  },
};

interface Folder {
  readonly path: string;
  readonly mode: string;
  readonly user: string;
  readonly group: string;
  readonly source: string;
}

const folders = new WeakMap<object, Folder[]>();

/** `ls -ld` of folders, or `namei -l` of the way to one; finishFolders() holds them against the account of the service. */
export const folderListing: Recogniser = {
  kind: 'folder listing',
  mark: /(?:^|\s)d[r-][w-][x-][r-][w-][xsS-][r-][w-][xtT-][+.@]?\s/m,
  read(output, book) {
    const read = output.lines.flatMap(({ text, number }): Folder[] => {
      const [, mode, user, group, path] =
        /(?:^|\s)d([r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-])[+.@]?\s+\d{1,6}\s+(\S{1,64})\s+(\S{1,64})\s+\d{1,12}\s.{1,40}\s(\/\S{0,300})\s*$/.exec(
          text.slice(0, 600),
        ) ?? [];
      return mode === undefined || user === undefined || group === undefined || path === undefined
        ? []
        : [{ path, mode, user, group, source: `line ${number}` }];
    });
    read.push(...foldersOnTheWay(output.lines));
    if (read.length === 0) return false;
    folders.set(book, [...(folders.get(book) ?? []), ...read]);
    const found = span(output, /(?:^|\s)d[r-][w-][x-]/, 'tool');
    if (found !== undefined) book.recognised('folder listing', found.from, found.to);
    return true;
  },
};

/** `namei -l`: the path, then its parts from the root on, each with mode and owner. What stands behind a link is another way. */
function foldersOnTheWay(lines: Output['lines']): Folder[] {
  const read: Folder[] = [];
  let way: string | undefined;
  for (const { text, number } of lines) {
    if (/^\s{0,8}f: \/\S{0,300}\s*$/.test(text)) way = '';
    if (way === undefined) continue;
    const [, mode, user, group, name] =
      /^\s{0,8}d([r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-])\s+(\S{1,64})\s+(\S{1,64})\s+(\/|[^\s/]{1,200})\s*$/.exec(text.slice(0, 600)) ?? [];
    if (mode !== undefined && user !== undefined && group !== undefined && name !== undefined) {
      const path: string = name === '/' ? '/' : `${way}/${name}`;
      way = name === '/' ? '' : path;
      read.push({ path, mode, user, group, source: `line ${number}` });
    } else if (/^\s{0,8}l[r-][w-]/.test(text)) way = undefined;
  }
  return read;
}

/** Which folder on the way to the models closes the account out, as far as the text shows the folders. */
export function finishFolders(book: OpenBook): void {
  const listed = folders.get(book);
  if (listed === undefined) return;
  const of = (subject: string, fact: string): string | undefined => {
    const claim = book.claims.facts.find((each) => each.fact === fact && each.subject === subject);
    return claim !== undefined && 'value' in claim.finding && typeof claim.finding.value === 'string' ? claim.finding.value : undefined;
  };
  for (const subject of new Set(book.claims.subjects.filter(({ list }) => list === services.id).map((each) => each.subject))) {
    const [account, models] = [of(subject, services.item.user.id), of(subject, services.item.modelsDir.id)];
    if (account === undefined || models === undefined || account === 'root') continue;
    const way = listed
      .filter(({ path }) => path === '/' || models === path || models.startsWith(`${path.replace(/\/$/, '')}/`))
      .sort((a, b) => a.path.length - b.path.length);
    const closed = way.find((folder) => !mayEnter(folder, account));
    if (closed !== undefined) {
      book.claims.facts.push({ fact: services.item.modelsBlockedAt.id, subject, finding: { value: closed.path, source: closed.source }, standing: 'tool' });
    }
  }
}

/** The account's own group has its name; other groups it may be in are not known, and count as none. */
function mayEnter({ mode, user, group }: Folder, account: string): boolean {
  const at = user === account ? 2 : group === account ? 5 : 8;
  return /[xst]/.test(mode[at] ?? '');
}
