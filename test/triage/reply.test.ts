import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, renderReply } from '../../src/renderers/reply.ts';
import { renderTriageText } from '../../src/renderers/triage-text.ts';
import { triageOf } from './read.ts';

function caseText(id: string): string {
  return readFileSync(new URL(`../cases/${id}.md`, import.meta.url), 'utf8');
}

describe('reply', () => {
  test('says what is known, the cause with its evidence, and what to do', () => {
    const reply = renderReply(triageOf(caseText('ollama-ollama-2701')));
    expect(reply).toMatch(/^Thank you for the report\./);
    expect(reply).toContain('ProtectHome');
    expect(reply).toContain('**What to do:**');
    expect(reply).toMatch(/\]\(https:\/\/github\.com\//);
    expect(reply).toContain('(lines 8–27)');
  });

  test('asks for the one fact that decides where it is only suspected', () => {
    const reply = renderReply(triageOf(caseText('ggml-org-llama.cpp-27097')));
    expect(reply).toContain('To settle it, please post these commands with what they print:');
    expect(reply).toContain('mem_info_vis_vram_total');
  });

  test('is calm where nothing speaks against the environment', () => {
    const reply = renderReply(triageOf(caseText('ggml-org-llama.cpp-12729')));
    expect(reply).toContain('No known cause in the layers beneath');
    expect(reply).not.toContain('likely');
  });

  test('nothing of the text becomes markup, a mention, a link or a reference', () => {
    const nasty = '<img src=x onerror=alert(1)> @everyone #1 [click](https://evil.example) `code` ![i](http://evil.example) **b** | a |\x1b[31m';
    const text = `### Ollama version\n\n0.5.7\n\n\`\`\`\nFeb 09 18:50:30 host5 ollama[1]: Error: could not create directory mkdir /var/lib/ollama: permission denied ${nasty}\nFeb 09 18:50:30 host5 systemd[1]: ollama.service: Failed with result 'exit-code'.\n\`\`\``;
    const reply = renderReply(triageOf(text));
    expect(reply).not.toContain('\x1b');
    // What is quoted stands in a span of code, where neither markup nor mentions work.
    const outside = reply.replace(/(`+) ?[^\n]*? ?(?<!`)\1(?!`)/g, '');
    expect(outside).not.toMatch(/<img|@everyone|evil\.example/);
    expect(escapeMarkdown(nasty)).not.toMatch(/(?<!\\)[<>[\]`*|#]|@everyone|https:/);
  });
});

describe('text form', () => {
  const options = { columns: 80, colour: false, all: false, today: '2026-11-22' };

  test('names what was recognised, the finding and what to ask', () => {
    const text = renderTriageText(triageOf(caseText('ggml-org-llama.cpp-27097')), options);
    expect(text).toMatch(/^Recognised: .*llama\.cpp/);
    expect(text).toContain('Ask next:');
  });

  test('a report whose environment is fine gets one calm line', () => {
    const text = renderTriageText(triageOf(caseText('ollama-ollama-4542')), options);
    expect(text).toContain('No known cause shows in this text');
    expect(text.split('\n\n').length).toBeLessThanOrEqual(3);
  });

  test('an empty text is told as such', () => {
    expect(renderTriageText(triageOf(''), options)).toContain('Nothing in this text tells of the machine beneath');
  });
});
