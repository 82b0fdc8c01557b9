import { servers } from '../../facts/servers.ts';
import { parseServingProcess, type ServingProcess } from '../../parsers/serving-process.ts';
import { at, type Recogniser } from './recogniser.ts';

/**
 * What stands before the command in a line of `ps aux`, `ps -ef`, `ps -eo pid,user,args`, `ps -eo pid,args` and `pgrep -a`; each is closed by the first
 * word of the command, which is a path or a name of ours.
 */
const beforeCommand: readonly RegExp[] = [
  /^\s{0,8}(?<user>[\w.+-]{1,32})\s{1,12}\d{1,8}\s{1,8}\d{1,5}(?:\.\d)?\s{1,8}\d{1,3}(?:\.\d)?\s{1,12}\d{1,15}\s{1,12}\d{1,15}\s{1,8}\S{1,12}\s{1,8}[A-Z]\S{0,6}\s{1,8}\S{1,8}\s{1,8}\d{1,6}:\d\d\s{1,4}/,
  /^\s{0,8}(?<user>[\w.+-]{1,32})\s{1,12}\d{1,8}\s{1,8}\d{1,8}\s{1,8}\d{1,3}\s{1,8}\S{1,8}\s{1,8}\S{1,12}\s{1,8}(?:\d{1,4}-)?\d\d:\d\d:\d\d\s{1,4}/,
  /^\s{0,8}\d{1,8}\s{1,8}(?<user>[a-z_][\w.+-]{0,31})\s{1,12}(?=\/|\S{0,60}(?:ollama|llama|vllm|python|koboldcpp|sglang|lemon))/,
  /^\s{0,8}\d{1,8}\s{1,8}(?=\/|(?:ollama|llama|vllm|python|koboldcpp|sglang|lemon))/,
];

/** Servers and their runners among the processes that `ps` or `pgrep -a` lists. */
export const processListing: Recogniser = {
  kind: 'process listing',
  mark: /\b(?:ollama(?:_llama_server| serve| runner)|llama-server|llama serve|koboldcpp|vllm(?: serve|\.entrypoints|::)|sglang(?:\.launch_server|::)|lemonade-(?:server|router)|lemond)\b/i,
  read(output, book) {
    const found = output.lines.flatMap((line) => {
      const listed = processIn(line.text.slice(0, 8_000));
      return listed === undefined ? [] : [{ line, ...listed }];
    });
    const [first, last] = [found[0], found.at(-1)];
    if (first === undefined || last === undefined) return false;
    for (const [index, { line, user, process }] of found.slice(0, 20).entries()) {
      const item = book.item(at(line, 'tool'), servers, `text:process ${index}`);
      item(servers.item.kind, process.kind);
      item(servers.item.name, process.name);
      item(servers.item.role, process.role);
      item(servers.item.program, process.program);
      item(servers.item.flags, process.flags);
      if (process.port !== undefined) item(servers.item.port, process.port);
      if (user !== undefined) item(servers.item.user, user);
    }
    book.recognised('process listing', first.line.number, last.line.number);
    return true;
  },
};

function processIn(line: string): { user: string | undefined; process: ServingProcess } | undefined {
  for (const pattern of beforeCommand) {
    const before = pattern.exec(line);
    if (before === null) continue;
    const process = parseServingProcess(line.slice(before[0].length).trim().split(/\s+/).join('\0'));
    // `ps` cuts a name that is too long for its column: "lemonad+".
    const user = before.groups?.user;
    if (process !== undefined) return { user: user?.endsWith('+') ? undefined : user, process };
  }
  return undefined;
}
