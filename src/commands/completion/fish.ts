import { type CommandSpec, type OptionSpec, optionsOf, type ProgramSpec, type Values } from './spec.ts';

export function fishScript(program: ProgramSpec): string {
  const first = program.commands.find(({ isDefault }) => isDefault)?.name ?? '';
  return `# Completion of ${program.name} in fish. For this shell:  ${program.name} completion fish | source
# For all to come:  ${program.name} completion fish > ~/.config/fish/completions/${program.name}.fish
function __ai_doctor_is
    set -l words (commandline -opc)
    set -l command ${first}
    if contains -- "$words[2]" ${program.commands.map(({ name }) => name).join(' ')}
        set command $words[2]
    end
    test $command = $argv[1]
end
function __ai_doctor_starts
    test (count (commandline -opc)) -eq 1
end
complete -c ${program.name} -f
${program.commands.map(({ name, about }) => `complete -c ${program.name} -n __ai_doctor_starts -a ${name} -d ${quote(about)}`).join('\n')}
${program.commands.flatMap((command) => commandLines(command, program)).join('\n')}
`;
}

function commandLines(command: CommandSpec, program: ProgramSpec): string[] {
  const start = `complete -c ${program.name} -n '__ai_doctor_is ${command.name}'`;
  const { words, files } = command.values;
  return [
    ...optionsOf(command, program).map((option) => `${start}${optionPart(option)}`),
    ...(words.length === 0 && !files ? [] : [`${start}${takes(command.values).replace(' -x', '')}`]),
  ];
}

function optionPart({ short, long, about, values }: OptionSpec): string {
  return `${short === undefined ? '' : ` -s ${short.slice(1)}`} -l ${long.slice(2)} -d ${quote(about)}${values === undefined ? '' : takes(values)}`;
}

/** -x: a word that is no file; -rF: a file. */
function takes({ words, files }: Values): string {
  const list = words.length === 0 ? '' : ` -a ${quote(words.join(' '))}`;
  return files ? ` -r -F${list}` : ` -x${list}`;
}

function quote(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
