import type { Argument, Command, Option } from 'commander';
import { runtimeNames } from '../check/define-check.ts';
import { layers } from '../check/layers.ts';
import { checks } from '../check/registry.generated.ts';
import { forms } from '../forms/forms.ts';
import { profiles } from '../preflight/profiles.ts';
import { bashScript } from './completion/bash.ts';
import { fishScript } from './completion/fish.ts';
import type { CommandSpec, OptionSpec, ProgramSpec, Values } from './completion/spec.ts';
import { zshScript } from './completion/zsh.ts';
import { listTopics } from './list-topics.ts';
import type { shells } from './shells.ts';
import type { Streams } from './streams.ts';

/** Prints a script that completes this program in a shell; it holds all words, so that no key press runs anything. */
export async function completion(shell: (typeof shells)[number], program: Command, streams: Streams): Promise<number> {
  const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
  streams.out(scripts[shell](specOf(program)));
  return 0;
}

function specOf(program: Command): ProgramSpec {
  const help = program.createHelp();
  const visible = help.visibleCommands(program);
  const names = visible.map((each) => each.name());
  return {
    name: program.name(),
    commands: visible.map((command): CommandSpec => {
      const isDefault = command.name() === defaultCommand;
      return {
        name: command.name(),
        isDefault,
        about: help.subcommandDescription(command),
        options: help.visibleOptions(command).map(optionSpec),
        // What stands where the command would stand is no argument for people.
        values: isDefault ? nothing : join(command.registeredArguments.map((argument) => argumentValues(argument, names))),
      };
    }),
    ownOptions: help.visibleOptions(program).map(optionSpec),
  };
}

/** What runs without a command, by cli.ts. */
const defaultCommand = 'check';
const nothing: Values = { words: [], files: false };

function optionSpec(option: Option): OptionSpec {
  return {
    short: option.short,
    long: option.long ?? '',
    about: option.description,
    placeholder: placeholderOf(option.flags),
    variadic: option.variadic,
    repeatable: option.variadic || Array.isArray(option.defaultValue),
    values:
      option.required || option.optional
        ? option.argChoices === undefined
          ? valuesFor(placeholderOf(option.flags), option.long ?? '')
          : words(option.argChoices)
        : undefined,
  };
}

function argumentValues(argument: Argument, commands: readonly string[]): Values {
  if (argument.argChoices !== undefined) return words(argument.argChoices);
  return argument.name() === 'command' ? words(commands) : valuesFor(argument.name(), '');
}

/** What may stand for a placeholder: `layer|id...`, `file|folder`, `tracker`. */
function valuesFor(placeholder: string, option: string): Values {
  return join(
    placeholder
      .replace('...', '')
      .split('|')
      .map((name): Values => {
        if (name === 'name' && option === '--runtime') return words(runtimeNames);
        if (/^(?:files?|folders?|before|after)(?:\.\w+)?$/.test(name)) return { words: [], files: true };
        return words(vocabulary[name]?.() ?? []);
      }),
  );
}

const vocabulary: Readonly<Record<string, () => readonly string[]>> = {
  layer: () => layers,
  id: () => checks.map(({ id }) => id),
  tracker: () => forms.map(({ id }) => id),
  topic: () => listTopics,
  profile: () => profiles.map(({ name }) => name),
};

function placeholderOf(flags: string): string {
  return /[<[]([^>\]]+)[>\]]/.exec(flags)?.[1] ?? '';
}

function words(of: readonly string[]): Values {
  return { words: of, files: false };
}

function join(of: readonly Values[]): Values {
  return { words: of.flatMap((each) => each.words), files: of.some((each) => each.files) };
}
