import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandTree } from '../../src/cli.ts';
import { ansiToSvg } from '../../src/tooling/ansi-svg.ts';
import { manPage } from '../../src/tooling/write-man.ts';

/** A reader of the format, where this machine has it. */
function reader(
  program: string,
  args: readonly string[],
): { missing: boolean; name: (means: string) => string; read: (text: string) => ReturnType<typeof spawnSync> } {
  const missing = spawnSync(program, ['--version']).error !== undefined;
  return {
    missing,
    name: (means) => (missing ? `${program} is not installed` : means),
    read: (input) => spawnSync(program, args, { input, encoding: 'utf8' }),
  };
}

const mandoc = reader('mandoc', ['-T', 'lint', '-W', 'style']);
const groff = reader('groff', ['-mdoc', '-Tutf8', '-ww']);
const xmllint = reader('xmllint', ['--noout', '-']);

describe('the manual page', () => {
  const page = manPage();

  test('names every command and every option', () => {
    const program = commandTree(
      {
        out: () => {},
        err: () => {},
        isTty: false,
        columns: 80,
        colour: false,
        stdin: async () => Buffer.from(''),
        stdinEnds: async () => ({ bytes: Buffer.alloc(0), size: 0 }),
      },
      () => {},
    );
    for (const command of program.commands) {
      expect(page).toContain(`.It Cm ${command.name()}`);
      for (const { long } of command.options) expect(page).toContain(`Fl ${long?.slice(1)}`);
    }
  });

  test('is ASCII, and no line of text is read as a request by accident', () => {
    expect(page).not.toMatch(/[^\n\x20-\x7e]/);
    for (const line of page.split('\n')) expect(line).toMatch(/^(?:\.[A-Z][a-z]( |$)|\.\\"|\\&|[^.']|$)/);
  });

  test.skipIf(mandoc.missing)(mandoc.name('mandoc has nothing against it'), () => {
    const stdout = String(mandoc.read(page).stdout);
    // What mandoc says of other pages on this machine is none of ours.
    expect(stdout.split('\n').filter((line) => /(?:STYLE|WARNING|ERROR|UNSUPP)/.test(line) && !/Xr|operating system|mandoc\.db/.test(line))).toEqual([]);
  });

  test.skipIf(groff.missing)(groff.name('groff sets it without a warning'), () => {
    const { stderr, stdout } = groff.read(page);
    expect(stderr).toBe('');
    expect(String(stdout).replace(/.\x08/g, '')).toMatch(/EXIT STATUS/);
  });
});

describe('pictures of terminals', () => {
  const picture = ansiToSvg('\x1b[1mbold\x1b[22m <plain> & "quoted"\n\x1b[31m✗\x1b[39m', { title: 'A <title>', command: 'ai-doctor', columns: 40 });

  test('hold text, styles, a title, and nothing that runs or is fetched', () => {
    expect(picture).toContain('<title id="title">A &lt;title&gt;</title>');
    expect(picture).toMatch(/class="bold">bold<\/text>/);
    expect(picture).toContain('&lt;plain&gt; &amp; &quot;quoted&quot;');
    expect(picture).toMatch(/class="red">✗<\/text>/);
    expect(picture).not.toMatch(/\x1b|<script|href|url\(/);
  });

  test('those in the docs are well-formed, and shown or linked', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const name of readdirSync('docs/screenshots')) {
      const text = readFileSync(`docs/screenshots/${name}`, 'utf8');
      expect([name, text.match(/<text /g)?.length]).toEqual([name, text.match(/<\/text>/g)?.length]);
      expect(readme).toContain(`docs/screenshots/${name}`);
    }
  });

  test.skipIf(xmllint.missing)(xmllint.name('an XML parser takes them'), () => {
    const { stderr, status } = xmllint.read(picture);
    expect([stderr, status]).toEqual(['', 0]);
  });
});
