import { type Answer, isOk, parseStat, type StatOf } from '../../host/host.ts';
import type { Account, Group } from '../../parsers/account-files.ts';
import type { ProcessStatus } from '../../parsers/process-status.ts';

/** Who asks for access: an account with its groups. */
export interface Caller {
  readonly uid: number;
  readonly gids: ReadonlySet<number>;
}

/** May the caller do this to the thing, by owner, group and mode? Access lists are not seen. `wanted` is a sum of 4 (read), 2 (write), 1 (search). */
export function mayAccess({ uid, gids }: Caller, { mode, uid: owner, gid }: Pick<StatOf, 'mode' | 'uid' | 'gid'>, wanted: number): boolean {
  if (uid === 0) return true;
  const bits = uid === owner ? mode >> 6 : gids.has(gid) ? mode >> 3 : mode;
  return (bits & wanted) === wanted;
}

export function callerOf({ uid, gid, groups }: ProcessStatus): Caller {
  return { uid, gids: new Set([gid, ...groups]) };
}

/** The groups that an account has by /etc/passwd and /etc/group, and those that its unit adds. Names that no file knows are left out. */
export function groupsOf(account: Pick<Account, 'name' | 'gid'> | undefined, groups: readonly Group[], added: readonly string[]): Group[] {
  return groups.filter(
    ({ name, gid, members }) =>
      (account !== undefined && (gid === account.gid || members.includes(account.name))) || added.includes(name) || added.includes(String(gid)),
  );
}

/** What a `stat` answer says, null where the thing is not there, undefined where that could not be learnt. */
export function statOf(answer: Answer): StatOf | null | undefined {
  return isOk(answer) ? parseStat(answer.text) : answer.got === 'absent' ? null : undefined;
}
