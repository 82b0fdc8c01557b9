import { spawnSync } from 'node:child_process';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PreflightReport, PreflightReportSchema } from '../../src/preflight/preflight-report-schema.ts';
import { plain } from '../../src/renderers/plain.ts';
import { renderPreflightGithub } from '../../src/renderers/preflight-github.ts';
import { renderPreflightJunit } from '../../src/renderers/preflight-junit.ts';
import { quoteForShell, renderPreflightSh } from '../../src/renderers/preflight-sh.ts';
import { renderPreflightText } from '../../src/renderers/preflight-text.ts';
import { judged } from './judged.ts';

const document = `preflight: 1
name: acme
must:
  - {id: driver, versions: {nvidia-driver: ">= 550"}, because: "it's needed", remedy: {do: "Update it, 100%", commands: ["sudo apt upgrade"]}, source: "https://example.org/a"}
  - {id: kernel, kernel: ">= 6.8"}
  - {id: wsl, wsl2: true, when: {systemd: false}}
should:
  - systemd: false
  - {id: ring, io_uring: true}
`;
const sample = (): PreflightReport =>
  judged(document, {
    'nvidia.moduleVersion': '470.1',
    'nvidia.loaded': true,
    'kernel.version': { gap: 'denied' },
    'systemd.running': true,
    'ioUring.setup': { gap: 'no-place-for-native' },
  });

/** Texts that would break out of quotes, attributes or lines. */
const nasty = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom("'", '"', '`', '$(id)', '\\', '\n', '\r', '%', ':', ',', ']]>', '<', '&', '::error::', '\x1b[31m', '\u202e', ';', '!', '\0', '=', ' '),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);
const withTexts = ([a, b, c]: readonly [string, string, string]): PreflightReport => {
  const report = sample();
  const [first, ...rest] = report.requirements;
  if (first === undefined) throw new Error('no requirement');
  return {
    ...report,
    machine: { title: a },
    asked: { ...report.asked, name: b, file: c, notes: [a] },
    requirements: [
      {
        ...first,
        line: 3,
        asks: a,
        because: b,
        saw: [{ says: b, saw: c, source: a }],
        missing: [{ fact: a, reason: 'denied', detail: b }],
        remedy: [{ do: c, commands: [a] }],
      },
      ...rest,
    ],
  };
};
const texts = fc.tuple(nasty, nasty, nasty);

describe('the JSON form', () => {
  test('keeps to its schema', () => {
    const validate = new Ajv2020({ strict: false }).compile(PreflightReportSchema);
    expect([validate(sample()), validate.errors]).toEqual([true, null]);
    expect(sample().requirements.map(({ id, state }) => [id, state])).toEqual([
      ['driver', 'not-met'],
      ['kernel', 'unknown'],
      ['wsl', 'not-applicable'],
      ['systemd', 'not-met'],
      ['ring', 'unknown'],
    ]);
  });
});

describe('the sh form', () => {
  test('is assignments alone, and the shell reads back what was meant', () => {
    const out = renderPreflightSh(sample());
    for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^AI_DOCTOR_[A-Z0-9_]+='(?:[^']|'\\'')*'$/);
    const ran = spawnSync(
      'sh',
      [
        '-c',
        'eval "$1"; printf "%s|%s|%s|%s|%s" "$AI_DOCTOR_VERDICT" "$AI_DOCTOR_EXIT" "$AI_DOCTOR_MUST_NOT_MET" "$AI_DOCTOR_MUST_UNKNOWN" "$AI_DOCTOR_REMEDY"',
        'sh',
        out,
      ],
      { encoding: 'utf8' },
    );
    expect(ran.stdout).toBe('stop|3|driver|kernel|Update it, 100% sudo apt upgrade');
  });

  test('whatever stands in it, nothing of it is run and nothing is lost', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(texts, (each) => {
        const report = withTexts(each);
        const out = renderPreflightSh(report);
        for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^AI_DOCTOR_[A-Z0-9_]+='(?:[^']|'\\'')*'$/);
        const ran = spawnSync('sh', ['-c', 'eval "$1"; printf "%s\\n%s" "$AI_DOCTOR_MACHINE" "$AI_DOCTOR_1_ASKS"', 'sh', out], { encoding: 'utf8', env: {} });
        expect([ran.status, ran.stderr, ran.stdout]).toEqual([0, '', `${plain(report.machine.title)}\n${plain(each[0])}`]);
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(nasty, (text) => {
        expect(quoteForShell(text)).toMatch(/^'(?:[^'\n\r\0\x1b]|'\\'')*'$/);
      }),
    );
  });
});

describe('the github form', () => {
  test('annotates what is not met or not known, at its line', () => {
    const report = { ...sample(), asked: { ...sample().asked, file: 'ci/acme,1.yaml' } };
    expect(renderPreflightGithub(report).split('\n')).toEqual([
      '::error file=ci/acme%2C1.yaml,line=4,title=must%3A driver::NVIDIA driver ≥ 550: not met. NVIDIA kernel module is ≥ 550: saw 470.1 (test); NVIDIA kernel module: not there: saw 470.1 (test); nvidia module loaded: yes: saw yes (test) Update it, 100%25 sudo apt upgrade',
      expect.stringMatching(
        /^::warning file=ci\/acme%2C1\.yaml,line=5,title=must%3A kernel::kernel ≥ 6\.8: could not be established\. kernel\.version: denied/,
      ),
      expect.stringMatching(/^::warning file=ci\/acme%2C1\.yaml,line=8,title=should%3A systemd::/),
      expect.stringMatching(/^::notice file=ci\/acme%2C1\.yaml,line=9,title=should%3A ring::/),
      expect.stringMatching(/^::notice title=preflight acme::/),
      '',
    ]);
  });

  test('nothing from outside begins a command or leaves its field', () => {
    fc.assert(
      fc.property(texts, (each) => {
        const lines = renderPreflightGithub(withTexts(each)).trimEnd().split('\n');
        expect(lines).toHaveLength(5);
        for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^:,\r]*,line=\d+,)?title=[^:,\r]*::[^\r]*$/);
      }),
    );
  });
});

describe('the junit form', () => {
  test('a must fails or errs, a should is skipped', () => {
    const xml = renderPreflightJunit(sample());
    expect(xml).toContain('tests="5" failures="1" errors="1" skipped="3"');
    expect(xml).toContain('<failure message="not met" type="not-met">');
    expect(xml).toContain('<error message="could not be established" type="unknown">');
  });

  test('is well-formed whatever stands in it', () => {
    fc.assert(
      fc.property(texts, (each) => {
        const xml = renderPreflightJunit(withTexts(each));
        const bare = xml.replace(/<(?:\?xml|\/?(?:testsuites|testsuite|testcase|failure|error|skipped))(?: [a-z]+="[^"<>]*")*\??\/?>/g, '').trim();
        expect(bare).not.toMatch(/[<>]/);
        expect(xml.replace(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toContain('&');
        expect(xml).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/);
      }),
    );
  });
});

describe('the text form', () => {
  test('what failed comes first, with what was seen and what to do', () => {
    const out = renderPreflightText(sample(), { columns: 80, colour: false });
    expect(out.indexOf('✗ must   NVIDIA driver ≥ 550')).toBeLessThan(out.indexOf('? must   kernel ≥ 6.8'));
    expect(out).toContain("because     it's needed");
    expect(out).toContain('sudo apt upgrade');
    expect(out).toContain('1 of 5 requirements must be met and is not. (exit 3)');
    for (const line of out.split('\n')) if (!line.includes('https://')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('holds no escape from outside', () => {
    fc.assert(
      fc.property(texts, (each) => {
        expect(renderPreflightText(withTexts(each), { columns: 80, colour: false })).not.toMatch(/[\0-\x09\x0b-\x1f\x7f\u202e]/);
      }),
    );
  });
});
