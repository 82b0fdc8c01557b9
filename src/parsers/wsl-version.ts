/** What Windows says of WSL; what a text does not tell is undefined. */
export interface WslVersions {
  readonly wsl?: string;
  readonly windows?: string;
  readonly kernel?: string;
  /** Of the distribution at hand: WSL 1 or 2. */
  readonly generation?: 1 | 2;
  /** NVIDIA's driver on the Windows side, with two digits behind the dot as NVIDIA writes it. */
  readonly nvidiaDriver?: string;
}

/**
 * `wsl --version` in the languages that keep the words WSL, Windows and Linux in their lines, and the head of the form that WSL's
 * own tracker has people fill in.
 *
 *     WSL version: 2.6.3.0
 *     Kernel version: 6.6.87.2-1
 *     WSLg version: 1.0.71
 *     Windows version: 10.0.26200.7462
 */
export function parseWslVersion(text: string): WslVersions {
  // wsl.exe prints UTF-16, and what is pasted or piped often keeps the zero bytes.
  const plain = text.replaceAll('\0', '').slice(0, 20_000);
  const found: WslVersions = {
    ...one('wsl', /\bWSL[ -](?:version|Version)\s*:?[\s#*]*(\d{1,2}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)\b/.exec(plain)?.[1]?.replace(/\.0$/, '')),
    ...one('windows', /\bWindows[ -](?:version|Version)\s*:?[\s#*]*(?:Microsoft Windows \[Version )?(10\.0\.\d{5}(?:\.\d{1,6})?)\b/.exec(plain)?.[1]),
    ...one('kernel', /\b[Kk]ernel[ -](?:version|Version)\s*:?[\s#*]*(\d{1,2}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)/.exec(plain)?.[1]),
    ...generation(plain),
    ...one(
      'nvidiaDriver',
      twoDigits(/\b(?:nvidia|geforce|game ready|studio|rtx)\b[^\n\d]{0,50}\bdriver\b[^\n\d]{0,30}(\d{3}\.\d{1,2})(?![\d.])/i.exec(plain)?.[1]),
    ),
  };
  if (found.wsl === undefined && found.windows === undefined && found.generation === undefined) throw new Error('no version of WSL or Windows');
  return found;
}

/**
 * `wsl --list --verbose`: of those that run, if they are of one generation, Docker Desktop's own left out; where none runs, of the default one, marked with
 * a star. (`wsl --status` names the generation of what is installed next; the first one is hardly meant by itself.)
 *
 *       NAME                   STATE           VERSION
 *     * Ubuntu                 Running         2
 */
function generation(text: string): { generation?: 1 | 2 } {
  const rows = [...text.matchAll(/^(\*| ) {1,3}(?!docker-desktop)[\w.-]{1,60} {1,60}(Running|Stopped)\s{1,40}([12])\s*$/gm)].slice(0, 50);
  const running = rows.filter(([, , state]) => state === 'Running');
  if (new Set(running.map(([, , , digit]) => digit)).size > 1) return {};
  const row = running[0] ?? rows.find(([, star]) => star === '*');
  const digit =
    row?.[3] ?? /^Default Version: (2)\s*$/m.exec(text)?.[1] ?? /\(WSL ([12])\)/.exec(text)?.[1] ?? /^[ \t]*[-*] \[x\] WSL ([12])\b/im.exec(text)?.[1];
  return digit === undefined ? {} : { generation: digit === '1' ? 1 : 2 };
}

function one<K extends string>(name: K, value: string | undefined): { [key in K]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { [key in K]?: string });
}

/** `560.7` is 560.70 to NVIDIA. */
function twoDigits(driver: string | undefined): string | undefined {
  return driver?.replace(/\.(\d)$/, '.$10');
}
