import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, formatBytes, parseBytes } from '../../src/host/host.ts';
import { formatRecording, parseRecording, UnreadableRecording } from '../../src/host/recording.ts';
import { gapReasons } from '../../src/logic/fact.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('-- ok file /x', '-- stderr', '\\-- ok', '\\', '\0', '\r\n', '\n', ' ', '\u0085', '\ud800', 'é', '# no remark', '(escaped)', '\\u0041'),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('\n')),
);
const answer: fc.Arbitrary<Answer> = fc.oneof(
  nasty.map((text): Answer => ({ got: 'ok', text })),
  fc
    .record({ text: nasty, exit: fc.oneof(fc.integer({ min: -9, max: 599 }), fc.constant('SIGKILL')), stderr: nasty })
    .map(({ text, exit, stderr }): Answer => ({ got: 'ok', text, exit, ...(stderr === '' ? {} : { stderr }) })),
  nasty.map((text): Answer => ({ got: 'ok', text, cut: true })),
  fc.constant<Answer>({ got: 'absent' }),
  fc.record({ got: fc.constantFrom(...gapReasons), detail: nasty }).map(({ got, detail }): Answer => (detail === '' ? { got } : { got, detail })),
);
const name = fc
  .tuple(
    fc.constantFrom('file', 'command', 'env', 'http', 'native'),
    fc
      .oneof(fc.constantFrom('/proc/1/environ', '/dev/x\\x2dy', '/a b/\n-- c'), nasty)
      .filter((subject) => subject.trim() === subject && subject !== '' && !/\p{Surrogate}/u.test(subject) && !subject.startsWith('(')),
  )
  .map((words) => words.join(' '));

describe('recording', () => {
  test('what is written reads back, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, answer), { maxLength: 6 }), (readings) => {
        const recording = { origin: 'https://example.org/thread', answers: new Map(readings) };
        const bytes = Buffer.from(formatRecording(recording), 'utf8');
        expect(parseRecording(bytes.toString('utf8'))).toEqual(recording);
      }),
      { numRuns: 500 },
    );
  });

  test('bytes read back as they were, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(), (bytes, from) => {
        const name = `bytes /m/a b.gguf ${from}-${from + bytes.length}`;
        const text = formatRecording({ origin: '', answers: new Map([[name, { got: 'ok', text: formatBytes(Buffer.from(bytes)) }]]) });
        expect(text.split('\n').every((line) => line.length <= 80)).toBe(true);
        const answer = parseRecording(text).answers.get(name);
        expect([...parseBytes(answer?.got === 'ok' ? answer.text : '')]).toEqual([...bytes]);
      }),
    );
  });

  test('any text is read or refused with a line', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          nasty,
          nasty.map((text) => `ai-doctor recording 1\n${text}`),
        ),
        (text) => {
          try {
            parseRecording(text);
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableRecording);
            expect((error as UnreadableRecording).line).toBeGreaterThan(0);
          }
        },
      ),
    );
  });

  test('a plain recording is plain text', () => {
    const text =
      'ai-doctor recording 1\n-- ok file /proc/sys/kernel/osrelease\n6.17.1\n-- absent file /dev/kfd\n-- denied file /proc/cmdline\n-- exit 9 command nvidia-smi -q\nfailed\n-- stderr\nwhy\n';
    const recording = parseRecording(text);
    expect(recording.answers.get('command nvidia-smi -q')).toEqual({ got: 'ok', text: 'failed\n', exit: 9, stderr: 'why\n' });
    expect(recording.answers.get('file /proc/cmdline')).toEqual({ got: 'denied' });
    expect(formatRecording(recording)).toBe(text);
  });

  test('one that was cut off names the line', () => {
    expect(() => parseRecording('ai-doctor recording 1\n-- ok file /x\nhalf a li')).toThrow(expect.objectContaining({ line: 3 }));
    expect(() => parseRecording('ai-doctor recording 1\n-- okay file /x\n')).toThrow(expect.objectContaining({ line: 2 }));
  });
});
