import { isOk, parseStat, parseStatfs } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { type AnyHandle, type NumberHandle, number, type SetHandle, set, type TextHandle, text } from '../logic/words.ts';
import { type Account, type Group, parseGroupFile, parsePasswd } from '../parsers/account-files.ts';
import { parseListeners } from '../parsers/listeners.ts';
import { defineProbe, from, gap, known, type Probe } from '../probes/define-probe.ts';
import { groupsOf, mayAccess } from '../probes/reading/account-access.ts';
import type { Finding } from '../witness/claim.ts';

/** What a requirement document asks beyond the facts that every run gathers. */
export type Asked =
  | { readonly kind: 'disk'; readonly path: string; readonly free: NumberHandle }
  | { readonly kind: 'port'; readonly port: number; readonly taken: TextHandle }
  | { readonly kind: 'nodes'; readonly nodes: string; readonly user: string | null; readonly found: SetHandle; readonly closed: SetHandle };

export function askedDisk(path: string): Extract<Asked, { kind: 'disk' }> {
  return { kind: 'disk', path, free: number(`asked.free ${path}`, `free space at ${path}`, { unit: 'bytes', get: 'df -h' }) };
}

export function askedPort(port: number): Extract<Asked, { kind: 'port' }> {
  return { kind: 'port', port, taken: text(`asked.port ${port}`, `port ${port}`, { get: `ss -ltn 'sport = :${port}'` }) };
}

/** `nodes` is a path, whose last part may hold stars. */
export function askedNodes(nodes: string, user: string | null): Extract<Asked, { kind: 'nodes' }> {
  const get = { get: user === null ? 'ls -l /dev; id' : `ls -l /dev; id ${user}` };
  return {
    kind: 'nodes',
    nodes,
    user,
    found: set(`asked.nodes ${nodes}`, nodes, get),
    closed: set(`asked.closed ${user ?? ''} ${nodes}`, `device nodes closed to ${user ?? 'this user'}`, get),
  };
}

/** One probe for all that a document asks; it declares its reads like any other. */
export function askedProbe(asked: readonly Asked[]): Probe | undefined {
  if (asked.length === 0) return undefined;
  return defineProbe({
    id: 'preflight',
    about: 'What the requirement document asks: free space, ports, device nodes and who may open them',
    reads: [...new Set(asked.flatMap(readsOf))],
    gives: asked.flatMap((each): AnyHandle[] => (each.kind === 'disk' ? [each.free] : each.kind === 'port' ? [each.taken] : [each.found, each.closed])),
    async gather(host, claim) {
      await Promise.all(
        asked.map(async (each) => {
          if (each.kind === 'disk') claim(each.free, await readFree(host, each.path));
          else if (each.kind === 'port') claim(each.taken, await readPort(host, each.port));
          else {
            const { found, closed } = await readNodes(host, each.nodes, each.user);
            claim(each.found, found);
            claim(each.closed, closed);
          }
        }),
      );
    },
  });
}

function readsOf(asked: Asked): string[] {
  switch (asked.kind) {
    case 'disk':
      return ancestors(asked.path).map((path) => `statfs ${path}`);
    case 'port':
      return ['file /proc/net/tcp', 'file /proc/net/tcp6', 'file /etc/passwd'];
    case 'nodes': {
      const folder = folderOf(asked.nodes);
      return [`list ${folder}`, `stat ${asked.nodes}`, `access ${asked.nodes} rw`, 'file /etc/passwd', 'file /etc/group'];
    }
  }
}

/** `/var/lib/x` → itself, `/var/lib`, `/var`, `/`: what is not there yet will be made on the file system of its parent. */
function ancestors(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.map((_, at) => `/${parts.slice(0, parts.length - at).join('/')}`).concat('/');
}

async function readFree(host: Door, path: string): Promise<Finding<number>> {
  for (const each of ancestors(path)) {
    const answer = await host.statfs(each);
    if (answer.got === 'absent') continue;
    return from(`statfs ${each}`, answer, (read) => {
      const { freeBytes } = parseStatfs(read);
      if (Number.isNaN(freeBytes)) throw new Error('no free space in it');
      return freeBytes;
    });
  }
  return gap('unreadable', `statfs ${path}`, 'not even / could be looked at');
}

/** Null where nobody listens. IPv6 may be switched off, and then its table is not there. */
async function readPort(host: Door, port: number): Promise<Finding<string>> {
  const [four, six, passwd] = await Promise.all([host.read('/proc/net/tcp'), host.read('/proc/net/tcp6'), host.read('/etc/passwd', { maxBytes: 1024 * 1024 })]);
  const tables = [
    ['file /proc/net/tcp', four, 'gap'],
    ['file /proc/net/tcp6', six, null],
  ] as const;
  let unread: Finding<never> | undefined;
  for (const [source, answer, absent] of tables) {
    const listeners = from(source, answer, parseListeners, { absent });
    if (!('value' in listeners)) {
      unread ??= listeners;
      continue;
    }
    const found = listeners.value?.find((each) => each.port === port);
    if (found !== undefined) {
      const name = isOk(passwd) ? accountsIn(passwd.text).find(({ uid }) => uid === found.uid)?.name : undefined;
      return known(`taken by ${name ?? `uid ${found.uid}`}`, source);
    }
  }
  return unread ?? known<string>(null, 'file /proc/net/tcp, file /proc/net/tcp6');
}

async function readNodes(host: Door, nodes: string, user: string | null): Promise<{ found: Finding<readonly string[]>; closed: Finding<readonly string[]> }> {
  const paths = await expand(host, nodes);
  if (!('value' in paths)) return { found: paths, closed: paths };
  const caller = user === null ? undefined : await accountOf(host, user);
  const closed: string[] = [];
  const there: string[] = [];
  let unread: Finding<never> | undefined;
  for (const path of paths.value ?? []) {
    const stat = await host.stat(path);
    if (stat.got === 'absent') continue;
    if (!isOk(stat)) {
      unread ??= gap(stat.got, `stat ${path}`, stat.detail);
      there.push(path);
      continue;
    }
    there.push(path);
    const seen = parseStat(stat.text);
    const words = `${path} (${seen.user}:${seen.group} 0${seen.mode.toString(8)})`;
    if (caller === undefined) {
      const answer = from(`access ${path} rw`, await host.access(path, 'rw'), (read) => read.startsWith('yes'), { absent: 'gap' });
      if (!('value' in answer)) unread ??= answer;
      else if (answer.value !== true) closed.push(words);
    } else if (!('value' in caller)) unread ??= caller;
    else if (caller.value !== null && !mayAccess(caller.value, seen, 6)) {
      // The person at the screen is let in by an access list that modes do not show; accounts of services are not.
      if (caller.value.uid >= firstPerson && path.startsWith('/dev/dri/'))
        unread ??= gap('unsupported', `stat ${path}`, 'an access list may let this person in all the same');
      else closed.push(`${words}, ${user} is in: ${caller.value.names.join(' ') || 'no group'}`);
    }
  }
  const source = caller !== undefined && 'value' in caller ? `stat ${nodes}, ${caller.source}` : user === null ? `access ${nodes} rw` : `stat ${nodes}`;
  // One node that is known to be closed decides, whatever the others are.
  return { found: known(there, `stat ${nodes}`), closed: closed.length === 0 && unread !== undefined ? unread : known(closed, source) };
}

const firstPerson = 1_000;

async function expand(host: Door, nodes: string): Promise<Finding<readonly string[]>> {
  if (!nodes.includes('*')) return known([nodes], `stat ${nodes}`);
  const folder = folderOf(nodes);
  const name = new RegExp(
    `^${nodes
      .slice(folder.length + 1)
      .split('*')
      .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
      .join('[^/ ]*')}$`,
  );
  return from(
    `list ${folder}`,
    await host.list(folder),
    (read) =>
      read
        .split('\n')
        .filter((each) => name.test(each))
        .map((each) => `${folder}/${each}`),
    { absent: [] },
  );
}

function folderOf(nodes: string): string {
  return nodes.slice(0, Math.max(1, nodes.lastIndexOf('/')));
}

interface NamedCaller {
  readonly uid: number;
  readonly gids: ReadonlySet<number>;
  readonly names: readonly string[];
}

/** The account of a user by the files alone; one that they do not name may come from a directory service. */
async function accountOf(host: Door, user: string): Promise<Finding<NamedCaller>> {
  const [passwd, group] = await Promise.all([host.read('/etc/passwd', { maxBytes: 1024 * 1024 }), host.read('/etc/group', { maxBytes: 1024 * 1024 })]);
  const accounts = from('file /etc/passwd', passwd, parsePasswd, { absent: 'gap' });
  if (!('value' in accounts)) return accounts;
  const groups = from('file /etc/group', group, parseGroupFile, { absent: 'gap' });
  if (!('value' in groups)) return groups;
  const account = accounts.value?.find(({ name }) => name === user);
  if (account === undefined) return gap('unreadable', 'file /etc/passwd', `it has no user ${user}`);
  const its: Group[] = groupsOf(account, groups.value ?? [], []);
  return known(
    { uid: account.uid, gids: new Set([account.gid, ...its.map(({ gid }) => gid)]), names: its.map(({ name }) => name) },
    'file /etc/passwd, file /etc/group',
  );
}

function accountsIn(read: string): Account[] {
  try {
    return parsePasswd(read);
  } catch {
    return [];
  }
}
