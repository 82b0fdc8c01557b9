/** What a kernel says of itself. */
export interface KernelIdentity {
  /** Upstream version that it is built on. */
  readonly version: string;
  /** Whose numbering that is, see facts/kernel.ts. */
  readonly lineage: string;
}

/**
 * `/proc/version`, with the release as `uname -r` prints it. Debian and Ubuntu hide the stable version behind their own number,
 * but name it: Debian in `/proc/version`, Ubuntu in `/proc/version_signature`.
 *
 *     Linux version 6.1.0-37-amd64 (debian-kernel@lists.debian.org) (gcc-12 …) #1 SMP PREEMPT_DYNAMIC Debian 6.1.140-1 (2025-05-22)
 *     Linux version 6.17.1-300.fc43.x86_64 (mockbuild@…) (gcc …) #1 SMP PREEMPT_DYNAMIC …
 *     Linux version 6.6.87.2-microsoft-standard-WSL2 (root@…) (gcc …) #1 SMP PREEMPT_DYNAMIC …
 */
export function identifyKernel(release: string, procVersion: string, versionSignature?: string): KernelIdentity {
  const base = /^\d{1,3}\.\d{1,3}(?:\.\d{1,5})?(?:-rc\d{1,3})?/.exec(release.trim())?.[0];
  if (base === undefined) throw new Error(`"${release.trim().slice(0, 60)}" is no kernel release`);
  const lineage = lineageOf(release.trim(), procVersion);
  const signed = versionSignature === undefined ? undefined : /^Ubuntu \S+ (\d+\.\d+(?:\.\d+)?)/.exec(versionSignature)?.[1];
  const debian = /\bDebian (\d+\.\d+\.\d+)(?:~[\w.]+)?(?:-\d+|\+|~)/.exec(procVersion)?.[1];
  return { version: signed ?? (lineage === 'upstream' ? (debian ?? base) : base), lineage };
}

/** By the marks that vendors put into the release or the banner; first match wins. */
const marks: readonly [lineage: string, release: RegExp | null, banner: RegExp | null][] = [
  ['microsoft', /-microsoft\b|-Microsoft$|WSL2?$/i, null],
  ['proxmox', /-pve$/, null],
  ['rhel', /\.el\d+(?:[._]\d+)*(?:\.|_|$)/, null],
  ['oracle', /\.el\d+uek|uek\./, null],
  ['amazon', /\.amzn\d/, null],
  ['suse', /-(?:default|preempt|azure|rt)$/, /\bSUSE Linux Enterprise|\(SUSE Linux\).*\bopenSUSE Leap|geeko@buildhost.*150\d00|sle\d/i],
  ['nvidia-tegra', /-tegra$/, null],
  ['raspberrypi', /\+rpt-rpi-|-v8(?:-16k)?\+$|-v7l?\+$|-raspi$/, null],
  ['android', /-android\d/, null],
  ['ubuntu', /^\d+\.\d+\.0-\d+-[a-z]/, /\bUbuntu\b|buildd@lcy|\bUbuntu SMP\b/],
];

function lineageOf(release: string, banner: string): string {
  if (/\.el\d+uek|uek\./.test(release)) return 'oracle';
  for (const [lineage, inRelease, inBanner] of marks) {
    if (inRelease !== null && !inRelease.test(release)) continue;
    if (inBanner !== null && !inBanner.test(banner)) continue;
    return lineage;
  }
  return 'upstream';
}
