import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-completion-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'machine.txt'), '');

/** What a shell offers for each of some lines, the last word of which is being typed. */
type Ask = (lines: readonly string[]) => string[][];

function script(shell: string): string {
  const path = join(folder, shell);
  const { code, out } = runCli(['completion', shell]);
  expect(code).toBe(0);
  writeFileSync(path, out);
  return path;
}

function run(shell: string, args: readonly string[]): string {
  const ran = spawnSync(shell, args, { encoding: 'utf8', cwd: folder, timeout: 20_000, env: { ...process.env, HOME: folder, TERM: 'xterm' } });
  expect([ran.stderr, ran.status]).toEqual(['', 0]);
  return ran.stdout;
}

const linesOf = (text: string): string[] => text.split('\n').filter(Boolean);

/** COMPREPLY, filled by the function that `complete` registered; the words are split as readline splits them. */
function bash(): Ask {
  const path = script('bash');
  const code =
    'source "$1"; shift; read -r _ _ handler _ <<< "$(complete -p ai-doctor)"; COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); $handler; printf "%s\\n" "${COMPREPLY[@]}"';
  const wordsOf = (line: string): string[] =>
    line
      .replaceAll('=', ' = ')
      .split(/ +/)
      .filter((word, at, all) => word !== '' || at === all.length - 1);
  return (lines) => lines.map((line) => linesOf(run('bash', ['--norc', '-c', code, '_', path, ...wordsOf(line)])));
}

function fish(): Ask {
  const path = script('fish');
  return (lines) => lines.map((line) => linesOf(run('fish', ['-N', '-c', `source ${path}; complete -C '${line}'`])).map((each) => each.split('\t')[0] ?? ''));
}

/** The line editor itself, in a pseudo terminal: Tab is pressed, and what is handed to `compadd` is written down. */
const zshDriver = `
zmodload zsh/zpty
zpty line zsh -f -i
script=$1 out=$2
shift 2
await() { local -i tries; for ((tries = 0; tries < 400; tries++)); do [[ -e $out && "$(<$out)" == *"$1" ]] && return; sleep 0.02; done; exit 1 }
zpty -w line "autoload -Uz compinit; compinit -D -u; source $script; bindkey '^I' complete-word; zle -N mark; bindkey '^T' mark; local -i lines=0"
zpty -w line 'mark() { print -r -- end of $((++lines)) >> '$out' }'
zpty -w line 'compadd() { if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi; local -a found; builtin compadd -A found "$@"; print -rl -- $found >> '$out'; builtin compadd "$@" }'
zpty -w line "print -r -- ready >> $out"
await ready
local -i at=0
for typed in "$@"; do
  zpty -w -n line "$typed"$'\\t\\C-t'
  await "end of $((++at))"
  zpty -w -n line $'\\C-u'
done
zpty -d line
`;

function zsh(): Ask {
  const path = script('zsh');
  const driver = join(folder, 'driver.zsh');
  writeFileSync(driver, zshDriver);
  return (lines) => {
    const out = join(folder, 'offered');
    rmSync(out, { force: true });
    run('zsh', ['-f', driver, path, out, ...lines]);
    const blocks: string[][] = [[]];
    for (const line of linesOf(readFileSync(out, 'utf8')).slice(1)) {
      if (line.startsWith('end of ')) blocks.push([]);
      else blocks.at(-1)?.push(line);
    }
    return blocks.slice(0, -1);
  };
}

const cases: readonly (readonly [line: string, wanted: readonly string[]])[] = [
  ['ai-doctor rep', ['report']],
  ['ai-doctor --as', ['--as-judged']],
  ['ai-doctor --format ', ['text', 'json', 'ndjson', 'md', 'html', 'sarif', 'openmetrics']],
  ['ai-doctor check --fail-on sil', ['silent-wrong']],
  ['ai-doctor --only kernel-d', ['kernel-driver']],
  ['ai-doctor --skip wsl1', ['wsl1-distribution']],
  ['ai-doctor --runtime ko', ['koboldcpp']],
  ['ai-doctor explain render-gr', ['render-group-missing']],
  ['ai-doctor explain --wake render-gr', ['render-group-missing']],
  ['ai-doctor report --for llama', ['llama.cpp', 'llama.cpp-misc', 'llama.cpp-compile']],
  ['ai-doctor list --format ', ['text', 'json']],
  ['ai-doctor list tr', ['trackers']],
  ['ai-doctor help expl', ['explain']],
  ['ai-doctor completion z', ['zsh']],
  ['ai-doctor --from mach', ['machine.txt']],
  ['ai-doctor triage mach', ['machine.txt']],
  ['ai-doctor preflight strix', ['strix-halo']],
  ['ai-doctor preflight mach', ['machine.txt']],
  ['ai-doctor --model mach', ['machine.txt']],
  ['ai-doctor record --timeout ', []],
];

describe.each([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
] as const)('completion in a real %s', (shell, start) => {
  const missing = spawnSync(shell, ['--version']).status !== 0;
  test.skipIf(missing)(
    missing ? `${shell} is not installed` : 'offers commands, options, choices, ids, layers, trackers and files',
    () => {
      const offered = start()(cases.map(([line]) => line));
      expect(cases.map(([line], at) => [line, ...new Set(offered[at]?.sort())])).toEqual(cases.map(([line, wanted]) => [line, ...[...wanted].sort()]));
    },
    60_000,
  );
});

describe('ai-doctor completion', () => {
  test.skipIf(spawnSync('bash', ['--version']).status !== 0)('knows --option=word, several names with commas, and words after a variadic option', () => {
    const shell = bash();
    const ask = (line: string): string[] => shell([line])[0] ?? [];
    expect(ask('ai-doctor --format=js')).toEqual(['json']);
    expect(ask('ai-doctor --only kernel,firm')).toEqual(['kernel,firmware']);
    expect(ask('ai-doctor --only kernel firm')).toEqual(['firmware']);
    expect(ask('ai-doctor --only kernel --fo')).toEqual(['--format']);
    expect(ask('ai-doctor ')).toContain('check');
    expect(ask('ai-doctor report --')).not.toContain('--format');
  });

  test('a shell that it does not know is a usage error that names those it knows', () => {
    const { code, err } = runCli(['completion', 'tcsh']);
    expect(code).toBe(2);
    expect(err).toMatch(/bash, zsh, fish/);
  });
});
