import { type CommandSpec, flagsOf, type OptionSpec, optionsOf, type ProgramSpec, quoted, type Values } from './spec.ts';

/** Needs nothing but bash itself (3.2 or newer); bash-completion may be there or not. */
export function bashScript(program: ProgramSpec): string {
  const names = program.commands.map(({ name }) => name);
  const first = program.commands.find(({ isDefault }) => isDefault)?.name ?? '';
  return `# Completion of ${program.name} in bash. For this shell:  source <(${program.name} completion bash)
# For all to come:  ${program.name} completion bash > ~/.local/share/bash-completion/completions/${program.name}
_ai_doctor() {
  local cur=\${COMP_WORDS[COMP_CWORD]} command=${first} option='' at distance words='' files='' variadic='' prefix=''
  COMPREPLY=()
  if ((COMP_CWORD > 1)); then
    case \${COMP_WORDS[1]} in
      ${names.join(' | ')}) command=\${COMP_WORDS[1]} ;;
    esac
  fi
  # The option before the cursor, and how many words lie between; "--option=word" is three words to bash.
  for ((at = COMP_CWORD - 1; at > 0; at--)); do
    if [[ \${COMP_WORDS[at]} == -* ]]; then
      option=\${COMP_WORDS[at]}
      break
    fi
  done
  distance=$((COMP_CWORD - at))
  if [[ -n $option && \${COMP_WORDS[at + 1]} == '=' && $distance -gt 0 ]]; then
    ((distance > 1)) && ((distance--))
    [[ $cur == '=' ]] && cur=''
  fi
  case "$command $option" in
${program.commands.flatMap((command) => optionsOf(command, program).flatMap((option) => optionCase(command, option))).join('\n')}
  esac
  if [[ -n $option && -z $variadic && $distance -gt 1 ]]; then words='' files='' option=''; fi
  if [[ -z $words$files || ( $cur == -* && $distance -gt 1 ) ]]; then
    case "$command $option" in
${program.commands.map((command) => valueOnly(command, program)).join('\n')}
    esac
    files=''
    if [[ $cur == -* ]]; then
      case $command in
${program.commands.map((command) => `        ${command.name}) words=${quoted(optionsOf(command, program).flatMap(flagsOf).join(' '))} ;;`).join('\n')}
      esac
    else
      case $command in
${program.commands.map((command) => `        ${command.name}) ${assign(command.values)} ;;`).join('\n')}
      esac
      if ((COMP_CWORD == 1)); then words=${quoted(names.join(' '))}; fi
    fi
  elif [[ $cur == *,* ]]; then
    # Several names with commas: the last one is completed.
    prefix=\${cur%,*},
    cur=\${cur##*,}
  fi
  local line
  while IFS='' read -r line; do COMPREPLY+=("$line"); done < <(
    compgen -P "$prefix" -W "$words" -- "$cur"
    if [[ -n $files ]]; then compgen -f -- "$cur"; fi
  )
  if [[ -n $files ]]; then compopt -o filenames 2> /dev/null; fi
}
complete -F _ai_doctor ${program.name}
`;
}

/** What an option takes, in any of its spellings. */
function optionCase(command: CommandSpec, option: OptionSpec): string[] {
  if (option.values === undefined) return [];
  const patterns = flagsOf(option).map((flag) => `'${command.name} ${flag}'`);
  return [`    ${patterns.join(' | ')}) ${assign(option.values)}${option.variadic ? ' variadic=1' : ''} ;;`];
}

/** An option whose value nobody can guess: nothing is offered in its place. */
function valueOnly(command: CommandSpec, program: ProgramSpec): string {
  const free = optionsOf(command, program).filter(({ values }) => values !== undefined && values.words.length === 0 && !values.files);
  const patterns = free.flatMap((option) => flagsOf(option).map((flag) => `'${command.name} ${flag}'`));
  return patterns.length === 0 ? `      '${command.name} -') ;;` : `      ${patterns.join(' | ')}) return ;;`;
}

function assign({ words, files }: Values): string {
  return `words=${quoted(words.join(' '))} files=${files ? '1' : "''"}`;
}
