import { describe, expect, test } from 'vitest';
import { renderTriageText } from '../../src/renderers/triage-text.ts';
import { triageText } from '../../src/triage/triage.ts';
import { sampleCheck } from '../helpers/sample-check.ts';
import { triageOf } from './read.ts';

describe('what the reporter complains of', () => {
  test.each<[string, string, string[]]>([
    ['a title and a sentence', '# Ollama not using GPU\n\nEverything is slow.', ['not-on-gpu', 'slow']],
    ['a denial', 'It does not crash, it is only slow.', ['slow']],
    ['a bare log: its errors', '```\nllama_load: loading\nggml_cuda: cudaMalloc failed: out of memory, error\n```', ['out-of-memory']],
    ['words before errors', 'It hangs.\n\n```\nfoo: error: permission denied\n```', ['hang']],
    ['an expectation', 'It hangs.\n\n### Expected behavior\n\nIt should not be slow or crash.', ['hang']],
    ['an option that is not ticked', '- [ ] Crash\n- [x] Slow', ['slow']],
    ['a log without errors', '```\nslow path chosen\nhang detection on\n```', []],
    ['a card by its name', '# RX 7800 XT not used on Arch', ['not-on-gpu']],
    ['PyTorch’s own answer, in words', 'torch.xpu.is_available() False', ['not-on-gpu']],
    ['and in Python’s shell', '```\n>>> torch.cuda.is_available()\nFalse\n```', ['not-on-gpu']],
    ['an answer that is fine', '```\n>>> torch.cuda.is_available()\nTrue\n```', []],
    ['nothing', 'How do I select a GPU?', []],
  ])('%s', (_, text, wanted) => expect(triageOf(text).complaints).toEqual(wanted));

  test('only that of the machine that fails', () => {
    expect(
      triageOf('## Broken\n\nIt hangs.\n\n```\n$ uname -r\n6.17.1\n```\n\n## Works\n\nIt was slow once.\n\n```\n$ uname -r\n6.16.1\n```').complaints,
    ).toEqual(['hang']);
  });

  test('ranks what matches, and the text says what it was', () => {
    const when = sampleCheck().when;
    const checks = [
      sampleCheck({ id: 'a-crashing', when, symptom: 'The server crashes.' }),
      sampleCheck({ id: 'b-slow', when, symptom: 'Generation is slow.' }),
    ];
    const judge = (complaint: string) =>
      triageText(
        `${complaint}\n\n\`\`\`\n$ cat /proc/cmdline\nBOOT_IMAGE=/vmlinuz root=/dev/sda quiet\n$ uname -a\nLinux box 1 #1 SMP x86_64 GNU/Linux\n\`\`\``,
        {
          checks: checks.map((check) => ({ ...check, when: { ...(check.when as object), op: 'atom', needs: [], says: 'x', test: () => 'true' } as never })),
          version: '0',
          startedAt: '',
          only: [],
          skip: [],
          runtimes: [],
          clock: () => 0,
        },
      );
    expect(judge('How is this set?').findings.map(({ id }) => id)).toEqual(['a-crashing', 'b-slow']);
    const report = judge('It is so slow!');
    expect(report.findings.map(({ id }) => id)).toEqual(['b-slow', 'a-crashing']);
    expect(renderTriageText(report, { columns: 80, colour: false, all: false, today: '2026-11-22' })).toContain('Complaint: slowness.');
  });
});
