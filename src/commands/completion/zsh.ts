import { type CommandSpec, flagsOf, type OptionSpec, optionsOf, type ProgramSpec, quoted, type Values } from './spec.ts';

/** For `source`, and as a file `_ai-doctor` in a folder of $fpath. */
export function zshScript(program: ProgramSpec): string {
  const names = program.commands.map(({ name }) => name);
  const first = program.commands.find(({ isDefault }) => isDefault)?.name ?? '';
  return `#compdef ${program.name}
# Completion of ${program.name} in zsh. For this shell:  source <(${program.name} completion zsh)
# For all to come:  ${program.name} completion zsh > a folder of $fpath, as _${program.name}
_ai_doctor() {
  local command=${first}
  local -a commands=(
${program.commands.map(({ name, about }) => `    ${quoted(`${name}:${about.replaceAll(':', '\\:')}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )) && [[ $PREFIX != -* ]]; then
    _describe -t commands command commands
    return
  fi
  if (( CURRENT > 2 )) && [[ $words[2] == (${names.join('|')}) ]]; then
    command=$words[2]
    shift words
    (( CURRENT-- ))
  fi
  case $command in
${program.commands.map((command) => commandCase(command, program)).join('\n')}
  esac
}
if [[ $funcstack[1] == _${program.name} ]]; then
  _ai_doctor "$@"
else
  compdef _ai_doctor ${program.name}
fi
`;
}

function commandCase(command: CommandSpec, program: ProgramSpec): string {
  const action = actionOf(command.values);
  const specs = [...optionsOf(command, program).flatMap(optionSpecs), ...(action === '' ? [] : [quoted(`*: :${action}`)])];
  return `    ${command.name})\n      _arguments -s -S \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;`;
}

/** One spec a spelling; an option that may be repeated has a star before it. */
function optionSpecs(option: OptionSpec): string[] {
  const about = option.about.replace(/[[\]:\\]/g, '\\$&');
  const label = option.placeholder.replace('...', '').replaceAll('|', ' or ');
  const takes = option.values === undefined ? '' : `:${option.variadic ? '*-*:' : ''}${label}:${actionOf(option.values) || ' '}`;
  return flagsOf(option).map((flag) => quoted(`${option.repeatable ? '*' : ''}${flag}[${about}]${takes}`));
}

function actionOf({ words, files }: Values): string {
  const list = words.map((word) => word.replace(/[\s:()\\]/g, '\\$&')).join(' ');
  if (files) return words.length === 0 ? '_files' : `{_alternative 'words: :(${list})' 'files: :_files'}`;
  return words.length === 0 ? '' : `(${list})`;
}
