import { request } from 'node:http';
import type { Answer, AskOptions } from './host.ts';

/** Calls a server on loopback. No other address is ever connected to, redirects are not followed. `GET url`, or `POST url {json}`. */
export function callLoopback(call: string, options: AskOptions & { maxBytes: number }): Promise<Answer> {
  const [method = '', address = '', ...rest] = call.split(' ');
  const url = new URL(address);
  if (url.protocol !== 'http:' || !/^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/.test(url.hostname))
    return Promise.resolve({ got: 'unsupported', detail: 'only servers on loopback are asked' });
  const body = rest.join(' ');
  return new Promise((resolve) => {
    const sent = request(
      url,
      // Looked up by us: a hosts file could point localhost elsewhere.
      {
        method,
        agent: false,
        ...(url.hostname === 'localhost' ? { host: '127.0.0.1' } : {}),
        headers: { accept: 'application/json', host: url.host, ...(body === '' ? {} : { 'content-type': 'application/json' }) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let taken = 0;
        const done = (cut: boolean): void => {
          const text = Buffer.concat(chunks).subarray(0, options.maxBytes).toString('utf8');
          resolve({ got: 'ok', text, exit: response.statusCode ?? 0, ...(cut ? { cut: true as const } : {}) });
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          taken += chunk.length;
          if (taken > options.maxBytes) {
            done(true);
            response.destroy();
          }
        });
        response.on('end', () => done(false));
        response.on('error', () => done(true));
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? { got: 'absent' } : { got: 'unreadable', detail: error.code ?? error.message }),
    );
    options.until?.onEnd(() => sent.destroy());
    sent.end(body === '' ? undefined : body);
  });
}
