import { gpus } from '../facts/gpus.ts';
import { platform } from '../facts/platform.ts';
import { rocm } from '../facts/rocm.ts';
import { services } from '../facts/services.ts';
import type { DeviceNode } from '../parsers/device-listing.ts';
import type { Book, OpenBook } from './book.ts';

interface Account {
  readonly user: string | undefined;
  readonly uid: number | undefined;
  readonly groups: readonly string[];
  /** The unit that runs as it; undefined of a person's. */
  readonly unit: string | undefined;
  readonly source: string;
}

interface Shown {
  readonly nodes: { readonly node: DeviceNode; readonly source: string }[];
  readonly accounts: Account[];
}

const shown = new WeakMap<object, Shown>();

function shownIn(book: object): Shown {
  const known = shown.get(book) ?? { nodes: [], accounts: [] };
  shown.set(book, known);
  return known;
}

/** Keeps nodes of a listing until the whole text is read. */
export function noteNodes(book: Book, nodes: readonly DeviceNode[], source: string): void {
  shownIn(book).nodes.push(...nodes.map((node) => ({ node, source })));
}

/** Keeps who somebody is until the whole text is read. */
export function noteAccount(book: Book, account: Account): void {
  shownIn(book).accounts.push(account);
}

/** Where a text shows an account of the machine, that of a service before a person's. */
export function accountShown(book: Book): string | undefined {
  const { accounts } = shownIn(book);
  return (accounts.find(({ unit }) => unit !== undefined) ?? accounts[0])?.source;
}

/** Whether the accounts that a text shows may open the nodes that it shows. Within a container both may be the host's. */
export function finishAccess(book: OpenBook): void {
  const { nodes, accounts } = shownIn(book);
  const inside = book.claims.facts.some(({ fact, finding }) => fact === platform.container.id && 'value' in finding && finding.value !== null);
  if (inside || nodes.length === 0) return;
  const kfd = nodes.filter(({ node }) => node.path === '/dev/kfd');
  const render = nodes.filter(({ node }) => /^\/dev\/dri\/renderD\d{1,3}$/.test(node.path));
  const nvidia = nodes.filter(({ node }) => node.path === '/dev/nvidiactl');
  for (const account of accounts) {
    const [opensKfd, opensRender, opensNvidia] = [kfd, render, nvidia].map((some) =>
      mayOpenAny(
        account,
        some.map(({ node }) => node),
      ),
    );
    const place = { source: `${(kfd[0] ?? render[0] ?? nvidia[0])?.source ?? ''}, ${account.source}`, standing: 'tool' as const };
    if (account.unit === undefined) {
      book.fact(place, rocm.kfdOpens, opensKfd);
      if (opensRender !== undefined) book.item(place, gpus, 'every:render-node')(gpus.item.renderNodeOpens, opensRender);
    } else {
      const item = book.item(place, services, `unit:${account.unit}`);
      // An account of its own is the system's: a session runs as a person.
      item(services.item.kind, 'system');
      item(services.item.opensKfd, opensKfd);
      item(services.item.opensRenderNode, opensRender);
      item(services.item.opensNvidia, opensNvidia);
      // Nobody lists the account of a service that does not run; what systemctl prints of it counts more.
      book.item({ ...place, standing: 'prose' }, services, `unit:${account.unit}`)(services.item.activeState, 'active');
    }
  }
}

/** Undefined where nothing tells: no node, two listings that differ, an access list. */
function mayOpenAny(account: Account, nodes: readonly DeviceNode[]): boolean | undefined {
  const listed = new Set(nodes.map(({ path, mode, user, group }) => `${path} ${mode} ${user} ${group}`));
  if (nodes.length === 0 || listed.size !== new Set(nodes.map(({ path }) => path)).size) return undefined;
  const each = nodes.map((node) => mayOpen(account, node));
  return each.includes(true) ? true : each.includes(undefined) ? undefined : false;
}

function mayOpen({ uid, user, groups }: Account, { mode, user: owner, group, acl }: DeviceNode): boolean | undefined {
  if (uid === 0) return true;
  const bits = owner === user ? mode >> 6 : groups.includes(group) ? mode >> 3 : mode;
  // The seat's access list lets a session in; what it says, ls does not show.
  return (bits & 6) === 6 ? true : acl ? undefined : false;
}
