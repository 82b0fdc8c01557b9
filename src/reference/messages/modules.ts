// What DKMS, akmods, modprobe and NVIDIA's installer print of a kernel module, from their sources: dkms.in, dkms_autoinstaller.in and
// dkms_common.postinst.in, Arch's hook for pacman, akmods, kmod's modprobe.c, nvidia-installer's kernel.c.

/**
 * The headers of a kernel are not installed, so DKMS or akmods builds nothing for it. It may be an old kernel whose leftovers nobody misses:
 * the running one counts.
 */
export const kernelHeadersMissing: readonly RegExp[] = [
  /Your kernel headers for kernel \S{3,80} cannot be found(?: at)?/,
  /Please install the linux-headers-\S{3,80} package or use the --kernelsourcedir option/,
  // DKMS since July 2026.
  /Please install your distribution's kernel headers package matching \S{3,80}, or use the --kernelsourcedir option/,
  /was skipped since the kernel headers for this kernel do not seem to be installed/,
  /WARNING: No kernel headers were found, skipping module build/,
  /==> ERROR: Missing \S{3,80} kernel headers for module (?:nvidia|amdgpu)/,
  /Unable to install module (?:nvidia|amdgpu)\S{0,40} for kernel \S{3,80}: Missing kernel headers/,
  /Files needed for building modules against kernel/,
  /Is the correct kernel-devel package installed\?/,
  /\/lib\/modules\/\S{3,80}\/build(?:\/include\/(?:linux|generated)\/autoconf\.h)?: No such file or directory/,
];

/** NVIDIA's own installer looks for the running kernel's alone. */
export const nvidiaInstallerNoHeaders: readonly RegExp[] = [/Unable to find the kernel source tree for the currently running kernel/];

/** DKMS's words for a failed build of whatever module. */
export const dkmsBuildFailed: readonly RegExp[] = [
  /Bad return status for module build on kernel: \S{3,80}/,
  /Building rpms failed; see \/var\/cache\/akmods\//,
];

/** A failed build of NVIDIA's: by DKMS of Debian and its like, by Void's and Arch's hooks, by akmods. NVIDIA has other modules, too. */
export const nvidiaBuildFailed: readonly RegExp[] = [
  /DKMS module 'nvidia(?!-?(?:fs|peermem|gdr))\S{0,40}' failed to build/,
  /Consult \/var\/lib\/dkms\/nvidia(?!-?(?:fs|peermem|gdr))\S{0,20}\/\S{3,40}\/build\/make\.log for more information/,
  /ERROR \(dkms apport\): .{0,80}nvidia/,
  /==> WARNING: [`']dkms install (?:--no-depmod )?(?:-m )?nvidia(?!-?(?:fs|peermem|gdr))\S{0,40} .{1,80}' exited \d/,
  /Building rpms failed; see \/var\/cache\/akmods\/nvidia\S{0,10}\//,
  // The log of the build itself: the compiler in DKMS's folder.
  /\/var\/lib\/dkms\/nvidia(?!-?(?:fs|peermem|gdr))\S{0,40}\/build\/\S{1,120}:\d{1,6}:\d{1,4}: (?:fatal )?error: /,
  /make(?:\[\d\])?: \*\*\* \[(?:\S{1,60}:\d{1,6}: )?\/var\/lib\/dkms\/nvidia(?!-?(?:fs|peermem|gdr))\S{1,160}(?: \w{1,40})?\] Error \d/,
];

/** The same of AMD's. */
export const amdgpuBuildFailed: readonly RegExp[] = [
  // 10 is DKMS's number for a build that failed; headers that are missing have another.
  /installed (?:amdgpu|rock)-dkms package post-installation script subprocess returned error exit status 10\b/,
  // As a newer dpkg words it, with Ubuntu 26.04.
  /(?:old|new|installed) (?:amdgpu|rock)-dkms package postinst maintainer script subprocess failed with exit (?:status|code) 10\b/,
  /Consult \/var\/lib\/dkms\/amdgpu[/-]\S{1,80}\/make\.log/,
  /==> WARNING: [`']dkms install (?:--no-depmod )?(?:-m )?amdgpu\S{0,60} .{1,80}' exited \d/,
];

/** There is no nvidia module for the kernel that modprobe looks at, unless a step of “docker build” ran it; Debian's package calls it nvidia-current. WSL's own kernel never has one. */
export const nvidiaModuleNotFound: readonly RegExp[] = [
  /(?<!^(?:#\d{1,3} \d|Step \d).{0,40})modprobe: (?:FATAL: |ERROR: )?Module nvidia(?:[-_]uvm|[-_]drm|[-_]modeset|-current(?:-uvm|-drm|-modeset)?)? not found in directory \/lib\/modules\/(?!\S{0,60}(?:microsoft|WSL2))\S{3,80}/,
  // An older modprobe names no folder.
  /modprobe: (?:FATAL: |ERROR: )?Module nvidia(?:[-_]uvm|[-_]drm|[-_]modeset)? not found\.?\s{0,4}$/,
];

/** The kernel's words where a module of NVIDIA's was built for another one. */
export const nvidiaModuleOtherKernel: readonly RegExp[] = [/\bnvidia(?:[-_](?:uvm|drm|modeset))?: version magic '[^']{3,160}' should be '/];

/**
 * mkinitcpio makes images for every kernel that is installed, also for those that nobody boots. systemd-modules-load misses in the image what the
 * root file system has, and names of lists that were left behind when the card or driver went.
 */
export const nvidiaModuleNotInImage: readonly RegExp[] = [
  /ERROR: module not found: '?nvidia(?:[-_](?:uvm|drm|modeset))?'?(?:\s|$)/,
  /Failed to find module 'nvidia(?:[-_](?:uvm|drm|modeset))?'/,
];

/** dpkg leaves AMD's package unconfigured: after a failed build, and where something that it depends on is missing. */
export const amdgpuPackageUnconfigured: readonly RegExp[] = [
  /dpkg: error processing package (?:amdgpu|rock)-dkms\b/,
  /installed (?:amdgpu|rock)-dkms package post-installation script subprocess returned error exit status (?!10\b)\d/,
  /(?:old|new|installed) (?:amdgpu|rock)-dkms package postinst maintainer script subprocess failed with exit (?:status|code) (?!10\b)\d/,
];
