#!/usr/bin/env bash
# Installs what the real tests use, on Debian as root. Elsewhere it does nothing, and the tests say what they skip.
set -u
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || exit 0
wanted=(chromium tmux prometheus-node-exporter strace mmdebstrap systemd-container mesa-vulkan-drivers vulkan-tools gcc libc6-dev pciutils util-linux
  shellcheck busybox-static dash ansible-core qemu-user-static libc6-arm64-cross libstdc++6-arm64-cross libgcc-s1-arm64-cross binutils)
missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} = 0 ] && exit 0
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"
