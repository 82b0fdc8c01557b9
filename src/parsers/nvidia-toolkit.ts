/** Settings of the NVIDIA container runtime; what the file leaves out is null. */
export interface NvidiaToolkitConfig {
  readonly mode: string | null;
  readonly noCgroups: boolean | null;
}

/**
 * `/etc/nvidia-container-runtime/config.toml`; most of its lines are comments that show the default.
 *
 *     [nvidia-container-cli]
 *     #no-cgroups = false
 *
 *     [nvidia-container-runtime]
 *     mode = "auto"
 */
export function parseNvidiaToolkitConfig(text: string): NvidiaToolkitConfig {
  let section = '';
  let [mode, noCgroups]: [string | null, boolean | null] = [null, null];
  let understood = text.trim() === '';
  for (const line of text.split('\n', 2_000)) {
    const header = /^\s*\[([\w.-]{1,80})\]\s*(?:#.*)?$/.exec(line);
    if (header !== null) section = header[1] ?? '';
    const [, name, value = ''] = /^\s*([\w.-]{1,80})\s*=\s*(\S.{0,400}?)\s*$/.exec(line) ?? [];
    understood ||= header !== null || name !== undefined;
    if (name === undefined) continue;
    const full = section === '' ? name : `${section}.${name}`;
    if (full === 'nvidia-container-runtime.mode') mode = /^["']([\w-]{1,40})["']/.exec(value)?.[1] ?? null;
    if (full === 'nvidia-container-cli.no-cgroups') noCgroups = value.startsWith('true');
  }
  if (!understood) throw new Error('no section and no setting');
  return { mode, noCgroups };
}

/**
 * `nvidia-ctk --version`, `nvidia-container-toolkit --version`, `nvidia-container-cli --version`; also the target of the link
 * `libnvidia-container.so.1`.
 *
 *     NVIDIA Container Toolkit CLI version 1.17.8
 *     NVIDIA Container Runtime Hook version 1.17.8
 *     cli-version: 1.17.8
 *     libnvidia-container.so.1.17.8
 */
export function parseToolkitVersion(text: string): string {
  const found =
    /(?:NVIDIA Container (?:Toolkit CLI|Runtime Hook|Runtime) version |cli-version: |libnvidia-container\.so\.)(\d{1,2}\.\d{1,3}\.\d{1,3}(?:[-~]?rc\.?\d{1,2})?)/.exec(
      text,
    )?.[1];
  if (found === undefined) throw new Error('no version of the NVIDIA container toolkit');
  return found;
}
