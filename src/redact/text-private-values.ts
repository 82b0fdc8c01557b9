import { isRecording, parseRecording } from '../host/recording.ts';
import { nothingPrivate, type PrivateValues, privateValuesOf } from './private-values.ts';

const names = ['USER', 'LOGNAME', 'SUDO_USER', 'HOSTNAME', 'HOME'];

/** Homes of services and of images; their places are knowledge. */
const noPersonsHome = /^\/(?:usr|var|opt|run|nonexistent|app|workspace|data|mnt|tmp)\b/;

/** What a pasted environment, or a recording pasted whole, tells of names that its forms do not show: `HOME=/srv/people/anna`. */
export function privateValuesInText(text: string): PrivateValues {
  const values = isRecording(text) ? recorded(text) : new Map(names.flatMap((name) => variable(name, text)));
  if (noPersonsHome.test(values.get('env HOME') ?? '')) values.delete('env HOME');
  return values.size === 0 ? nothingPrivate : privateValuesOf(values);
}

function recorded(text: string): Map<string, string> {
  try {
    return new Map([...parseRecording(text).answers].flatMap(([name, answer]) => (answer.got === 'ok' ? [[name, answer.text] as const] : [])));
  } catch {
    return new Map();
  }
}

function variable(name: string, text: string): [string, string][] {
  const [, value] = new RegExp(`^[ \\t]{0,8}(?:export |Environment=)?"?${name}=["']?([^\\s"']{1,200})`, 'm').exec(text) ?? [];
  return value === undefined ? [] : [[`env ${name}`, value]];
}
