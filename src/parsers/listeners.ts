/** A TCP socket that waits for connections. */
export interface Listener {
  readonly port: number;
  /** Who made it. */
  readonly uid: number;
}

/**
 * `/proc/net/tcp` and `/proc/net/tcp6`; the kernel lists sockets that listen (state 0A) before all others:
 *
 *       sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
 *        0: 0100007F:2CAA 00000000:0000 0A 00000000:00000000 00:00000000 00000000   998        0 20813 1 0000 100 0 0 10 0
 */
export function parseListeners(text: string): Listener[] {
  const [head = '', ...rows] = text.split('\n');
  if (!/\bsl +local_address +/.test(head)) throw new Error('no table of TCP sockets');
  const read = rows.flatMap((row) => {
    const [, port, state, uid] = /^ *\d+: [0-9A-F]{8,32}:([0-9A-F]{4}) [0-9A-F]{8,32}:[0-9A-F]{4} ([0-9A-F]{2}) \S+ \S+ \S+ +(\d+) /.exec(row) ?? [];
    return port === undefined ? [] : [{ port: Number.parseInt(port, 16), uid: Number(uid), listens: state === '0A' }];
  });
  // A table that is cut within the sockets that listen does not tell of the others.
  if (!text.endsWith('\n') && read.every(({ listens }) => listens)) throw new Error('cut off within the sockets that listen');
  return read.filter(({ listens }) => listens).map(({ port, uid }) => ({ port, uid }));
}
