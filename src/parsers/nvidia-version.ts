/**
 * `/proc/driver/nvidia/version`: which of NVIDIA's kernel modules is loaded.
 *
 *     NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  565.57.01  Release Build  (dvs-builder@U16-A24-9-2)  Thu Oct 10 12:15:00 UTC 2024
 *     GCC version:  gcc version 13.3.0 (Ubuntu 13.3.0-6ubuntu2~24.04)
 *
 * The proprietary module says `NVIDIA UNIX x86_64 Kernel Module  550.144.03  Mon Dec 30 …`; Tegra's numbers are those of its own releases.
 */
export function parseNvidiaVersion(text: string): { version: string; flavour: 'open' | 'proprietary'; arch: string; compiler: string | null } {
  const head = text.slice(0, 4_000);
  const open = /NVIDIA UNIX Open Kernel Module for (\S{1,20})\s{1,8}(\d{1,4}(?:\.\d{1,4}){1,2})\b/.exec(head);
  const closed = /NVIDIA UNIX (\S{1,20}) Kernel Module\s{1,8}(\d{1,4}(?:\.\d{1,4}){1,2})\b/.exec(head);
  const found = open ?? closed;
  if (found?.[1] === undefined || found[2] === undefined) throw new Error('no line "NVRM version: NVIDIA UNIX … Kernel Module"');
  return {
    version: found[2],
    flavour: open === null ? 'proprietary' : 'open',
    arch: found[1],
    compiler: /^GCC version:\s{0,8}(\S.{0,200}?)\s*$/m.exec(head)?.[1] ?? null,
  };
}
