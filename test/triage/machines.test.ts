import { describe, expect, test } from 'vitest';
import { renderTriageText } from '../../src/renderers/triage-text.ts';
import { sidesOf } from '../../src/triage/machines.ts';
import { splitPieces } from '../../src/triage/text/split-pieces.ts';
import { factOf, itemsOf, triageOf } from './read.ts';

/** First lines of the outputs of a text, with an asterisk where they are of another machine or time. */
function sides(text: string): string[] {
  const pieces = splitPieces(text);
  const found = sidesOf(pieces);
  return pieces.flatMap(({ kind, info, lines }, at) => (kind === 'output' && info !== '`' ? [`${lines[0]?.text}${found[at] === 'other' ? '*' : ''}`] : []));
}

const fence = (...lines: string[]): string => `\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`;

describe('whose a piece is', () => {
  test.each([
    ['headings', `## Working box\n${fence('a')}\n## Broken box\n${fence('b')}`, ['a*', 'b']],
    ['headings below them', `## Working\n### OS\n${fence('a')}\n### GPU\n${fence('b')}\n## Broken\n### OS\n${fence('c')}`, ['a*', 'b*', 'c']],
    ['marks', `## host1 - OK\n${fence('a')}\n## host2 ✅\n${fence('b')}\n## host3 ❌\n${fence('c')}`, ['a*', 'b*', 'c']],
    ['bold lines with a remark', `**Before the update** (all good):\n${fence('a')}\n**After the update**\n${fence('b')}`, ['a*', 'b']],
    ['summaries', `<details><summary>dmesg, broken</summary>\n${fence('a')}</details>\n<details><summary>dmesg, working</summary>\n${fence('b')}`, ['a', 'b*']],
    ['lines above', `On my laptop it works:\n${fence('a')}\nOn the server it doesn't:\n${fence('b')}`, ['a*', 'b']],
    ['a curly apostrophe', `On my laptop it works:\n${fence('a')}\nOn the server it doesn’t work:\n${fence('b')}`, ['a*', 'b']],
    [
      'praise that leads on to what fails',
      `The card works fine in blender, but with Ollama I get this in logs:\n${fence('a')}\nWith the old kernel it works:\n${fence('b')}`,
      ['a', 'b*'],
    ],
    ['a line above several', `With \`570.1\` all is fine:\n${fence('a')}\n${fence('b')}\nWith \`580.2\` it crashes:\n${fence('c')}`, ['a*', 'b*', 'c']],
    ['old and new', `With the old driver:\n${fence('a')}\nWith the new driver:\n${fence('b')}`, ['a*', 'b']],
    [
      'a line that begins with a program',
      `llama-bench with the old driver:\n${fence('a')}\nNow:\n${fence('b')}`,
      ['llama-bench with the old driver:', 'a*', 'b'],
    ],
    ['before that fails, after the fix', `**Before:** \n${fence('a')}\n**After the fix:**\n${fence('b')}`, ['a', 'b*']],
  ])('%s', (_, text, wanted) => expect(sides(text)).toEqual(wanted));

  test.each([
    ['nothing said', `Log:\n${fence('a')}\nAnother:\n${fence('b')}`],
    ['a title', `# Works on host A, not on B\n${fence('a')}\n## Log\n${fence('b')}`],
    ['a title that says only what works', `# Vulkan works, ROCm is the question\n${fence('a')}\n## Log\n${fence('b')}`],
    ['the CPU', `It works on CPU:\n${fence('a')}\nLog:\n${fence('b')}`],
    ['a sentence before', `It works fine elsewhere. Here is the log:\n${fence('a')}\n${fence('b')}`],
    ['other senses', `Working directory:\n${fence('a')}\nOK, the log:\n${fence('b')}`],
    ['old without new', `My old server:\n${fence('a')}\nIts log:\n${fence('b')}`],
    ['everything works', `## Working\n${fence('a')}\n## Good\n${fence('b')}`],
  ])('one machine: %s', (_, text) => expect(sides(text).filter((each) => each.endsWith('*'))).toEqual([]));
});

describe('what differs', () => {
  const kfd = (mode: string) => `crw-rw-${mode} 1 root render 510, 0 Oct  1 10:00 /dev/kfd`;
  const text = `Ollama ran on the CPU.\n\n**Broken:**\n${fence('$ uname -r', '6.17.1-300.fc43.x86_64', '$ id ollama', 'uid=990(ollama) gid=990(ollama) groups=990(ollama)', kfd('---'))}\n**Now working:**\n${fence('$ uname -r', '6.15.4-200.fc42.x86_64', '$ id ollama', 'uid=990(ollama) gid=990(ollama) groups=990(ollama),105(render)', kfd('rw-'))}`;

  test('is told once each, also of items of lists', () => {
    const { machines } = triageOf(text);
    expect(machines?.lines).toEqual([[13, 20]]);
    expect(machines?.differences.map(({ fact, here, other }) => [fact.replace(/\[.*\]/, '[]'), here, other])).toEqual([
      ['kernel.release', '6.17.1-300.fc43.x86_64', '6.15.4-200.fc42.x86_64'],
      ['rocm.kfdDevice', 'root:render 0660', 'root:render 0666'],
      ['services[].groups', 'ollama', 'ollama render'],
      ['services[].opensKfd', 'no', 'yes'],
    ]);
  });

  test('is shown with the names that people use', () => {
    const shown = renderTriageText(triageOf(text), { columns: 100, colour: false, all: false, today: '2026-11-22' });
    expect(shown).toContain('The text also shows a machine or time that works (lines 13–20)');
    expect(shown).toContain('    differs  kernel release: here 6.17.1-300.fc43.x86_64, there 6.15.4-200.fc42.x86_64');
    expect(shown).toContain('    differs  groups of the account: here ollama, there ollama render');
  });

  test('nothing, where both tell the same', () => {
    const same = `## Works\n${fence('$ uname -r', '6.17.1-300.fc43.x86_64')}\n## Broken\n${fence('$ uname -r', '6.17.1-300.fc43.x86_64')}`;
    expect(renderTriageText(triageOf(same), { columns: 100, colour: false, all: false, today: '2026-11-22' })).toContain(
      'Nothing that the text tells of both differs.',
    );
  });
});

test('a working Windows beside a broken Linux does not make the report foreign', () => {
  const report = triageOf(
    `# Slow\n\n## Works on my Windows PC\n\nC:\\Users\\me\\a.exe, C:\\Program Files\\b.dll\n${fence('GPU 0: NVIDIA GeForce RTX 3090 (UUID: GPU-0)')}\n## Server, slow\n${fence('GPU 0: NVIDIA GeForce RTX 3060 (UUID: GPU-1)')}`,
  );
  expect(report.foreign).toBeUndefined();
  expect(itemsOf(report, 'gpus')).toMatchObject([{ name: 'GeForce RTX 3060' }]);
});

test('a report of ai-doctor of the machine that works is not that of the one that fails', () => {
  const block = (release: string) => {
    const facts = { 'kernel.release': { value: release, source: 'uname' } };
    return `\n\`\`\`json ai-doctor/1\n${JSON.stringify({ schemaVersion: 1, tool: { name: 'ai-doctor', version: '0.1.0' }, source: { kind: 'live' }, machine: { platform: { system: 'native', vm: null, container: null } }, facts, signs: [], gaps: [] })}\n\`\`\`\n`;
  };
  const report = triageOf(`## Working\n${block('6.15.4')}\n## Broken\n${block('6.17.1')}`);
  expect(factOf(report, 'kernel.release')).toBe('6.17.1');
  expect(report.machines?.differences).toContainEqual({ fact: 'kernel.release', here: '6.17.1', other: '6.15.4' });
});
