import type { PieceLine } from './split-pieces.ts';

/** A command that a shell was given, and what it printed. */
export interface Answer {
  readonly command: string;
  readonly text: string;
  /** First and last line that the command printed; that of the command itself where it printed nothing. */
  readonly from: number;
  readonly to: number;
}

/** `$ `, `me@host:~/x$ `, `[me@host ~]$ `, `❯ `, `(venv) me@host:~$ `; a `#` alone is a comment. */
const prompt =
  /^\s{0,8}(?:\([\w.-]{1,30}\) ?)?(?:\[?[\w.-]{1,40}@[\w.-]{1,60}[ :~][^$#\n]{0,100}[$#]|\[?[\w.-]{1,40}@[\w.-]{1,60}\]?[$#]|[$❯➜])\s{1,3}(\S.{0,600})$/;
/** The same without a prompt, for the commands that reporters are asked for. */
export const bareCommand =
  /^\s{0,8}(?:\$ )?((?:sudo )?(?:cat (?:\/|~)|grep (?:-|\S{1,60} \/)|ls (?:-|\/)|curl (?:-|http)|(?:uv )?pip3? show |dpkg -|pacman -Q|rpm -q|findmnt -|ulimit -|df -|ldconfig -|(?:docker|podman) inspect |wslinfo --|systemctl (?:--user )?show |zcat \/)[^!?\n]{0,400})(?<![.:,;])$/;

/** The commands of a piece with their answers. */
export function transcriptOf(lines: readonly PieceLine[]): Answer[] {
  const found: { command: string; at: number; printed: PieceLine[] }[] = [];
  for (const line of lines) {
    const text = line.text.slice(0, 700);
    const command = prompt.exec(text)?.[1] ?? bareCommand.exec(text)?.[1];
    if (command !== undefined) found.push({ command, at: line.number, printed: [] });
    else found.at(-1)?.printed.push(line);
  }
  return found.map(({ command, at, printed }) => ({
    command,
    text: printed.map(({ text }) => text).join('\n'),
    from: printed[0]?.number ?? at,
    to: printed.at(-1)?.number ?? at,
  }));
}
