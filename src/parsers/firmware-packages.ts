/** Packages that hold GPU or NPU firmware, and AMD's out-of-tree driver, on the distributions. */
const wanted = [
  'linux-firmware',
  'linux-firmware-amdgpu',
  'linux-firmware-amd-graphics',
  'linux-firmware-amd-npu',
  'amd-gpu-firmware',
  'amd-npu-firmware',
  'firmware-amd-graphics',
  'firmware-misc-nonfree',
  'kernel-firmware-amdgpu',
  'kernel-firmware-all',
  'amdgpu-dkms',
  'amdgpu-dkms-firmware',
  'amdxdna-dkms',
  'intel-fw-npu',
];

/**
 * Lists of packages, of any of these tools, also within a longer list:
 *
 *     ii linux-firmware=20240318.git3b128b60-0ubuntu2.21       dpkg-query -W -f=${db:Status-Abbrev}${Package}=${Version}\n
 *     ii  linux-firmware  20240318.git3b128b60-0ubuntu2.21  amd64  Firmware …      dpkg -l
 *     amd-gpu-firmware-20251125-1.fc43.noarch                  rpm -q
 *     linux-firmware-amdgpu 20251125-2                         pacman -Q
 *     linux-firmware-amdgpu-20251125-2                         /var/lib/pacman/local
 *
 * @returns package → version; those that are not installed are left out
 */
export function parseFirmwarePackages(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.slice(0, 1024 * 1024).split('\n')) {
    // dpkg marks a package that is only remembered with another letter than `i`.
    const rest = line.trim().replace(/^[iuh]i\s+/, '');
    if (/^(?:rc|un|pn|in)\s/.test(rest) || /is not installed$/.test(rest)) continue;
    // A longer name that starts alike has a letter where this one's version starts.
    for (const name of wanted) {
      if (!rest.startsWith(name)) continue;
      const version = /^(?::[a-z0-9]{1,8})?[\s=-]{1,80}(\d[\w.:+~-]{0,80})/.exec(rest.slice(name.length))?.[1];
      if (version !== undefined) found[name] ??= version.replace(/\.(?:noarch|x86_64|any)$/, '');
    }
  }
  return found;
}
