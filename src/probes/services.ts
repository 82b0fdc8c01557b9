import { service, services } from '../facts/services.ts';
import { isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import type { AnyHandle, ValueOf } from '../logic/words.ts';
import { mattersToInference, parseEnvironmentFile, variablesThatMatter } from '../parsers/environment-dump.ts';
import { bareVariables, hasStraySettings } from '../parsers/text/unit-files.ts';
import { fragmentVariables, letsIoUringThrough, parseSystemctlShow, shownProperties, type UnitProperties } from '../parsers/unit-properties.ts';
import type { Finding } from '../witness/claim.ts';
import { defineProbe, from, gap, type ItemClaim, known } from './define-probe.ts';
import { findServingUnits, type ServingUnit, servingUnitReads } from './reading/serving-units.ts';
import { describeAccount, readWorld, type World } from './reading/unit-account.ts';

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
  const dropIns = properties.dropIns?.filter(isOfAdministrator).slice(0, 8);
  const own = dropIns === undefined ? undefined : [...[unit.path].filter(isOfAdministrator), ...dropIns];
  item(service.strayDropIns, await inFiles(host, dropIns, source, (text, path) => (hasStraySettings(text) ? [path] : [])));
  const environment = await variablesOf(host, properties, source);
  item(service.environment, environment, 'tool');
  const set = 'value' in environment ? (environment.value ?? {}) : {};
  item(
    service.bareVariables,
    await inFiles(host, own, source, (text) => bareVariables(text).filter((name) => mattersToInference(name) && !Object.hasOwn(set, name))),
  );
  await describeAccount(host, item, unit, properties, source, world, environment);
}

/** Packages test theirs. */
function isOfAdministrator(path: string): boolean {
  return path.startsWith('/etc/systemd/');
}

/** What is wrong in a unit's files; one that is closed to us leaves it open. */
async function inFiles(
  host: Door,
  paths: readonly string[] | undefined,
  source: string,
  wrongIn: (text: string, path: string) => readonly string[],
): Promise<Finding<readonly string[]>> {
  if (paths === undefined) return gap('unsupported', source);
  const answers = await Promise.all(paths.map((path) => host.read(path, { maxBytes: 32 * 1024 })));
  const [unread] = answers.flatMap((answer, at) => (isOk(answer) || answer.got === 'absent' ? [] : [{ answer, path: paths[at] }]));
  if (unread !== undefined) return gap(unread.answer.got, `file ${unread.path}`, unread.answer.detail);
  const wrong = answers.flatMap((answer, at) => (isOk(answer) ? wrongIn(answer.text, paths[at] ?? '') : []));
  return known([...new Set(wrong)], [source, ...paths.map((path) => `file ${path}`)].join(', '));
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
