import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli.ts';
import { TriageReportSchema } from '../../src/triage/triage-schema.ts';

const cases = fileURLToPath(new URL('../cases/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'triage-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], input: string | Buffer = ''): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const streams = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    isTty: false,
    columns: 80,
    colour: false,
    stdin: async () => Buffer.from(input),
    stdinEnds: async () => ({ bytes: Buffer.from(input), size: Buffer.byteLength(input) }),
  };
  return { code: await main(['triage', ...args], streams), out, err };
}

describe('triage', { timeout: 30_000 }, () => {
  test('the JSON report keeps to its schema', async () => {
    const { out, code } = await run(['--json', join(cases, 'ollama-ollama-2701.md')]);
    const report = JSON.parse(out);
    const valid = new Ajv2020({ strict: false }).compile(TriageReportSchema);
    expect(valid(report) ? [] : valid.errors).toEqual([]);
    expect(report.source.kind).toBe('paste');
    expect(code).toBe(3);
  });

  test('what is missing is not in the text', async () => {
    const { out } = await run(['--json', '-'], readFileSync(join(cases, 'ggml-org-llama.cpp-27097.md')));
    const report = JSON.parse(out);
    expect(report.findings[0].missing).toContainEqual({ fact: expect.stringContaining('vramVisible'), reason: 'not-in-text', get: expect.any(String) });
    expect(JSON.stringify(report)).not.toContain('not-recorded');
  });

  test.each([
    ['empty text', ''],
    ['a screenshot', '![image](https://example.org/assets/shot.png)'],
    ['another language', 'Ollama nutzt die Grafikkarte nicht, obwohl alles installiert ist. Vielen Dank für jede Hilfe!'],
    ['mail in HTML', '<html><body><div>Hello</div><div>it does not work</div></body></html>'],
  ])('%s: a report, exit 0', async (_, text) => {
    const { code, out, err } = await run(['-'], text);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/No(?:thing in| known cause shows in) this text/);
  });

  test.each([
    ['a GGUF', Buffer.concat([Buffer.from('GGUF'), Buffer.alloc(64)])],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['binary data', Buffer.from(Array.from({ length: 2_000 }, (_, at) => at % 7))],
  ])('%s: one line, exit 2', async (_, bytes) => {
    const { code, out, err } = await run(['-'], bytes);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('a file that is not there, a folder, an unknown layer: one line, exit 2', async () => {
    for (const args of [[join(folder, 'none.md')], [folder], ['--only', 'kernle', '-']]) {
      const { code, err } = await run(args);
      expect(code).toBe(2);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });

  test('UTF-16, as PowerShell writes it, is read', async () => {
    const { out } = await run(
      ['--json', '-'],
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('WSL version: 2.6.3.0\nKernel version: 6.6.87.2-1\n', 'utf16le')]),
    );
    expect(JSON.parse(out).recognised).toEqual([{ kind: 'wsl --version', lines: [1, 2] }]);
  });

  test('of a log of 200 MB head and tail are read, and it says so', async () => {
    const file = join(folder, 'large.log');
    writeFileSync(file, readFileSync(join(cases, 'ollama-ollama-9148.md')));
    const chunk = Buffer.from('Feb 09 18:50:31 host5 ollama[10230]: one more line of a long log\n'.repeat(48_000));
    appendFileSync(file, chunk);
    // The middle is a hole: it costs nothing, and nothing of it may be read.
    truncateSync(file, 200 * 1024 * 1024);
    appendFileSync(file, chunk);
    const before = process.memoryUsage().rss;
    const { out, code } = await run(['--json', file]);
    const report = JSON.parse(out);
    expect(code).toBe(3);
    expect(report.cut.bytes).toBeGreaterThan(190 * 1024 * 1024);
    expect(report.findings[0].id).toBe('service-home-missing');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  test('--ndjson: one report a line, and an error for what is no record', async () => {
    const text = readFileSync(join(cases, 'ollama-ollama-9148.md'), 'utf8');
    const { out } = await run(['--ndjson', '-'], `${JSON.stringify({ id: 1, text })}\nnot json\n\n${JSON.stringify({ id: 'x', text: 'hello' })}\n`);
    const records = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ id, error, findings }) => [id, error, findings?.[0]?.id])).toEqual([
      [1, undefined, 'service-home-missing'],
      [null, 'no JSON', undefined],
      ['x', undefined, undefined],
    ]);
  });

  test('--only and --skip', async () => {
    const file = join(cases, 'ollama-ollama-9148.md');
    expect(JSON.parse((await run(['--json', '--skip', 'service-home-missing', file])).out).findings.map(({ id }: { id: string }) => id)).not.toContain(
      'service-home-missing',
    );
    expect(JSON.parse((await run(['--json', '--only', 'service', file])).out).findings[0].id).toBe('service-home-missing');
  });

  test('private values are replaced unless asked otherwise', async () => {
    const text =
      '```\n[Unit]\nDescription=Ollama Service\n[Service]\nExecStart=/usr/bin/ollama serve\nEnvironment="OLLAMA_MODELS=/home/jane/models"\nUser=ollama\nProtectHome=yes\n```\n';
    expect((await run(['--json', '-'], text)).out).not.toContain('jane');
    expect((await run(['--json', '--no-redact', '-'], text)).out).toContain('jane');
  });

  test("ai-doctor's own block is read back with the same findings", async () => {
    const first = JSON.parse((await run(['--json', '--no-redact', join(cases, 'ollama-ollama-2701.md')])).out);
    const { schemaVersion, tool, source, machine, facts, signs, gaps } = first;
    const block = JSON.stringify({ schemaVersion, tool, source, machine: { platform: machine.platform }, facts, signs, gaps });
    const again = JSON.parse((await run(['--json', '-'], `My report:\n\n\`\`\`json ai-doctor/1\n${block}\n\`\`\`\n`)).out);
    expect(again.findings.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict])).toEqual(
      first.findings.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict]),
    );
    expect(again.recognised).toContainEqual({ kind: 'ai-doctor report', lines: [4, 4] });
  });
});
