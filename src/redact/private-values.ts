/** Values of this machine that are known to be private, by kind. */
export interface PrivateValues {
  readonly users: readonly string[];
  readonly hosts: readonly string[];
  /** Home folders, the longest first; `/root` is no secret. */
  readonly homes: readonly string[];
  readonly addresses: readonly string[];
  /** Machine id, serial numbers and their like. */
  readonly ids: readonly string[];
}

export const nothingPrivate: PrivateValues = { users: [], hosts: [], homes: [], addresses: [], ids: [] };

export function joinPrivate(...of: readonly PrivateValues[]): PrivateValues {
  const join = (field: keyof PrivateValues): string[] => [...new Set(of.flatMap((each) => each[field]))].filter((value) => value !== '');
  return {
    users: join('users'),
    hosts: join('hosts'),
    homes: join('homes').sort((a, b) => b.length - a.length),
    addresses: join('addresses'),
    ids: join('ids'),
  };
}

/**
 * What the readings of a machine, live or recorded, tell of private values, by the names of the readings.
 * A reading that failed tells nothing; the forms in redact.ts still hold.
 */
export function privateValuesOf(texts: ReadonlyMap<string, string>): PrivateValues {
  const line = (name: string): string[] => (texts.get(name)?.trim() ?? '').split('\n').filter(Boolean).slice(0, 1);
  const accounts = (texts.get('file /etc/passwd') ?? '').split('\n').map((row) => row.split(':'));
  // People's accounts; those below 1000 and above 60000 are the system's (login.defs).
  const people = accounts.filter(([name, , uid]) => name !== undefined && Number(uid) >= 1_000 && Number(uid) < 60_000);
  const users = [...line('env USER'), ...line('env LOGNAME'), ...line('env SUDO_USER'), ...people.map(([name = '']) => name)].filter(
    (name) => !systemAccounts.has(name),
  );
  const hosts = [...line('env HOSTNAME'), ...line('file /etc/hostname'), ...line('file /proc/sys/kernel/hostname')].flatMap((name) => [
    name,
    name.split('.', 1)[0] ?? '',
  ]);
  const homes = [...line('env HOME'), ...people.map((row) => row[5] ?? '')].filter((home) => home.length > 5 && home !== '/root');
  const names = people.map((row) => (row[4] ?? '').split(',', 1)[0] ?? '').filter((name) => name.length > 3);
  return joinPrivate({
    users: [...users, ...names],
    hosts: hosts.filter((name) => !systemHosts.has(name)),
    homes,
    addresses: [],
    ids: line('file /etc/machine-id'),
  });
}

/** Accounts that distributions and runtimes make; their names are knowledge. */
const systemAccounts = new Set(['root', 'nobody', 'ollama', 'vllm', 'lemonade']);
const systemHosts = new Set(['localhost', 'localhost.localdomain', '(none)', '']);
