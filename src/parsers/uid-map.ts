/**
 * `/proc/self/uid_map`: is this anything but the machine's own user namespace?
 *
 *              0          0 4294967295      the machine's own
 *              0     100000      65536      an unprivileged container
 */
export function isMapped(uidMap: string): boolean {
  const rows = uidMap
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number));
  if (rows.some((row) => row.length !== 3 || row.some(Number.isNaN))) throw new Error('no map of user ids');
  const [first] = rows;
  return !(rows.length === 1 && first?.[0] === 0 && first[1] === 0 && first[2] === 4294967295);
}
