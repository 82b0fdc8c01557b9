/** An account as /etc/passwd and /etc/group know it. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

/**
 * `/etc/passwd`; lines of NIS (`+`) and broken ones are left out:
 *
 *     ollama:x:998:997::/usr/share/ollama:/bin/false
 */
export function parsePasswd(text: string): Account[] {
  const accounts = text.split('\n').flatMap((line) => {
    const [name, , uid, gid, , home] = line.split(':');
    if (!name || !/^\d{1,10}$/.test(uid ?? '') || !/^\d{1,10}$/.test(gid ?? '')) return [];
    return [{ name, uid: Number(uid), gid: Number(gid), home: home ?? '' }];
  });
  if (accounts.length === 0) throw new Error('no account in it');
  return accounts;
}

export interface Group {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

/**
 * `/etc/group`:
 *
 *     render:x:992:ollama,me
 */
export function parseGroupFile(text: string): Group[] {
  const groups = text.split('\n').flatMap((line) => {
    const [name, , gid, members = ''] = line.split(':');
    return name && /^\d{1,10}$/.test(gid ?? '') ? [{ name, gid: Number(gid), members: members.trim().split(',').filter(Boolean) }] : [];
  });
  if (groups.length === 0) throw new Error('no group in it');
  return groups;
}
