import { splitWords } from './text/split-words.ts';
import { parseUnitFiles, type UnitFile, valuesOf } from './text/unit-files.ts';

/** The properties of a unit in one form, whoever printed them. What was not said is not there; a limit of null is no limit. */
export interface UnitProperties {
  readonly name?: string;
  readonly fragment?: string;
  readonly dropIns?: readonly string[];
  readonly execStart?: string;
  readonly user?: string;
  readonly group?: string;
  readonly supplementaryGroups?: readonly string[];
  readonly dynamicUser?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly environmentFiles?: readonly { readonly path: string; readonly optional: boolean }[];
  readonly devicePolicy?: string;
  readonly deviceAllow?: readonly string[];
  readonly privateDevices?: boolean;
  readonly protectHome?: string;
  readonly protectSystem?: string;
  readonly readWritePaths?: readonly string[];
  readonly bindPaths?: readonly string[];
  readonly privateTmp?: boolean;
  readonly privateUsers?: boolean;
  readonly memoryMax?: number | null;
  readonly memoryHigh?: number | null;
  readonly limitMemlock?: number | null;
  readonly limitNofile?: number | null;
  readonly systemCallFilter?: readonly string[];
  readonly noNewPrivileges?: boolean;
  readonly after?: readonly string[];
  readonly wants?: readonly string[];
  readonly loadState?: string;
  readonly enabled?: string;
  readonly activeState?: string;
  readonly subState?: string;
  readonly result?: string;
  readonly exitStatus?: number;
  readonly restarts?: number;
  readonly mainPid?: number;
  /** Milliseconds since boot. */
  readonly startedAt?: number;
  readonly needsReload?: boolean;
}

/** The properties that `systemctl show --property=` is asked for. */
export const shownProperties = [
  'Id,LoadState,FragmentPath,DropInPaths,UnitFileState,NeedDaemonReload',
  'ActiveState,SubState,Result,ExecMainStatus,NRestarts,MainPID,ActiveEnterTimestampMonotonic',
  'User,Group,SupplementaryGroups,DynamicUser,ExecStart,Environment,EnvironmentFiles',
  'DevicePolicy,DeviceAllow,PrivateDevices,ProtectHome,ProtectSystem,ReadWritePaths,BindPaths,BindReadOnlyPaths,PrivateTmp,PrivateUsers',
  'MemoryMax,MemoryHigh,LimitMEMLOCKSoft,LimitNOFILESoft,SystemCallFilter,NoNewPrivileges,After,Wants',
].join(',');

/**
 * `systemctl show` of one or more units, an empty line between them; lines may be missing:
 *
 *     Id=ollama.service
 *     ExecStart={ path=/usr/local/bin/ollama ; argv[]=/usr/local/bin/ollama serve ; ignore_errors=no ; start_time=[n/a] ; … ; status=0/0 }
 *     Environment=PATH=/usr/local/bin:/usr/bin OLLAMA_HOST=0.0.0.0
 *     DeviceAllow=char-nvidiactl rw
 *     MemoryMax=infinity
 *     ProtectHome=yes
 */
export function parseSystemctlShow(text: string): UnitProperties[] {
  const units = text
    .slice(0, 500_000)
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').flatMap((line) => (/^[A-Z][A-Za-z]{1,60}=/.test(line.trim()) ? [line.trim()] : [])))
    .filter((lines) => lines.length > 0)
    .map(propertiesOfShow);
  if (units.length === 0) throw new Error('no Property=value line in it');
  return units;
}

function propertiesOfShow(lines: readonly string[]): UnitProperties {
  const all = new Map<string, string[]>();
  for (const line of lines) {
    const at = line.indexOf('=');
    const key = line.slice(0, at);
    all.set(key, [...(all.get(key) ?? []), line.slice(at + 1)]);
  }
  const one = (key: string): string | undefined => all.get(key)?.[0];
  const named = (key: string): string | undefined => one(key) || undefined;
  const words = (key: string): string[] | undefined => all.get(key)?.flatMap(splitWords);
  const binds = [...(words('BindPaths') ?? []), ...(words('BindReadOnlyPaths') ?? [])];
  const started = count(one('ActiveEnterTimestampMonotonic'));
  const exec = one('ExecStart');
  return given({
    name: named('Id'),
    fragment: named('FragmentPath'),
    dropIns: words('DropInPaths'),
    execStart: exec === undefined ? undefined : (/argv\[\]=(.{0,4000}?) ; ignore_errors=/.exec(exec)?.[1] ?? (exec || undefined)),
    user: one('User') === '' ? 'root' : one('User'),
    group: named('Group'),
    supplementaryGroups: words('SupplementaryGroups'),
    dynamicUser: yes(one('DynamicUser')),
    environment: all.has('Environment') ? assignments(words('Environment') ?? []) : undefined,
    // Of these systemctl prints a line for each entry, and none where there is no entry; what stands beside them tells that they were asked for.
    environmentFiles:
      all.has('EnvironmentFiles') || all.has('Environment')
        ? (all.get('EnvironmentFiles') ?? []).flatMap((value) => {
            const [, path, optional] = /^(\S{1,500})(?: \(ignore_errors=(yes|no)\))?$/.exec(value) ?? [];
            return path === undefined ? [] : [{ path, optional: optional === 'yes' }];
          })
        : undefined,
    devicePolicy: named('DevicePolicy'),
    deviceAllow: all.get('DeviceAllow')?.filter(Boolean) ?? (all.has('DevicePolicy') ? [] : undefined),
    privateDevices: yes(one('PrivateDevices')),
    protectHome: protection(named('ProtectHome')),
    protectSystem: protection(named('ProtectSystem')),
    readWritePaths: words('ReadWritePaths'),
    bindPaths: all.has('BindPaths') || all.has('ProtectHome') ? binds.map((bind) => bind.split(':')[1] ?? bind) : undefined,
    privateTmp: yes(one('PrivateTmp')),
    privateUsers: yes(one('PrivateUsers')),
    memoryMax: limit(one('MemoryMax')),
    memoryHigh: limit(one('MemoryHigh')),
    limitMemlock: limit(one('LimitMEMLOCKSoft') ?? one('LimitMEMLOCK')),
    limitNofile: limit(one('LimitNOFILESoft') ?? one('LimitNOFILE')),
    systemCallFilter: words('SystemCallFilter') ?? (all.has('NoNewPrivileges') ? [] : undefined),
    noNewPrivileges: yes(one('NoNewPrivileges')),
    after: words('After'),
    wants: words('Wants'),
    loadState: named('LoadState'),
    enabled: named('UnitFileState'),
    activeState: named('ActiveState'),
    subState: named('SubState'),
    result: named('Result'),
    exitStatus: count(one('ExecMainStatus')),
    restarts: count(one('NRestarts')),
    mainPid: count(one('MainPID')),
    startedAt: started === undefined || started === 0 ? undefined : Math.round(started / 1_000),
    needsReload: yes(one('NeedDaemonReload')),
  });
}

/**
 * The properties that unit files set, drop-ins included. Of `systemctl cat`, which prints all files of a unit, what is not set has systemd's default;
 * of a unit file alone it is not known, since drop-ins may set it.
 */
export function propertiesOfUnitFiles(text: string): UnitProperties {
  const files = parseUnitFiles(text);
  const whole = files.some(({ path }) => path !== undefined);
  const last = (key: string): string | undefined => valuesOf(files, key).at(-1);
  const flagOf = (key: string): boolean | undefined => yes(last(key)) ?? (whole ? false : undefined);
  const listOf = (key: string, section?: string): string[] | undefined => {
    const values = valuesOf(files, key, section);
    return values.length === 0 && !whole ? undefined : values.flatMap(splitWords);
  };
  const limitOf = (key: string, missing: null | undefined): number | null | undefined => (last(key) === undefined ? missing : limit(last(key)));
  const environment = listOf('Environment');
  const fragment = files.find(({ path }) => path?.endsWith('.service'))?.path;
  const exec = valuesOf(files, 'ExecStart').at(0);
  const binds = [...(listOf('BindPaths') ?? []), ...(listOf('BindReadOnlyPaths') ?? [])];
  return given({
    name: fragment?.split('/').at(-1),
    fragment,
    dropIns: whole ? files.flatMap(({ path }) => (path?.endsWith('.conf') ? [path] : [])) : undefined,
    execStart: exec?.replace(/^[-@:+!|]{1,4}(?=\/)/, ''),
    user: last('User') ?? (whole ? 'root' : undefined),
    group: last('Group'),
    supplementaryGroups: listOf('SupplementaryGroups'),
    dynamicUser: flagOf('DynamicUser'),
    environment: environment === undefined ? undefined : assignments(environment),
    environmentFiles: listOf('EnvironmentFile')?.map((path) => ({ path: path.replace(/^-/, ''), optional: path.startsWith('-') })),
    devicePolicy: last('DevicePolicy') ?? (whole ? 'auto' : undefined),
    deviceAllow: valuesOf(files, 'DeviceAllow').length > 0 || whole ? valuesOf(files, 'DeviceAllow') : undefined,
    privateDevices: flagOf('PrivateDevices'),
    protectHome: protection(last('ProtectHome')) ?? (whole ? 'no' : undefined),
    protectSystem: protection(last('ProtectSystem')) ?? (whole ? 'no' : undefined),
    readWritePaths: listOf('ReadWritePaths'),
    bindPaths: whole || binds.length > 0 ? binds.map((bind) => bind.split(':')[1] ?? bind) : undefined,
    privateTmp: flagOf('PrivateTmp'),
    privateUsers: flagOf('PrivateUsers'),
    memoryMax: limitOf('MemoryMax', whole ? null : undefined),
    memoryHigh: limitOf('MemoryHigh', whole ? null : undefined),
    limitMemlock: limitOf('LimitMEMLOCK', undefined),
    limitNofile: limitOf('LimitNOFILE', undefined),
    noNewPrivileges: flagOf('NoNewPrivileges'),
    after: listOf('After', 'Unit'),
    wants: listOf('Wants', 'Unit'),
  });
}

/** The variables that the fragment itself sets, drop-ins apart. */
export function fragmentVariables(text: string): Record<string, string> {
  const [fragment] = parseUnitFiles(text) as [UnitFile];
  return assignments(valuesOf([fragment], 'Environment').flatMap(splitWords));
}

/**
 * Does a filter let io_uring_setup through? `systemctl show` prints the calls, a list that denies with `~` before its first; without a filter all pass.
 * The set names of unit files are not expanded here.
 */
export function letsIoUringThrough(filter: readonly string[]): boolean | undefined {
  const [first] = filter;
  if (first === undefined) return true;
  if (filter.some((call) => call.includes('@'))) return undefined;
  const named = filter.some((call) => call.replace(/^~/, '').replace(/:.*$/, '') === 'io_uring_setup');
  return first.startsWith('~') ? !named : named;
}

function assignments(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.flatMap((word) => {
      const at = word.indexOf('=');
      return at > 0 ? [[word.slice(0, at), word.slice(at + 1)] as const] : [];
    }),
  );
}

function yes(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (/^(?:yes|true|on|1|self|identity|full|disconnected)$/i.test(value)) return true;
  return /^(?:no|false|off|0)$/i.test(value) ? false : undefined;
}

/** ProtectHome= and ProtectSystem= take booleans beside their words. */
function protection(value: string | undefined): string | undefined {
  const flag = yes(value === 'full' ? undefined : value);
  return flag === undefined ? value : flag ? 'yes' : 'no';
}

function count(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,16}$/.test(value) ? Number(value) : undefined;
}

/** Bytes or a count; `infinity` and the largest 64-bit number are no limit. Percentages depend on the machine and are left out. */
function limit(value: string | undefined): number | null | undefined {
  if (value === undefined) return undefined;
  // A soft:hard pair is judged by its soft end.
  const soft = value.split(':')[0] ?? '';
  if (soft === 'infinity' || soft === '18446744073709551615') return null;
  const [, amount, unit] = /^(\d{1,16}(?:\.\d{1,3})?)([KMGT]?)$/i.exec(soft) ?? [];
  return amount === undefined ? undefined : Math.round(Number(amount) * 1024 ** ['', 'K', 'M', 'G', 'T'].indexOf((unit ?? '').toUpperCase()));
}

/** Leaves out what was not said. */
function given(properties: { [K in keyof UnitProperties]: UnitProperties[K] | undefined }): UnitProperties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as UnitProperties;
}
