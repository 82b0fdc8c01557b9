/** The command line as the shells' scripts need it. */
export interface ProgramSpec {
  readonly name: string;
  readonly commands: readonly CommandSpec[];
  /** Options of the program itself: --help, --version. */
  readonly ownOptions: readonly OptionSpec[];
}

export interface CommandSpec {
  readonly name: string;
  /** Its options may stand without its name. */
  readonly isDefault: boolean;
  readonly about: string;
  readonly options: readonly OptionSpec[];
  /** What may stand behind it. */
  readonly values: Values;
}

export interface OptionSpec {
  readonly short: string | undefined;
  readonly long: string;
  readonly about: string;
  readonly placeholder: string;
  /** Takes all words up to the next option. */
  readonly variadic: boolean;
  /** May stand there several times. */
  readonly repeatable: boolean;
  /** What it takes; undefined for a switch. */
  readonly values: Values | undefined;
}

export interface Values {
  readonly words: readonly string[];
  readonly files: boolean;
}

/** The flags of a command; the default one also takes those of the program. */
export function optionsOf(command: CommandSpec, program: ProgramSpec): readonly OptionSpec[] {
  return command.isDefault
    ? [...command.options, ...program.ownOptions.filter(({ long }) => !command.options.some((each) => each.long === long))]
    : command.options;
}

export function flagsOf({ short, long }: OptionSpec): string[] {
  return short === undefined ? [long] : [short, long];
}

/** A text as one word of a POSIX-like shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
