/** What a kernel says of itself. */
export interface KernelIdentity {
  /** Upstream version that it is built on. */
  readonly version: string;
  /** Whose numbering that is, see facts/kernel.ts. */
  readonly lineage: string;
}

/**
 * `/proc/version`, or the line of `uname -a`, with the release as `uname -r` prints it. Debian and Ubuntu hide the stable version behind
 * their own number, but name it: Debian in the banner, Ubuntu in `/proc/version_signature`.
 *
 *     Linux version 6.1.0-37-amd64 (debian-kernel@lists.debian.org) (gcc-12 (Debian 12.2.0-14) 12.2.0, …) #1 SMP PREEMPT_DYNAMIC Debian 6.1.140-1 (2025-05-22)
 *     Linux version 6.17.1-300.fc43.x86_64 (mockbuild@…) (gcc …) #1 SMP PREEMPT_DYNAMIC …
 *     Linux version 6.6.87.2-microsoft-standard-WSL2 (root@…) (gcc …) #1 SMP PREEMPT_DYNAMIC …
 */
export function identifyKernel(release: string, banner: string, versionSignature?: string): KernelIdentity {
  const base = /^\d{1,3}\.\d{1,3}(?:\.\d{1,5})?(?:-rc\d{1,3})?/.exec(release.trim())?.[0];
  if (base === undefined) throw new Error(`"${release.trim().slice(0, 60)}" is no kernel release`);
  const lineage = lineageOf(release.trim(), banner);
  if (lineage === 'ubuntu') return { version: (versionSignature && signedVersion(versionSignature)) ?? base, lineage };
  return { version: lineage === 'upstream' ? (debianVersion(banner) ?? base) : base, lineage };
}

/**
 * `/proc/version_signature`, which only Ubuntu's kernels have.
 *
 *     Ubuntu 6.8.0-45.45-generic 6.8.12
 */
function signedVersion(text: string): string | undefined {
  return /^Ubuntu \S{1,80} (\d{1,3}\.\d{1,3}(?:\.\d{1,5})?)/.exec(text)?.[1];
}

/** Behind the build number, since the compiler before it is a Debian package too. */
function debianVersion(banner: string): string | undefined {
  const found = /#\d{1,6} [^()\n]{0,80}\bDebian (?:\d:)?(\d{1,3}\.\d{1,3}(?:\.\d{1,5})?)(?:~(rc\d{1,3}))?/.exec(banner);
  return found?.[1] === undefined ? undefined : found[2] === undefined ? found[1] : `${found[1]}-${found[2]}`;
}

/** By the marks that vendors put into the release or the banner; first match wins. */
const marks: readonly [lineage: string, release: RegExp | null, banner: RegExp | null][] = [
  ['microsoft', /-microsoft\b|-Microsoft$|WSL2?$/i, null],
  ['proxmox', /-pve$/, null],
  // ELRepo's kernel-ml and kernel-lt are upstream's.
  ['upstream', /\.el\d{1,2}\.elrepo\./, null],
  ['oracle', /\.el\d{1,2}uek|uek\./, null],
  ['rhel', /\.el\d{1,2}(?:[._]\d{1,4}){0,4}(?:[.+_]|$)/, null],
  ['amazon', /\.amzn\d/, null],
  // SLE and Leap number their service packs (150600 is 15 SP6); Tumbleweed's kernels are upstream's.
  ['suse', /-1[5-9]\d{2}00\.[\d.]{1,40}-[a-z0-9_]{1,20}$/, null],
  ['nvidia-tegra', /-tegra$/, null],
  ['raspberrypi', /\+rpt-rpi-|-v8(?:-16k)?\+$|-v7l?\+$/, null],
  ['rockchip', /-vendor-rk\d|-rockchip(?:-rk\d\w{0,6})?$/, null],
  ['android', /-android\d/, null],
  ['liquorix', /liquorix/, null],
  ['tuxedo', /-tuxedo$/, null],
  // The mark of the build, since mainline builds for Ubuntu are made with Ubuntu's compiler but are upstream's.
  ['ubuntu', /^\d{1,3}\.\d{1,3}\.0-\d{1,5}-[a-z]/, /#\d{1,6}(?:~[\d.]{1,10})?(?:\+[\w.]{1,20})?-Ubuntu\b/],
];

function lineageOf(release: string, banner: string): string {
  for (const [lineage, inRelease, inBanner] of marks) {
    if (inRelease !== null && !inRelease.test(release)) continue;
    if (inBanner !== null && !inBanner.test(banner)) continue;
    return lineage;
  }
  return 'upstream';
}
