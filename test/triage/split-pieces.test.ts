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

  test('clocks with the month in another language, and Chromium’s, without a fence', () => {
    // https://github.com/ollama/ollama/issues/5938, https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/383
    const [, journal] = splitPieces('It says\n7月 26 18:32:56 master ollama[293353]: Error: mkdir /home/try/ollama: permission denied\nand ends');
    expect(journal?.kind).toBe('output');
    expect(journal?.lines[0]).toMatchObject({ speaker: 'ollama', message: 'Error: mkdir /home/try/ollama: permission denied' });
    expect(
      outline('It says\n[2249268:0201/222402.130269:ERROR:proxy_config_service_linux.cc(626)] inotify_init failed: Too many open files (24)\nand ends'),
    ).toEqual(['prose 1–1', 'output 2–2', 'prose 3–3']);
    expect(outline('am 26 18:32:56 kam der Fehler wieder: er startet nicht\n[5:30 pm] it works')).toEqual(['prose 1–2']);
  });

  test('a log between the sides of a box, also where one side was not copied', () => {
    // https://github.com/open-webui/open-webui/issues/1150
    const framed = `${log}      │\n│ Error: mkdir /root/.ollama/models/manifests: no space left on device      │\n│ Stream closed EOF for mlops/ollama-79c7468c97-xz2dr (ollama)`;
    expect(outline(`storage error\n\n${framed}\n\nWhat now?`)).toEqual(['prose 1–2', 'output 3–5', 'prose 6–7']);
    for (const text of [framed, `\`\`\`\n${framed}\n\`\`\``])
      expect(splitPieces(text)[0]?.lines.map(({ message }) => message)).toEqual([
        log,
        'Error: mkdir /root/.ollama/models/manifests: no space left on device',
        'Stream closed EOF for mlops/ollama-79c7468c97-xz2dr (ollama)',
      ]);
    // A picture is no log, and tables and trees keep their shape.
    expect(outline('It looks so:\n│ Open WebUI │\n│ on the left │')).toEqual(['prose 1–3']);
    expect(splitPieces('```\n│ NAME │ ID │\n  │   ├─123 ollama\n```')[0]?.lines.map(({ message }) => message)).toEqual(['│ NAME │ ID │', '  │   ├─123 ollama']);
  });

  test('pre within a line, as a page has it that was copied', () => {
    // https://github.com/ollama/ollama/issues/18396
    const error = 'Error: 500 Internal Server Error: llama-server process has terminated: signal: killed';
    const kinds = (text: string): string[][] =>
      splitPieces(text)
        .filter(({ lines, info }) => info !== '`' && lines.some((line) => line.text.trim() !== ''))
        .map(({ kind, lines }) => [kind, ...lines.map((line) => `${line.number} ${line.text.trim()}`)]);
    expect(kinds(`It is terminated:</p><pre><code class="language-text">${error}</code></pre><p>During this it swaps.`)).toEqual([
      ['prose', '1 It is terminated:'],
      ['output', `1 ${error}`],
      ['prose', '1 During this it swaps.'],
    ]);
    expect(kinds(`<p>It ends:</p><pre>a\n${error}</pre><p>What</p><pre>b</pre>\nnow?`)).toEqual([
      ['prose', '1 It ends:'],
      ['output', '1 a', `2 ${error}`],
      ['prose', '2 What'],
      ['output', '2 b'],
      ['prose', '3 now?'],
    ]);
    expect(kinds('Put it into <pre> as I do,\nand it fails.')).toEqual([['prose', '1 Put it into <pre> as I do,', '2 and it fails.']]);
    expect(kinds('It prints `<pre>a</pre>` instead.')).toEqual([['prose', '1 It prints `<pre>a</pre>` instead.']]);
  });

  test('CRLF, colours and a fence that is never closed', () => {
    expect(outline('Hello\r\n```\r\n\x1b[32mggml_vulkan: Found 1 Vulkan devices:\x1b[0m\r\nmore\r\n')).toEqual(['prose 1–1', 'output 3–3']);
  });

  test('of a text that was cut within a fence, a last line that may be half a number goes', () => {
    const shown = (...lines: string[]): string[] | undefined => splitPieces(['It says', '```', ...lines].join('\n'))[1]?.lines.map(({ text }) => text);
    const first = 'NVML library version: 580.178';
    expect(shown(first, 'Driver Version: 555.5')).toEqual([first]);
    // https://github.com/ggml-org/llama.cpp/issues/18826
    expect(shown(first, '+-------------------------------------+-------', '')).toEqual([first]);
    expect(shown(first, 'flags\t\t: fpu vme de pse tsc msr pae mce cx8 ap')).toEqual([first]);
    // What proves by its words stays, without the number that may be half.
    expect(shown(first, 'CUDA error: out of memory')).toEqual([first, 'CUDA error: out of memory']);
    expect(shown(first, 'module failed with exit code 13')).toEqual([first, 'module failed with exit code ']);
    expect(shown(first, 'Linux hostname 6.8.1-arch1-1 #1 SMP PREEMPT_DYNAMIC')).toEqual([first, 'Linux hostname 6.8.1-arch1-1 #1 SMP PREEMPT_DYNAMIC']);
    expect(shown(first, 'Linux hostname 6.8.1-ar')).toEqual([first]);
    // Closed, in whatever way.
    expect(shown(first, 'Driver Version: 555.58', '```')).toEqual([first, 'Driver Version: 555.58']);
    expect(shown(first, 'Driver Version: 555.58```')).toEqual([first, 'Driver Version: 555.58']);
    expect(shown(first, '``` on my machine')).toEqual([first, '``` on my machine']);
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
    const page = '<div><p>It ends:</p><pre><code>ollama serve\nKilled</code></pre><p>What now?</p></div>';
    expect(splitPieces(htmlToText(page)).map(({ kind, lines }) => [kind, ...lines.map(({ text }) => text.trim())])).toEqual([
      ['prose', 'It ends:'],
      ['output', 'ollama serve', 'Killed'],
      ['prose', 'What now?'],
    ]);
  });
});
