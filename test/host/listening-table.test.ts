import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { expect, test } from 'vitest';
import { readTextNow } from '../../src/host/read-file.ts';

/** The local ports of the table, without the columns that move. */
const portsIn = (text: string): string[] => [...text.matchAll(/^\s*\d+: [0-9A-F]{8}:([0-9A-F]{4}) [0-9A-F:]+ 0A/gm)].map(([, port = '']) => port).sort();

test.runIf(process.platform === 'linux')('the table of listening ports is read to its end, however many pages it fills', async () => {
  const servers: Server[] = [];
  try {
    for (const count of [1, 25, 26, 27, 28, 54, 130]) {
      while (servers.length < count) servers.push(await listening());
      const answer = readTextNow('/proc/net/tcp', 1024 * 1024);
      expect(answer.got === 'ok' && portsIn(answer.text)).toEqual(portsIn(readFileSync('/proc/net/tcp', 'utf8')));
    }
  } finally {
    for (const server of servers) server.close();
  }
});

function listening(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
