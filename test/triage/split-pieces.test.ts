import { describe, expect, test } from 'vitest';
import { cleanText } from '../../src/triage/text/clean-text.ts';
import { htmlToText, isHtml } from '../../src/triage/text/html.ts';
import { splitPieces } from '../../src/triage/text/split-pieces.ts';

/** Kind, first and last line of every piece that says something. */
function outline(text: string): string[] {
  return outlineOf(cleanText(text));
}

function outlineOf(text: string): string[] {
  return splitPieces(text)
    .filter(({ lines }) => lines.some((line) => line.text.trim() !== ''))
    .map(({ kind, lines }) => `${kind} ${lines[0]?.number}–${lines.at(-1)?.number}`);
}

const log = 'time=2025-09-03T15:10:11.404Z level=INFO source=gpu.go:217 msg="looking for compatible GPUs"';

describe('splitting', () => {
  test('fences of any info string are output, the rest is prose', () => {
    expect(outline('It fails.\n\n```shell\na\nb\n```\n~~~text\nc\n~~~\nThanks')).toEqual(['prose 1–2', 'output 4–5', 'output 8–8', 'prose 10–10']);
  });

  test('text on the line that opens a fence is its first line, and no info string', () => {
    const [first, second] = splitPieces(
      '```NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible\nwith it.\n```\n```python title="x.py" {1,3}\na\n```',
    );
    expect(first?.lines.map(({ text }) => text)).toEqual(['NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible', 'with it.']);
    expect(second?.lines.map(({ text }) => text)).toEqual(['a']);
    expect([first?.info, second?.info]).toEqual(['', 'python']);
  });

  test('what a driver prints over several lines, without a fence', () => {
    expect(outline(`It fails:\n[   87.358035] NVRM: The NVIDIA GPU 0000:03:00.0 (PCI ID: 10de:1bb3)\n${' '.repeat(15)}NVRM: installed in this system`)).toEqual(
      ['prose 1–1', 'output 2–3'],
    );
    expect(outline(`It says\n${' '.repeat(15)}that NVRM: is to blame`)).toEqual(['prose 1–2']);
  });

  test('bars of tqdm, the shell’s word and a list of pods, without a fence', () => {
    expect(outline('It says\nLoading checkpoint shards:  33%|███▎      | 1/3 [00:10<00:20, 10.1s/it]\nand ends')).toEqual([
      'prose 1–1',
      'output 2–2',
      'prose 3–3',
    ]);
    expect(outline('It says\nKilled\nand ends')).toEqual(['prose 1–1', 'output 2–2', 'prose 3–3']);
    expect(outline('It says\nollama   ollama-0   1/1   Running   3 (2d ago)   9d\nand ends')).toEqual(['prose 1–1', 'output 2–2', 'prose 3–3']);
    expect(outline('About 33% | half of it\nKilled it again\nwe are 1/1 Running')).toEqual(['prose 1–3']);
  });

  test('CRLF, colours and a fence that is never closed', () => {
    expect(outline('Hello\r\n```\r\n\x1b[32mggml_vulkan: Found 1 Vulkan devices:\x1b[0m\r\nmore')).toEqual(['prose 1–1', 'output 3–4']);
  });

  test('a fence that is closed behind its last line', () => {
    expect(outline('```\nuname -a\nLinux box 6.1```\nafter it')).toEqual(['output 2–3', 'prose 4–4']);
  });

  test('quoted lines keep their numbers and lose their marks', () => {
    const [, piece] = splitPieces(`It does not use the GPU:\n\n> Sep 04 14:20:10 ip ollama[20113]: ${log}`);
    expect(piece?.lines).toEqual([{ number: 3, text: `Sep 04 14:20:10 ip ollama[20113]: ${log}`, message: log, speaker: 'ollama' }]);
  });

  test("an interpreter's prompt is no quotation", () => {
    expect(splitPieces('>>> hello').flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual(['>>> hello']);
  });

  test('bare output within prose', () => {
    expect(outline(`This is all I get:\n\n${log}\n${log}\n\nWhat does it mean?`)).toEqual(['prose 1–2', 'output 3–4', 'prose 5–6']);
  });

  test('a command over several lines stays together', () => {
    expect(outline('I run\n\ndocker run -d \\\n  --gpus all \\\n  ollama/ollama\n\nand it fails')).toEqual(['prose 1–2', 'output 3–5', 'prose 6–7']);
  });

  test('a unit file with blank lines between its sections is one piece', () => {
    expect(outline('My unit:\n\n[Unit]\nDescription=Ollama\n\n[Service]\nUser=ollama\n\n[Install]\nWantedBy=default.target\n')).toEqual([
      'prose 1–2',
      'output 3–10',
    ]);
  });

  test('spans of code, on one line and over several', () => {
    const spans = splitPieces('see `cudart init failure: 999` there\n\n`Setting up amdgpu-dkms\nError! Bad return status`').filter(({ info }) => info === '`');
    expect(spans.map(({ lines }) => lines.map(({ number, text }) => [number, text]))).toEqual([
      [[1, 'cudart init failure: 999']],
      [
        [3, 'Setting up amdgpu-dkms'],
        [4, 'Error! Bad return status'],
      ],
    ]);
  });

  test('a bare log is one piece, also with lines that look like nothing', () => {
    const lines = [...Array(20)].map((_, at) => `Feb 23 11:00:${10 + at} host2 ollama[1]: line`);
    expect(outline([...lines.slice(0, 10), 'goroutine 1 [running]:', 'main.main()', '', ...lines.slice(10)].join('\n'))).toEqual(['output 1–23']);
  });

  test('headings, bold lines and summaries are labels', () => {
    const pieces = splitPieces('### GPU\n\nAMD\n\n**Logs**\n```\nx\n```\n<details><summary>full</summary>\n\n```\ny\n```');
    expect(pieces.filter(({ kind }) => kind === 'output').map(({ heading }) => heading)).toEqual(['Logs', 'full']);
    expect(pieces.find(({ lines }) => lines.some(({ text }) => text === 'AMD'))?.heading).toBe('GPU');
  });

  test('mail in HTML keeps its lines', () => {
    const mail = '<html><body>\n<p>Hello &amp; thanks</p>\n<pre>nvidia-smi\nNo devices were found</pre>\n</body></html>';
    expect(isHtml(mail)).toBe(true);
    expect(outlineOf(htmlToText(mail))).toEqual(['prose 1–2', 'output 3–4']);
  });
});
