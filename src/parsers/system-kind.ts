/** What tells native Linux from WSL. Null: looked for, and not there; undefined: could not be read. */
export interface SystemWitnesses {
  /** `/proc/sys/kernel/osrelease` */
  readonly release: string | null | undefined;
  /** `/proc/version` */
  readonly banner: string | null | undefined;
  readonly dxg: boolean | undefined;
  /** binfmt_misc's entry for Windows programs. */
  readonly interop: boolean | undefined;
  /** The folder `/run/WSL`. */
  readonly runWsl: boolean | undefined;
  /** `/usr/lib/wsl/drivers` is mounted from Windows. */
  readonly driverMount: boolean | undefined;
  /** `WSL_DISTRO_NAME` is set. */
  readonly distroName: boolean | undefined;
}

export interface SystemKind {
  readonly system: 'native' | 'wsl1' | 'wsl2';
  /** A WSL2 kernel that does not call itself Microsoft's. */
  readonly customKernel: boolean;
}

/**
 * Native, WSL1 or WSL2. The kernel's own name decides where it speaks; a WSL2 kernel of one's own is known by two marks of WSL's init.
 * `/dev/dxg` alone says nothing: a Linux guest of Hyper-V can have it too. Undefined where too little could be read.
 *
 *     4.4.0-19041-Microsoft                      wsl1
 *     4.19.84-microsoft-standard                 wsl2
 *     6.6.87.2-microsoft-standard-WSL2           wsl2
 *     6.6.36.6-my-own                            wsl2, with /run/WSL and binfmt_misc's WSLInterop
 */
export function identifySystem(witnesses: SystemWitnesses): SystemKind | undefined {
  const { release, banner, dxg, interop, runWsl, driverMount, distroName } = witnesses;
  const name = release ?? /^Linux version (\S{1,120})/.exec(banner ?? '')?.[1];
  if (name === undefined) return undefined;
  if (/^\d\.\d+\.\d+-\d+-Microsoft\s*$/.test(name)) return { system: 'wsl1', customKernel: false };
  if (/microsoft|\bWSL2\b/i.test(name)) return { system: 'wsl2', customKernel: !/microsoft/i.test(name) };
  const marks = [interop, runWsl, driverMount, distroName].filter((mark) => mark === true).length;
  if (marks >= 2 || (marks === 1 && dxg === true && distroName !== true)) return { system: 'wsl2', customKernel: true };
  return { system: 'native', customKernel: false };
}
