import type { Argument, Command, Help, Option } from 'commander';
import { checks } from '../check/registry.generated.ts';
import { commandTree } from '../cli.ts';
import type { Streams } from '../commands/streams.ts';
import { wrap } from '../renderers/wrap.ts';

const silent: Streams = {
  out: () => {},
  err: () => {},
  isTty: false,
  columns: 80,
  colour: false,
  stdin: async () => Buffer.from(''),
  stdinEnds: async () => ({ bytes: Buffer.alloc(0), size: 0 }),
};

/** The manual page, in mdoc: commands and options from commander's tree, the rest as it stands here. */
export function manPage(): string {
  const program = commandTree(silent, () => {});
  const help = program.createHelp();
  const commands = help.visibleCommands(program).filter((command) => command.name() !== 'help');
  return `${[
    '.\\" Made by `npm run gen` from src/cli.ts and src/tooling/write-man.ts; do not edit.',
    `.Dd ${newestEvidence()}`,
    '.Dt AI-DOCTOR 1',
    '.Os',
    '.Sh NAME',
    '.Nm ai-doctor',
    '.Nd find the layer beneath a local language model that is at fault',
    '.Sh SYNOPSIS',
    ...commands.flatMap((command) => synopsis(command, help)),
    ...description,
    '.Sh COMMANDS',
    '.Bl -tag -width Ds',
    ...commands.flatMap((command) => commandSection(command, help)),
    '.El',
    ...ending(commands.some((command) => command.name() === 'preflight')),
  ]
    .flatMap(shortLines)
    .join('\n')}\n`;
}

/** Lines of text of at most 80 bytes, as roff's readers expect; a request keeps its line. */
function shortLines(line: string): string[] {
  if (line.startsWith('.')) return [line];
  return wrap(line, 79).map((each) => each.replace(/^(?=[.'])/, '\\&'));
}

function synopsis(command: Command, help: Help): string[] {
  return [
    '.Nm',
    ...(isDefault(command) ? [`.Op Cm ${command.name()}`] : [`.Cm ${command.name()}`]),
    ...(help.visibleOptions(command).length > 1 ? ['.Op Ar options'] : []),
    ...shownArguments(command, help).map(argumentMacro),
  ];
}

function commandSection(command: Command, help: Help): string[] {
  const options = help.visibleOptions(command).filter(({ long }) => long !== '--help');
  return [
    `.It Cm ${command.name()}${shownArguments(command, help)
      .map((argument) => ` ${argumentMacro(argument).slice(1)}`)
      .join('')}`,
    ...sentence(`${command.description()}.${isDefault(command) ? ' It runs where no command is named.' : ''}`),
    ...shownArguments(command, help).flatMap((argument) =>
      argument.argChoices === undefined ? [] : [`.Ar ${argument.name()}`, ...roff(`is one of ${argument.argChoices.join(', ')}.`)],
    ),
    ...(options.length === 0 ? [] : ['.Bl -tag -width Ds', ...options.flatMap(optionItem), '.El']),
  ];
}

const isDefault = (command: Command): boolean => command.name() === 'check';

/** What stands where the command would stand is no argument for people. */
function shownArguments(command: Command, help: Help): Argument[] {
  return isDefault(command) ? [] : [...new Set([...command.registeredArguments, ...help.visibleArguments(command)])];
}

function argumentMacro(argument: Argument): string {
  const name = `Ar ${argument.name()}${argument.variadic ? ' ...' : ''}`;
  return argument.required ? `.${name}` : `.Op ${name}`;
}

function optionItem(option: Option): string[] {
  const takes = /[<[]([^>\]]+)[>\]]/.exec(option.flags)?.[1];
  const flags = [option.short, option.long].flatMap((flag) => (flag === undefined ? [] : [`Fl ${flag.slice(1)}`])).join(' , ');
  const default_ = option.defaultValue;
  const plainDefault = typeof default_ === 'string' || typeof default_ === 'number' ? ` Default: ${default_}.` : '';
  const choices = option.argChoices === undefined ? '' : ` One of ${option.argChoices.join(', ')}.`;
  return [
    `.It ${flags}${takes === undefined ? '' : ` Ar ${takes.replace(/\.\.\.$/, ' ...')}`}`,
    ...sentence(`${option.description === '' ? '' : `${option.description}.`}${choices}${plainDefault}`.trim()),
  ];
}

/** mdoc begins every sentence on a line of its own. */
function sentence(text: string): string[] {
  return roff(`${text.slice(0, 1).toUpperCase()}${text.slice(1)}`.replaceAll('`', '')).flatMap((line) => line.split(/(?<=[.]) (?=[A-Z])/));
}

/** A text as a line of roff: nothing in it is read as a request or an escape. */
function roff(text: string): string[] {
  return [
    text
      .replaceAll('\\', '\\e')
      .replace(/^(?=[.'])/, '\\&')
      .replace(/--(?=[a-z])/g, '\\-\\-')
      .replace(/[^\0-\x7e]/gu, (sign) => `\\[u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`),
  ];
}

/** The page's date moves with what the program knows, not with the day on which it was made. */
function newestEvidence(): string {
  const newest = checks
    .flatMap(({ evidence }) => evidence.map(({ date }) => date))
    .filter((date) => /^\d{4}-\d\d-\d\d$/.test(date))
    .sort()
    .at(-1);
  return new Date(newest ?? '2026-01-01').toLocaleDateString('en-US', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });
}

const description = `.Sh DESCRIPTION
Local models fail in the layers beneath them, and the model, the quantization or the settings get the blame.
.Nm
looks at hardware, firmware, kernel, kernel drivers, GPU libraries, container, WSL, services, runtimes and model settings of a Linux machine, says which layer is at fault, how it knows, what to do, and who can fix it.
It also says what it could not establish.
.Pp
It needs no root; what root would add is said in the report.
It asks no network but servers on loopback, changes nothing, wakes no sleeping GPU and runs none of the commands that it shows.
Names, addresses, serial numbers and tokens are replaced by placeholders in all that it prints.
.Ss Verdicts
.Bl -tag -width suspected
.It confirmed
It is seen happening here.
.It present
The condition that was found is itself the failure.
.It suspected
There is a sign of it, and one or two facts are missing.
.It exposed
A combination that was reported to fail is here; that it fails here was not seen.
.It undecided
Facts are missing; these are counted, and
.Fl -all
lists them.
.El
.Ss Impacts
From the worst:
.Cm blocked ,
.Cm silent-wrong
(results are wrong without an error),
.Cm unstable ,
.Cm degraded
and
.Cm risk .`.split('\n');

const ending = (withPreflight: boolean): string[] =>
  `.Sh ENVIRONMENT
.Bl -tag -width FORCE_COLOR
.It Ev NO_COLOR
If set, nothing is coloured.
.It Ev FORCE_COLOR
If set to anything but 0 or false, the text is coloured even where it does not go to a terminal.
.It Ev CI , Ev TERM
In continuous integration, and where
.Ev TERM
is dumb, there is no live view and no colour.
.It Ev PATH , Ev HOME
Where runtimes, their models and tools are looked for.
.It Ev OLLAMA_HOST , Ev OLLAMA_MODELS , Ev HF_HOME , Ev VIRTUAL_ENV , Ev CONDA_PREFIX
Where a server listens, and where models and Python environments lie.
.El
.Pp
Variables that change how a model runs are read as facts;
.Nm
.Cm list facts
names them.
.Sh FILES
There is no configuration file, no cache and no log.
Nothing is written but the file that
.Cm record
.Fl o
names.
All that may be read is listed, before anyone runs it, by
.Nm
.Cm list probes
.Fl -json .
.Sh EXIT STATUS
.Bl -tag -width Ds
.It 0
Nothing is shown at or above
.Fl -fail-on ,
or that is never.
.It 1
An internal error.
A check or probe that crashed is none: it is listed, and the run goes on.
.It 2
Wrong usage, or an input that cannot be read.
.It 3
A confirmed or present finding of impact blocked or silent-wrong.
.It 4
Other findings at or above the threshold, also suspected and exposed ones of any impact.${withPreflight ? preflightCodes : ''}
.El
.Sh EXAMPLES
Look at this machine:
.Dl ai-doctor
.Pp
Fill in an issue for the tracker of llama.cpp:
.Dl ai-doctor report --for llama.cpp > issue.md
.Pp
Read what somebody pasted:
.Dl ai-doctor triage issue.md
.Pp
Write this machine down, and judge it elsewhere:
.Dl ai-doctor record -o machine.txt
.Dl ai-doctor --from machine.txt
.Pp
Learn what a check looks at, and what it says here:
.Dl ai-doctor explain render-group-missing
.Sh SEE ALSO
.Xr journalctl 1 ,
.Xr lspci 8`.split('\n');

const preflightCodes = `
.It 3 , 4 , 5
Of
.Cm preflight :
a requirement is not met; only a wish is not met; nothing failed, but a requirement could not be established.`;
