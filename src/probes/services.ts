import { service, services } from '../facts/services.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import type { AnyHandle, ValueOf } from '../logic/words.ts';
import { parseGroupFile, parsePasswd } from '../parsers/account-files.ts';
import { parseEnvironmentFile, variablesThatMatter } from '../parsers/environment-dump.ts';
import { parseProcessStatus } from '../parsers/process-status.ts';
import { hasStraySettings } from '../parsers/text/unit-files.ts';
import { fragmentVariables, letsIoUringThrough, parseSystemctlShow, shownProperties, type UnitProperties } from '../parsers/unit-properties.ts';
import type { Finding } from '../witness/claim.ts';
import { defineProbe, from, gap, type ItemClaim, known } from './define-probe.ts';
import { type Caller, callerOf, groupsOf, mayAccess, statOf } from './reading/account-access.ts';
import { findServingUnits, type ServingUnit, servingUnitReads } from './reading/serving-units.ts';

export default defineProbe({
  id: 'services',
  about:
    'The systemd units that serve models: account, groups, variables, sandbox, limits, state, and what of the GPU and the model folder the account may open',
  reads: [
    ...servingUnitReads,
    'command systemctl show **',
    'command systemctl --user show **',
    'file /etc/passwd',
    'file /etc/group',
    'file /proc/self/status',
    'file /proc/*/status',
    'list /dev/dri',
    'stat /dev/dri/*',
    'stat /dev/kfd',
    'stat /dev/nvidiactl',
    'file /etc/**',
    'stat **',
  ],
  gives: [services],
  limitMs: 1_450,
  async gather(host, claim) {
    const folder = await host.stat('/run/systemd/system');
    if (!isOk(folder)) {
      // Unit files may lie about in a container, but without systemd nothing starts them.
      if (folder.got === 'absent') claim.complete(services);
      else claim.gap(services, folder.got, 'stat /run/systemd/system', folder.detail);
      return;
    }
    const [{ units, unread }, world] = await Promise.all([findServingUnits(host), readWorld(host)]);
    const shown = await showUnits(host, units);
    await Promise.all(
      units.map(async (unit) => {
        const item = claim.item(services, `unit:${unit.kind === 'user' ? 'user/' : ''}${unit.name}`, { name: unit.name });
        await describe(host, item, unit, shown(unit), world);
      }),
    );
    if (unread === undefined) claim.complete(services);
    else claim.gap(services, unread.answer.got, unread.source, unread.answer.detail);
  },
});

/** What is the same for all units: accounts, groups, the GPU's nodes. */
interface World {
  readonly passwd: Answer;
  readonly group: Answer;
  readonly self: Answer;
  readonly kfd: Answer;
  readonly nvidia: Answer;
  /** Undefined where /dev/dri could not be listed. */
  readonly renderNodes: readonly Answer[] | undefined;
}

async function readWorld(host: Door): Promise<World> {
  const large = { maxBytes: 1024 * 1024 };
  const [passwd, group, self, kfd, nvidia, dri] = await Promise.all([
    host.read('/etc/passwd', large),
    host.read('/etc/group', large),
    host.read('/proc/self/status'),
    host.stat('/dev/kfd'),
    host.stat('/dev/nvidiactl'),
    host.list('/dev/dri'),
  ]);
  const names = isOk(dri) ? dri.text.split('\n').filter((name) => name.startsWith('renderD')) : [];
  const renderNodes = isOk(dri) || dri.got === 'absent' ? await Promise.all(names.map((name) => host.stat(`/dev/dri/${name}`))) : undefined;
  return { passwd, group, self, kfd, nvidia, renderNodes };
}

type Shown = { readonly properties: UnitProperties; readonly source: string } | { readonly missing: Finding<never> };

/** Asks systemd for the properties in force, once for the system's units and once for the user's. */
async function showUnits(host: Door, units: readonly ServingUnit[]): Promise<(unit: ServingUnit) => Shown> {
  const ask = async (kind: 'system' | 'user') => {
    // A template has no properties of its own; its instances are separate units with names that the files do not tell.
    const names = units.filter((unit) => unit.kind === kind && !unit.name.endsWith('@.service')).map(({ name }) => name);
    if (names.length === 0) return undefined;
    const command = `systemctl ${kind === 'user' ? '--user ' : ''}show ${names.join(' ')} --property=${shownProperties}`;
    const source = `command systemctl ${kind === 'user' ? '--user ' : ''}show`;
    return { source, found: from(source, await host.run(command, { timeoutMs: 1_000 }), parseSystemctlShow, { absent: 'gap' }) };
  };
  const [system, user] = await Promise.all([ask('system'), ask('user')]);
  return ({ name, kind, path }) => {
    const answered = kind === 'user' ? user : system;
    if (answered === undefined) return { missing: gap('unsupported', `file ${path}`, 'a template has no properties of its own') };
    if (!('value' in answered.found)) return { missing: answered.found };
    const properties = answered.found.value?.find((each) => each.name === name);
    return properties === undefined ? { missing: gap('unreadable', answered.source, `no answer for ${name}`) } : { properties, source: answered.source };
  };
}

type Property = Exclude<keyof UnitProperties, 'name' | 'environment' | 'environmentFiles' | 'systemCallFilter' | 'mainPid' | 'loadState' | 'fragment'>;

/** The properties that are facts as they stand. What may be absent for good is null where systemd says nothing of it. */
const plain = [
  'dropIns',
  'execStart',
  'enabled',
  'activeState',
  'subState',
  'result',
  'exitStatus',
  'restarts',
  'startedAt',
  'needsReload',
  'supplementaryGroups',
  'dynamicUser',
  'devicePolicy',
  'deviceAllow',
  'privateDevices',
  'protectHome',
  'protectSystem',
  'readWritePaths',
  'bindPaths',
  'privateTmp',
  'privateUsers',
  'memoryMax',
  'memoryHigh',
  'limitMemlock',
  'limitNofile',
  'noNewPrivileges',
  'after',
  'wants',
] as const satisfies readonly Property[];

async function describe(host: Door, item: ItemClaim, unit: ServingUnit, shown: Shown, world: World): Promise<void> {
  const file = `file ${unit.path}`;
  item(service.name, known(unit.name, file));
  item(service.kind, known(unit.kind, file));
  item(service.serves, known(unit.serves, file));
  item(service.fragment, known(unit.path, file));
  item(
    service.fragmentEnvironment,
    from(file, { got: 'ok', text: unit.text }, (text) => variablesThatMatter(fragmentVariables(text))),
  );
  if ('missing' in shown) {
    const said = new Set(['name', 'kind', 'serves', 'fragment', 'fragmentEnvironment']);
    for (const [name, handle] of Object.entries(service)) if (!said.has(name)) item(handle as AnyHandle, shown.missing);
    return;
  }
  const { properties, source } = shown;
  const says = <H extends AnyHandle>(handle: H, value: ValueOf<H> | null | undefined, from_ = source): void =>
    item(handle, value === undefined ? gap('unsupported', from_, 'this systemd does not tell') : (known(value, from_) as Finding<ValueOf<H>>), 'tool');
  for (const name of plain) says(service[name] as AnyHandle, name === 'startedAt' ? (properties.startedAt ?? null) : (properties[name] as never));
  says(service.allowsIoUring, properties.systemCallFilter === undefined ? undefined : letsIoUringThrough(properties.systemCallFilter));
  const program = /^(\/\S+)/.exec(properties.execStart ?? '')?.[1];
  item(
    service.execExists,
    program === undefined
      ? gap('unreadable', source, 'no path in ExecStart')
      : from(`stat ${program}`, await host.stat(program), () => true, { absent: false }),
  );
  item(service.strayDropIns, await strayDropIns(host, properties, source));
  const environment = await variablesOf(host, properties, source);
  item(service.environment, environment, 'tool');
  await describeAccount(host, item, unit, properties, source, world, environment);
}

async function strayDropIns(host: Door, { dropIns }: UnitProperties, source: string): Promise<Finding<readonly string[]>> {
  if (dropIns === undefined) return gap('unsupported', source);
  // Only those of the administrator; packages test theirs.
  const paths = dropIns.filter((path) => path.startsWith('/etc/systemd/')).slice(0, 8);
  const answers = await Promise.all(paths.map((path) => host.read(path, { maxBytes: 32 * 1024 })));
  const [unread] = answers.flatMap((answer, at) => (isOk(answer) || answer.got === 'absent' ? [] : [{ answer, path: paths[at] }]));
  if (unread !== undefined) return gap(unread.answer.got, `file ${unread.path}`, unread.answer.detail);
  return known(
    paths.filter((_, at) => {
      const answer = answers[at];
      return answer !== undefined && isOk(answer) && hasStraySettings(answer.text);
    }),
    [source, ...paths.map((path) => `file ${path}`)].join(', '),
  );
}

/** Environment= with the files of EnvironmentFile= read over it; a file that is closed to us leaves all of it open. */
async function variablesOf(host: Door, { environment, environmentFiles }: UnitProperties, source: string): Promise<Finding<Record<string, string>>> {
  if (environment === undefined || environmentFiles === undefined) return gap('unsupported', source);
  let all = { ...environment };
  const files = environmentFiles.slice(0, 10);
  // Only /etc is looked into; elsewhere such a file is as likely a person's own.
  const answers = await Promise.all(
    files.map(({ path }) => (path.includes('*') || !path.startsWith('/etc/') ? undefined : host.read(path, { maxBytes: 64 * 1024 }))),
  );
  for (const [at, answer] of answers.entries()) {
    const path = `file ${files[at]?.path}`;
    if (answer === undefined) return gap('skipped', path, 'not a plain file below /etc');
    if (isOk(answer)) all = { ...all, ...parseEnvironmentFile(answer.text) };
    else if (answer.got !== 'absent') return gap(answer.got, path, answer.detail);
  }
  return known(variablesThatMatter(all), [source, ...files.map(({ path }) => `file ${path}`)].join(', '));
}

async function describeAccount(
  host: Door,
  item: ItemClaim,
  unit: ServingUnit,
  properties: UnitProperties,
  source: string,
  world: World,
  environment: Finding<Record<string, string>>,
): Promise<void> {
  const accounts = from('file /etc/passwd', world.passwd, parsePasswd, { absent: 'gap' });
  const groups = from('file /etc/group', world.group, parseGroupFile, { absent: 'gap' });
  const self = from('file /proc/self/status', world.self, parseProcessStatus, { absent: 'gap' });
  const dynamic = properties.dynamicUser === true;
  const own = unit.kind === 'user' && 'value' in self ? self.value?.uid : undefined;
  const account =
    'value' in accounts && accounts.value !== null
      ? accounts.value.find((each) => (unit.kind === 'user' ? each.uid === own : each.name === properties.user || String(each.uid) === properties.user))
      : undefined;
  const user = unit.kind === 'user' ? account?.name : properties.user;
  item(service.user, user === undefined ? gap('unsupported', source) : known(user, source), 'tool');
  item(service.group, known(properties.group ?? null, source), 'tool');
  const added = [...(properties.supplementaryGroups ?? []), ...(properties.group === undefined ? [] : [properties.group])];
  const nobody: Finding<never> | undefined = !('value' in accounts)
    ? accounts
    : !('value' in groups)
      ? groups
      : account === undefined && !dynamic
        ? gap('unsupported', 'file /etc/passwd', 'the account is of a directory service, or not there')
        : undefined;
  const has = nobody === undefined && 'value' in groups && groups.value !== null ? groupsOf(account, groups.value, added) : undefined;
  item(
    service.groups,
    has === undefined
      ? (nobody ?? gap('unreadable', 'file /etc/group'))
      : known(
          has.map(({ name }) => name),
          'file /etc/group',
        ),
  );
  // A dynamic account owns nothing that was there before it, so any uid that is not used stands for it.
  const caller: Caller | undefined = has === undefined ? undefined : { uid: dynamic ? -1 : (account?.uid ?? -1), gids: new Set(has.map(({ gid }) => gid)) };
  const opens = (source_: string, answers: readonly Answer[] | undefined): Finding<boolean> => judgeAccess(source_, answers, caller, nobody);
  item(service.opensKfd, opens('stat /dev/kfd', [world.kfd]));
  item(service.opensNvidia, opens('stat /dev/nvidiactl', [world.nvidia]));
  item(service.opensRenderNode, opens('stat /dev/dri/renderD*', world.renderNodes));
  const { mainPid } = properties;
  const running = mainPid === undefined || mainPid === 0 ? undefined : await host.read(`/proc/${mainPid}/status`);
  const ids = running === undefined ? undefined : from(`file /proc/${mainPid}/status`, running, parseProcessStatus);
  if (ids === undefined) item(service.processOpensGpu, mainPid === undefined ? gap('unsupported', source) : known(null, source));
  else if (!('value' in ids) || ids.value === null) item(service.processOpensGpu, 'value' in ids ? known(null, ids.source) : ids);
  else item(service.processOpensGpu, bothOpen(ids.source, callerOf(ids.value), world));
  await describeHome(host, item, unit, properties, account?.home, caller, nobody, environment);
}

/** True where one of the nodes opens; null where there is none. */
function judgeAccess(source: string, answers: readonly Answer[] | undefined, caller: Caller | undefined, nobody: Finding<never> | undefined): Finding<boolean> {
  if (answers === undefined) return gap('denied', source);
  const nodes = answers.map(statOf);
  if (nodes.every((node) => node === null)) return known<boolean>(null, source);
  if (caller === undefined) return nobody ?? gap('unreadable', source);
  if (nodes.some((node) => node !== null && node !== undefined && mayAccess(caller, node, 6))) return known(true, source);
  const [unread] = answers.flatMap((answer) => (isOk(answer) || answer.got === 'absent' ? [] : [answer]));
  return unread === undefined ? known(false, source) : gap(unread.got, source, unread.detail);
}

function bothOpen(source: string, caller: Caller, { kfd, renderNodes }: World): Finding<boolean> {
  const each = [judgeAccess(source, [kfd], caller, undefined), judgeAccess(source, renderNodes, caller, undefined)];
  const closed = each.find((finding) => 'value' in finding && finding.value === false);
  if (closed !== undefined) return known(false, source);
  const [open] = each.filter((finding) => !('value' in finding));
  if (open !== undefined) return open;
  return known(each.every((finding) => 'value' in finding && finding.value === null) ? null : true, source);
}

async function describeHome(
  host: Door,
  item: ItemClaim,
  unit: ServingUnit,
  properties: UnitProperties,
  accountHome: string | undefined,
  caller: Caller | undefined,
  nobody: Finding<never> | undefined,
  environment: Finding<Record<string, string>>,
): Promise<void> {
  const variables = 'value' in environment ? (environment.value ?? {}) : undefined;
  // A unit's own HOME stands for the account's.
  const home = variables?.HOME ?? accountHome;
  const lost = nobody ?? gap('unsupported', 'file /etc/passwd', 'no home directory is named');
  if (variables === undefined || home === undefined || !home.startsWith('/')) {
    const why = variables === undefined ? (environment as Finding<never>) : lost;
    for (const handle of [service.home, service.homeExists, service.modelsDir, service.modelsBlockedAt]) item(handle as AnyHandle, why);
    return;
  }
  item(service.home, known(home, variables.HOME === undefined ? 'file /etc/passwd' : environment.source));
  const answer = await host.stat(home);
  item(
    service.homeExists,
    from(`stat ${home}`, answer, () => true, { absent: false }),
  );
  if (unit.serves !== 'ollama') {
    item(service.modelsDir, known<string>(null, environment.source));
    item(service.modelsBlockedAt, known<string>(null, environment.source));
    return;
  }
  const models = variables.OLLAMA_MODELS || `${home.replace(/\/+$/, '')}/.ollama/models`;
  item(service.modelsDir, known(models, environment.source));
  item(
    service.modelsBlockedAt,
    properties.dynamicUser === true ? gap('unsupported', environment.source, 'a dynamic account') : await walk(host, models, caller, nobody),
  );
}

/** Follows the path from the root as the account would. */
async function walk(host: Door, path: string, caller: Caller | undefined, nobody: Finding<never> | undefined): Promise<Finding<string>> {
  const source = `stat ${path}`;
  if (caller === undefined) return nobody ?? gap('unreadable', source);
  if (!path.startsWith('/')) return gap('unsupported', source, 'not a whole path');
  const parts = path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .slice(0, 20);
  const steps = ['/', ...parts.map((_, at) => `/${parts.slice(0, at + 1).join('/')}`)];
  const answers = await Promise.all(steps.map((step) => host.stat(step)));
  for (const [at, answer] of answers.entries()) {
    const found = statOf(answer);
    const step = steps[at] as string;
    if (found === undefined) return gap(isOk(answer) || answer.got === 'absent' ? 'unreadable' : answer.got, `stat ${step}`);
    // Ollama makes what is missing, for which the folder above must be open to writing.
    if (found === null) {
      const above = at === 0 ? undefined : statOf(answers[at - 1] as Answer);
      return above && !mayAccess(caller, above, 3) ? known(steps[at - 1] as string, source) : known<string>(null, source);
    }
    if (!mayAccess(caller, found, at === steps.length - 1 ? 7 : 1)) return known(step, source);
  }
  return known<string>(null, source);
}
