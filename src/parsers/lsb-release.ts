/**
 * `lsb_release -a`, or the file /etc/lsb-release.
 *
 *     Distributor ID:	Debian
 *     Description:	Debian GNU/Linux 12 (bookworm)
 *     Release:	12
 */
export function parseLsbRelease(text: string): { id: string; name: string | undefined; release: string | undefined } {
  const field = (tool: string, file: string) => {
    const found = new RegExp(`^(?:${tool}:[ \\t]+|${file}=)"?([^"\\n]{1,120})`, 'm').exec(text)?.[1]?.trim();
    return found === 'n/a' ? undefined : found;
  };
  const id = field('Distributor ID', 'DISTRIB_ID');
  if (id === undefined) throw new Error('no distributor in it');
  return { id: id.toLowerCase(), name: field('Description', 'DISTRIB_DESCRIPTION'), release: field('Release', 'DISTRIB_RELEASE') };
}
