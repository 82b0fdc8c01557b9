/**
 * The release of Jetson Linux from the first line of `/etc/nv_tegra_release`: `# R36 (release), REVISION: 4.7, GCID: 42132812, BOARD: generic, …` is 36.4.7.
 * @throws where the text has no such line
 */
export function parseTegraRelease(text: string): string {
  const release = findTegraRelease(text);
  if (release === undefined) throw new Error('no line names a release');
  return release;
}

/** The same where the line may be any. */
export function findTegraRelease(text: string): string | undefined {
  const [, major, minor] = /^\s{0,8}#? ?R(\d{2,3}) \(release\), REVISION: (\d{1,3}(?:\.\d{1,3})?)(?![\d.])/m.exec(text.slice(0, 2_000)) ?? [];
  return major === undefined || minor === undefined ? undefined : `${major}.${minor}`;
}
