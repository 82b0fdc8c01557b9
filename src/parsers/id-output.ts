/** Who someone is, as `id` or `groups` print it. */
export interface Identity {
  readonly user?: string;
  readonly uid?: number;
  readonly groups: readonly string[];
  /** Name → number, where numbers were printed. */
  readonly gids: Readonly<Record<string, number>>;
}

/**
 * Each line of `id [user]`, `groups [user]` or `getent group` in a text; groups without a name stand as their number:
 *
 *     uid=998(ollama) gid=997(ollama) groups=997(ollama),44(video),992(render)
 *     uid=1000(me) gid=1000(me) Gruppen=1000(me),27(sudo) context=unconfined_u:…
 *     ollama : ollama video render
 *     me adm sudo video plugdev render
 *
 * @param options.bare also takes lines that are only names, as `groups` without a user prints them; any prose looks like that
 */
export function parseIdOutput(text: string, options: { bare?: boolean } = {}): Identity[] {
  const found = text
    .split('\n')
    .slice(0, 5_000)
    .flatMap((line) => identityOf(line.trim().slice(0, 4_000), options.bare ?? false) ?? []);
  if (found.length === 0) throw new Error('no line of id or groups in it');
  return found;
}

function identityOf(line: string, bare: boolean): Identity | undefined {
  const id = /\buid=(\d{1,10})(?:\(([^()\s]{1,64})\))? gid=(\d{1,10})(?:\(([^()\s]{1,64})\))?(?: [^\s=]{3,20}=([\d(),A-Za-z0-9_.@\\+ -]{1,3000}))?/.exec(line);
  if (id !== null) {
    const [, uid, user, gid, group, rest = ''] = id;
    // What follows the groups is the SELinux context.
    const members = [`${gid}(${group ?? gid})`, ...rest.replace(/ (?:context|[a-z]+)=.*$/, '').split(',')].flatMap((member) => {
      const [, number, name] = /^\s*(\d{1,10})(?:\(([^()]{1,64})\))?/.exec(member) ?? [];
      return number === undefined ? [] : [[name ?? number, Number(number)] as const];
    });
    return { ...(user === undefined ? {} : { user }), uid: Number(uid), groups: unique(members.map(([name]) => name)), gids: Object.fromEntries(members) };
  }
  const named = /^([a-z_][a-z0-9_-]{0,31}\$?) : ([A-Za-z_][\w.-]{0,63}(?: [A-Za-z_][\w.-]{0,63}){0,99})$/.exec(line);
  if (named !== null) return { user: named[1] as string, groups: unique((named[2] ?? '').trim().split(' ')), gids: {} };
  if (!bare || !/^[A-Za-z_][\w.-]{0,31}(?: [A-Za-z_][\w.-]{0,31}){0,59}$/.test(line)) return undefined;
  return { groups: unique(line.split(' ').filter(Boolean)), gids: {} };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
