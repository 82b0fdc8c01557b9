import { service } from '../../facts/services.ts';
import { type Answer, isOk } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';
import type { AnyHandle } from '../../logic/words.ts';
import { parseGroupFile, parsePasswd } from '../../parsers/account-files.ts';
import { parseProcessStatus } from '../../parsers/process-status.ts';
import type { UnitProperties } from '../../parsers/unit-properties.ts';
import type { Finding } from '../../witness/claim.ts';
import { from, gap, type ItemClaim, known } from '../define-probe.ts';
import { type Caller, callerOf, groupsOf, mayAccess, statOf } from './account-access.ts';
import type { ServingUnit } from './serving-units.ts';

/** What is the same for all units: accounts, groups, the GPU's nodes. */
export interface World {
  readonly passwd: Answer;
  readonly group: Answer;
  readonly self: Answer;
  readonly kfd: Answer;
  readonly nvidia: Answer;
  /** Undefined where /dev/dri could not be listed. */
  readonly renderNodes: readonly Answer[] | undefined;
}

export async function readWorld(host: Door): Promise<World> {
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

/** Whose a unit runs as, and what of the GPU, its home and the model folder that account may open. */
export async function describeAccount(
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
