import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { announce, lacks } from '../helpers.ts';
import { buildStandalone, executable } from './roots.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** Requirements for each exit code on any machine; the user of the last one is in no file. */
const outcomes: Record<number, string> = {
  0: file('go.yaml', 'preflight: 1\nmust: [{memory: 1 MiB}]\n'),
  3: file('stop.yaml', 'preflight: 1\nmust: [{memory: 1000 TiB, remedy: "It\'s too little; add `memory` $(now)."}]\n'),
  4: file('warn.yaml', 'preflight: 1\nshould: [{memory: 1000 TiB}]\n'),
  5: file('ask.yaml', 'preflight: 1\nmust: [{devices: {nodes: [/dev/null], user: nobody-knows-me}}]\n'),
};

beforeAll(() => {
  if (lacks() === undefined) buildStandalone();
});

const shells: readonly (readonly string[])[] = [['dash'], ['busybox', 'sh'], ['sh']];
describe.each(shells)('install.sh under %s %s', (...shell) => {
  const words: string[] = shell.filter((word) => word !== undefined);
  const checksum = (): string => readFileSync(`${executable}.sha256`, 'utf8').split(' ')[0] ?? '';
  const install = (code: number, input = '', args: readonly string[] = [], env: Record<string, string> = {}) =>
    spawnSync(words[0] as string, [...words.slice(1), 'docs/examples/install.sh', ...args], {
      encoding: 'utf8',
      input,
      env: { PATH: process.env.PATH, ACME_DOCTOR: executable, ACME_DOCTOR_SHA256: checksum(), ACME_REQUIREMENTS: outcomes[code], ...env },
    });

  test.runIf(announce(`install.sh under ${words.join(' ')}`, lacks(words[0] as string)))('goes on, stops on 3, warns on 4, asks on 5', () => {
    expect(install(0)).toMatchObject({ status: 0, stderr: expect.stringMatching(/Nothing stands in the way[\s\S]*Installing Acme/) });
    const stopped = install(3);
    expect([stopped.status, stopped.stdout]).toEqual([3, '']);
    expect(stopped.stderr).toContain("It's too little; add `memory` $(now).");
    expect(stopped.stderr).not.toContain('Installing');
    expect(install(4)).toMatchObject({ status: 0, stderr: expect.stringMatching(/will run, with limits[\s\S]*Installing Acme/) });
    expect(install(5, 'n\n')).toMatchObject({ status: 5, stderr: expect.stringContaining('Go on all the same?') });
    expect(install(5, '').status).toBe(5);
    expect(install(5, 'y\n')).toMatchObject({ status: 0, stderr: expect.stringContaining('Installing Acme') });
    expect(install(5, '', ['--yes']).status).toBe(0);
  });

  test.runIf(lacks(words[0] as string) === undefined)('refuses another file than the released one, and what ai-doctor refuses', () => {
    const other = join(folder, 'ai-doctor-other');
    copyFileSync('/bin/true', other);
    expect(install(0, '', [], { ACME_DOCTOR: other })).toMatchObject({ status: 1, stderr: expect.stringContaining('another checksum') });
    expect(install(0, '', [], { ACME_DOCTOR_SHA256: '' })).toMatchObject({ status: 1, stderr: expect.stringContaining('No checksum is pinned') });
    expect(install(0, '', [], { ACME_REQUIREMENTS: 'ollamma' })).toMatchObject({ status: 1, stderr: expect.stringContaining('did you mean ollama') });
  });
});

test.runIf(announce('install.sh', lacks('shellcheck')))('install.sh is clean for shellcheck', () => {
  expect(spawnSync('shellcheck', ['--shell=sh', 'docs/examples/install.sh'], { encoding: 'utf8' }).stdout).toBe('');
});

test('the requirements of the examples keep to the reader', () => {
  const ran = spawnSync(executable, ['preflight', 'docs/examples/requirements.yaml', '--json'], { encoding: 'utf8' });
  expect([ran.stderr, [0, 3, 4, 5]]).toEqual(['', expect.arrayContaining([ran.status])]);
});

describe('the GitHub workflow', () => {
  interface Step {
    readonly name?: string;
    readonly run?: string;
  }
  const workflow = parse(readFileSync('docs/examples/github/preflight.yml', 'utf8')) as { jobs: { preflight: { steps: readonly Step[] } } };
  const step = workflow.jobs.preflight.steps.find(({ name }) => name === 'May the tests run here?')?.run ?? '';
  const run = (code: number) =>
    spawnSync('bash', ['-e', '-c', step], { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, DOCTOR: executable, REQUIREMENTS: outcomes[code] } });

  test('annotates, writes JUnit, fails on 3 alone', () => {
    expect(run(0)).toMatchObject({ status: 0, stdout: expect.stringContaining('::notice title=preflight') });
    expect(run(3)).toMatchObject({ status: 3, stdout: expect.stringMatching(/^::error file=[^,]*stop\.yaml,line=2,title=must%3A memory::/m) });
    expect(readFileSync(join(folder, 'preflight.xml'), 'utf8')).toContain('failures="1"');
    expect(run(4)).toMatchObject({ status: 0, stdout: expect.stringContaining('::warning file=') });
    expect(run(5)).toMatchObject({ status: 0, stdout: expect.stringContaining('::warning file=') });
  });
});

describe('the Ansible play', () => {
  const play = (code: number) =>
    spawnSync(
      'ansible-playbook',
      ['-i', 'localhost,', '-c', 'local', resolve('docs/examples/ansible/preflight.yml'), '-e', `doctor=${executable}`, '-e', `asks=${outcomes[code]}`],
      { encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C.UTF-8', ANSIBLE_NOCOLOR: '1' }, timeout: 120_000 },
    );

  test.runIf(announce('the Ansible play', lacks('ansible-playbook')))('registers the JSON and fails with the remedy as its message', () => {
    expect(play(0)).toMatchObject({ status: 0, stdout: expect.stringContaining('failed=0') });
    const stopped = play(3);
    expect(stopped.status).toBe(2);
    expect(stopped.stdout).toContain("It's too little; add `memory` $(now).");
    expect(play(5)).toMatchObject({ status: 0, stdout: expect.stringContaining('/dev/null opens for nobody-knows-me') });
  });
});
