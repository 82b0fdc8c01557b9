export interface FetchTool {
  readonly distro: string | undefined;
  readonly kernel: string | undefined;
  readonly cpu: string | undefined;
  readonly gpus: readonly string[];
  /** Rounded. */
  readonly memoryTotal: number | undefined;
}

/**
 * `neofetch`, `fastfetch`, `screenfetch` and their like, with or without the picture to the left of the lines.
 *
 *     OS: Fedora Linux 43 (KDE Plasma Desktop Edition) x86_64
 *     Kernel: Linux 6.17.1-300.fc43.x86_64
 *     CPU: AMD RYZEN AI MAX+ 395 (32) @ 5.19 GHz
 *     GPU: AMD Radeon 8060S Graphics [Integrated]
 *     Memory: 12.05 GiB / 124.94 GiB (10%)
 */
export function parseFetchTool(text: string): FetchTool {
  const values = (name: string) =>
    text.split('\n', 300).flatMap((line) => {
      const found = new RegExp(`(?:^|[\\s│|])${name}(?: \\d| \\([^)]{1,30}\\))?: +(\\S.{0,160})$`).exec(stripColours(line).trimEnd().slice(-220));
      return found?.[1] === undefined ? [] : [found[1]];
    });
  const [os] = values('OS');
  const [kernel] = values('Kernel');
  if (os === undefined || kernel === undefined) throw new Error('no lines "OS:" and "Kernel:" in it');
  const [, total, unit] = /\/ ?([\d.]{1,8}) ?([MGT])i?B/.exec(values('(?:Memory|RAM)')[0] ?? '') ?? [];
  return {
    distro: os.replace(/ (?:x86_64|aarch64)$/, ''),
    kernel: /(?:^|\s)(\d{1,3}\.\d\S{0,80})/.exec(kernel)?.[1],
    cpu: values('CPU')[0]
      ?.replace(/ @ .*$/, '')
      .replace(/ \(\d{1,4}\)$/, ''),
    gpus: values('GPU').map((gpu) =>
      gpu
        .replace(/ @ [\d.]+ GHz/, '')
        .replace(/ \([\d.]+ GiB\)/, '')
        .replace(/ \[(?:Integrated|Discrete|Unknown)\]$/, ''),
    ),
    memoryTotal: total === undefined ? undefined : Math.round(Number(total) * 1024 ** ({ M: 2, G: 3, T: 4 }[unit ?? 'G'] ?? 3)),
  };
}

function stripColours(line: string): string {
  return line.replace(/\x1b\[[\d;?]{0,20}[A-Za-z]/g, '');
}
