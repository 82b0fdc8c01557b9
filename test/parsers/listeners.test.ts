import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseListeners } from '../../src/parsers/listeners.ts';

// test/parsers/samples/listeners: /proc/net/tcp of Debian 12 (kernel 6.18), and /proc/net/tcp6 of proc_net_tcp's own form.
describe('sockets that listen', () => {
  test('Debian 12', () => {
    expect(parseListeners(readFileSync('test/parsers/samples/listeners/debian-12.txt', 'utf8'))[0]).toEqual({ port: 2024, uid: 0 });
  });
  test('IPv6, and connections are left out', () => {
    const text = `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000000000000000000000000000:2CAA 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000   998        0 20813 1 0000000000000000 100 0 0 10 0
   1: 00000000000000000000000001000000:1F90 00000000000000000000000001000000:C350 01 00000000:00000000 00:00000000 00000000  1000        0 20814 1 0000000000000000 20 4 30 10 -1
`;
    expect(parseListeners(text)).toEqual([{ port: 11434, uid: 998 }]);
  });
  test('another text, and a table cut within its listeners, are refused', () => {
    expect(() => parseListeners('Active Internet connections\n')).toThrow('no table of TCP sockets');
    expect(() => parseListeners('  sl  local_address rem_address   st\n   0: 0100007F:2CAA 00000000:0000 0A 0:0 00:0 0   998        0 1 1')).toThrow('cut off');
  });
});
