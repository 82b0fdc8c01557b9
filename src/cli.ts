import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { impacts } from './check/layers.ts';
import { listTopics } from './commands/list-topics.ts';
import { preflightFormats } from './commands/preflight-formats.ts';
import { reportFormats } from './commands/report-formats.ts';
import { shells } from './commands/shells.ts';
import type { Streams } from './commands/streams.ts';
import { suggest } from './usage/nearest.ts';
import { UsageError } from './usage/usage-error.ts';
import { version } from './version.ts';

// Reads of hung devices block threads of libuv's pool; four of them would stop every other read. Set before the pool's first use.
process.env.UV_THREADPOOL_SIZE ??= '16';

/** Builds the tree of commands; their code is imported when one of them runs. */
export function commandTree(streams: Streams, finish: (code: number) => void): Command {
  const program = new Command('ai-doctor');
  program
    .description('Finds the layer beneath a local language model that is at fault, and says how it knows, what to do, and who owns it.')
    .version(version, '-V, --version')
    .configureOutput({ writeOut: streams.out, writeErr: streams.err, outputError: (text, write) => write(text.replace(/^error: /, 'ai-doctor: ')) })
    .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.name() === 'check' ? '' : argumentsOf(command)}`.trim() })
    .showSuggestionAfterError(true)
    .exitOverride()
    .addHelpText('after', '\nWithout a command, check runs; `ai-doctor check --help` lists its options.')
    .enablePositionalOptions();

  judgingOptions(
    program.command('check', { isDefault: true }).description('probe this machine, judge it, print the ranked report').usage('[options]').argument('[command]'),
  )
    .addOption(new Option('--format <form>', 'form of the report').choices(reportFormats).default('text'))
    .option('--json', 'short for --format json')
    .option('--as-judged', 'with --from <report>: show it as it was judged then')
    .option('--all', 'also what is folded, undecided or skipped')
    .addOption(new Option('--fail-on <impact>', 'exit 3 or 4 from this impact on').choices([...impacts, 'never']).default('degraded'))
    .option('--no-redact', 'show names and addresses as they are')
    .option('--no-color', 'no colours')
    .option('-i, --interactive', 'stay open for browsing the findings')
    .option('--no-tui', 'no live view')
    .action(async (word: string | undefined, options) => {
      // A mistyped command lands here, since `check` is what runs without one.
      if (word !== undefined)
        throw new UsageError(
          suggest(
            word,
            program.commands.map((each) => each.name()),
            'no command',
          ),
        );
      const { check } = await import('./commands/check.ts');
      finish(
        await check(
          { ...nothingNamed, ...options, format: options.json ? 'json' : options.format },
          options.color === false ? { ...streams, colour: false } : streams,
        ),
      );
    });

  judgingOptions(
    program.command('report').description('Markdown for an issue: the tracker’s own fields filled in, and a block that triage and --from read back'),
  )
    .option('--for <tracker>', 'whose form to fill in; without it the owner of the first finding decides')
    .option('--copy', 'put it on the clipboard as well')
    .option('--open', 'print the address of a new issue')
    .option('--no-redact', 'show names and addresses as they are')
    .action(async (options) => {
      const { report } = await import('./commands/report.ts');
      finish(await report({ ...nothingNamed, ...options }, streams));
    });

  program
    .command('triage')
    .description('read a pasted issue or log: ranked causes, and the one question to ask next; never looks at this machine')
    .argument('[files...]', 'texts, - for standard input')
    .addOption(new Option('--format <form>', 'form of the report').choices(['text', 'json', 'ndjson']).default('text'))
    .option('--json', 'short for --format json')
    .option('--ndjson', 'lines of {"id", "text"} in, one report a line out')
    .option('--reply', 'a reply in Markdown to paste instead of the report')
    .option('--no-redact', 'show names and addresses as they stand in the text')
    .option('--all', 'also what is folded, undecided or skipped')
    .option('--only <layer|id>', 'judge these alone', collect)
    .option('--skip <layer|id>', 'leave these out', collect)
    .option('--runtime <name>', 'the runtime that you care about', collect)
    .addOption(new Option('--fail-on <impact>', 'exit 3 or 4 from this impact on').choices([...impacts, 'never']).default('degraded'))
    .option('--no-color', 'no colours')
    .action(async (files, options) => {
      const { triage } = await import('./commands/triage.ts');
      finish(
        await triage(
          files,
          { ...nothingNamed, ...options, format: options.json ? 'json' : options.format },
          options.color === false ? { ...streams, colour: false } : streams,
        ),
      );
    });

  sourceOptions(program.command('explain').description('a check’s whole page, and how it is judged on this machine').argument('<id>', 'id of a check'))
    .option('--no-color', 'no colours')
    .action(async (id, options) => {
      const { explain } = await import('./commands/explain.ts');
      finish(await explain(id, options, options.color === false ? { ...streams, colour: false } : streams));
    });

  program
    .command('preflight')
    .description('may an installer go on? Judge this machine by a profile’s requirements (`list profiles`) or those of a file')
    .argument('[profile|file]', 'a profile such as ollama or ollama@0.32, a YAML or JSON file, or - for standard input')
    .addOption(new Option('--format <form>', 'form of the answer').choices(preflightFormats).default('text'))
    .option('--json', 'short for --format json')
    .option('--as-user <name>', 'judge device access for this user')
    .option('--from <file>', 'a recording or report to judge instead of this machine; - for standard input')
    .addOption(timeoutOption())
    .option('--wake', 'sleeping GPUs may be woken')
    .option('--no-redact', 'show names and addresses as they are')
    .option('--no-color', 'no colours')
    .action(async (wanted: string | undefined, options) => {
      const { preflight } = await import('./commands/preflight.ts');
      finish(
        await preflight(
          wanted,
          { ...options, format: options.json ? 'json' : options.format },
          options.color === false ? { ...streams, colour: false } : streams,
        ),
      );
    });

  program
    .command('diff')
    .description('what changed between two recordings or reports, or since one: findings that came and went, and the facts behind them')
    .argument('<before>', 'a recording or report; - for standard input')
    .argument('[after]', 'another one; without it this machine')
    .addOption(new Option('--format <form>', 'form of the difference').choices(['text', 'json']).default('text'))
    .option('--json', 'short for --format json')
    .option('--all', 'also what is as before or folded, and every change')
    .addOption(new Option('--fail-on <impact>', 'exit 3 or 4 for new findings from this impact on').choices([...impacts, 'never']).default('degraded'))
    .addOption(timeoutOption())
    .option('--wake', 'sleeping GPUs may be woken')
    .option('--no-redact', 'show names and addresses as they are')
    .option('--no-color', 'no colours')
    .action(async (before: string, after: string | undefined, options) => {
      const { diff } = await import('./commands/diff.ts');
      finish(
        await diff(
          before,
          after,
          { ...options, format: options.json ? 'json' : options.format },
          options.color === false ? { ...streams, colour: false } : streams,
        ),
      );
    });

  program
    .command('list')
    .description('what the program knows')
    .argument('[topic]', listTopics.join(', '), 'checks')
    .addOption(new Option('--format <form>', 'form of the list').choices(['text', 'json']).default('text'))
    .option('--json', 'short for --format json')
    .action(async (topic, options) => {
      const { list } = await import('./commands/list.ts');
      finish(await list(topic, { format: options.json ? 'json' : options.format }, streams));
    });

  program
    .command('record')
    .description('write this machine down as one text that --from replays anywhere')
    .option('-o, --output <file>', 'write it there instead of to standard output')
    .addOption(timeoutOption())
    .option('--wake', 'sleeping GPUs may be woken')
    .option('--no-redact', 'keep names and addresses as they are')
    .action(async (options) => {
      const { record } = await import('./commands/record.ts');
      finish(await record(options, streams));
    });

  program
    .command('completion')
    .description('print a script that completes this program in a shell')
    .addArgument(new Argument('<shell>').choices(shells))
    .action(async (shell) => {
      const { completion } = await import('./commands/completion.ts');
      finish(await completion(shell, program, streams));
    });
  return program;
}

/** `[files...]`, `<id>`: what stands behind a command's name in the list of commands. */
function argumentsOf(command: Command): string {
  return command.registeredArguments
    .map((argument) => {
      const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
      return argument.required ? `<${name}>` : `[${name}]`;
    })
    .join(' ');
}

function sourceOptions(command: Command): Command {
  return command
    .option('--from <file>', 'a recording or report to judge instead of this machine; - for standard input')
    .addOption(timeoutOption())
    .option('--wake', 'sleeping GPUs may be woken');
}

function judgingOptions(command: Command): Command {
  return sourceOptions(command)
    .option('--only <layer|id...>', 'judge these alone', collect)
    .option('--skip <layer|id...>', 'leave these out', collect)
    .option('--runtime <name...>', 'the runtime that you care about', collect)
    .option('--model <file.gguf>', 'the model file that you care about; its header is read, nothing is loaded')
    .option('--checks <file|folder...>', 'judge by these checks as well (unstable until 1.0)', collect);
}

function timeoutOption(): Option {
  return new Option('--timeout <ms>', 'most milliseconds for the whole run').default(5_000).argParser((text) => {
    const ms = Number(text);
    if (!Number.isInteger(ms) || ms < 100 || ms > 600_000) throw new InvalidArgumentError('Milliseconds from 100 to 600000.');
    return ms;
  });
}

/** What options that may be repeated hold when they are left out; as commander's own defaults they would clutter the help. */
const nothingNamed = { only: [], skip: [], runtime: [], checks: [] };

/** Options that may be repeated, or hold several names with commas. */
function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, ...text.split(',').filter(Boolean)];
}

/** Runs one command line; returns the exit code. */
export async function main(args: readonly string[], streams: Streams): Promise<number> {
  let code = 0;
  const program = commandTree(streams, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) {
      // Names of files and what stands in them are told; a terminal does not obey them.
      streams.err(`ai-doctor: ${error.message.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '')}\n`);
      return 2;
    }
    streams.err(`ai-doctor: internal error, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}
