import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, symlinkSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byteRangeOf, mostBytes, parseBytes } from '../../src/host/host.ts';
import { liveHost } from '../../src/host/live.ts';
import { compileReads } from '../../src/host/reads.ts';
import { recordedHost } from '../../src/host/recorded.ts';
import { recordingHost } from '../../src/host/recorder.ts';
import { formatRecording, parseRecording } from '../../src/host/recording.ts';
import { nothingPrivate } from '../../src/redact/private-values.ts';
import { makeRedactor } from '../../src/redact/redact.ts';
import { redactAnswers } from '../../src/redact/redact-recording.ts';

const content = Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 131) % 256));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ai-doctor-bytes-'));
  writeFileSync(join(folder, 'a b'), content);
});
afterAll(() => rmSync(folder, { recursive: true }));

const ask = (subject: string, host = liveHost()) => host.ask({ kind: 'bytes', subject });

describe('bytes', () => {
  test('any range, live and through a recording, is the slice of the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 6_000 }), fc.integer({ min: 0, max: 6_000 }), async (from, length) => {
        const host = recordingHost(liveHost());
        const subject = `${folder}/a b ${from}-${from + length}`;
        const live = await ask(subject, host);
        expect(live.got === 'ok' && Buffer.from(parseBytes(live.text)).equals(content.subarray(from, from + length))).toBe(true);
        const replayed = await ask(subject, recordedHost(parseRecording(formatRecording({ origin: '', answers: host.answers() }))));
        expect(replayed).toEqual(live);
      }),
    );
  });

  test('no more than 4 MiB, whatever is asked', async () => {
    const large = join(folder, 'large');
    closeSync(openSync(large, 'w'));
    truncateSync(large, 3 * mostBytes);
    const answer = await ask(`${large} 10-${3 * mostBytes}`);
    expect(answer.got === 'ok' && parseBytes(answer.text).length).toBe(mostBytes);
    expect(byteRangeOf('/x 5-4')).toBeUndefined();
    expect(byteRangeOf('/x')).toBeUndefined();
  });

  test('a directory, a pipe and a device are refused, what is not there is absent', async () => {
    execFileSync('/usr/bin/mkfifo', [join(folder, 'pipe')]);
    symlinkSync('/dev/zero', join(folder, 'link'));
    for (const path of [folder, join(folder, 'pipe'), '/dev/zero', join(folder, 'link')])
      expect(await ask(`${path} 0-16`)).toEqual({ got: 'unreadable', detail: 'no plain file' });
    expect(await ask(`${folder}/nothing 0-16`)).toEqual({ got: 'absent' });
    expect(await ask('no range')).toMatchObject({ got: 'unsupported' });
  });

  test('declared reads', () => {
    const declared = compileReads(['bytes /models/** *']);
    expect(declared({ kind: 'bytes', subject: '/models/a b/x.gguf 0-8192' })).toBe(true);
    expect(declared({ kind: 'bytes', subject: '/etc/shadow 0-8192' })).toBe(false);
    expect(declared({ kind: 'file', subject: '/models/x.gguf 0-8192' })).toBe(false);
  });

  test('bytes that hold a private value stay out of a recording, others are as they were', () => {
    const file = openSync(join(folder, 'private'), 'w');
    writeSync(file, 'GGUF\0\0/home/hildegard/models');
    closeSync(file);
    const answer = (text: string) => ({ got: 'ok' as const, text: Buffer.from(text).toString('base64') });
    const redactor = makeRedactor({ ...nothingPrivate, users: ['hildegard'], homes: ['/home/hildegard'] });
    const redacted = redactAnswers(
      new Map([
        ['bytes /m/x 0-9', answer('GGUF\0general.name')],
        ['bytes /m/y 0-9', answer('GGUF\0/home/hildegard/models')],
      ]),
      redactor,
    );
    expect(redacted.get('bytes /m/x 0-9')).toEqual(answer('GGUF\0general.name'));
    expect(redacted.get('bytes /m/y 0-9')).toMatchObject({ got: 'not-recorded' });
  });
});
