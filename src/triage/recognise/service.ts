import { ollama } from '../../facts/ollama.ts';
import { services } from '../../facts/services.ts';
import { systemd } from '../../facts/systemd.ts';
import { user } from '../../facts/user.ts';
import { mattersToInference, variablesThatMatter } from '../../parsers/environment-dump.ts';
import { parseIdOutput } from '../../parsers/id-output.ts';
import { looksServing, servedBy } from '../../parsers/serving-command.ts';
import { parseSystemctlStatus } from '../../parsers/systemctl-status.ts';
import { bareVariables, hasStraySettings } from '../../parsers/text/unit-files.ts';
import { fragmentVariables, parseSystemctlShow, propertiesOfUnitFiles, type UnitProperties } from '../../parsers/unit-properties.ts';
import type { Book, Place } from '../book.ts';
import { noteAccount } from '../node-access.ts';
import type { PieceLine } from '../text/split-pieces.ts';
import { claimRuntime, type RuntimeKind } from './claim-runtime.ts';
import { at, type Recogniser, span, type TextContext } from './recogniser.ts';

/** Unit files as `systemctl cat` or an editor shows them. */
export const unitFile: Recogniser = {
  kind: 'unit file',
  mark: /^\s{0,8}(?:\[Service\]|Environment="?[A-Z])/m,
  read(output, book, context) {
    const found = span(output, /^\s{0,8}(?:\[(?:Unit|Service|Install)\]|[A-Z][A-Za-z]{2,40}=|# \/\S{1,300}\.(?:service|conf))/, 'tool');
    if (found === undefined || /^\s{0,8}\[Container\]/m.test(output.text)) return false;
    const lines = output.lines.map(({ text }) => text).join('\n');
    if (claimDropIns(book, found.place, lines) && !/^\s{0,8}\[Service\]/m.test(lines)) {
      book.recognised('unit file', found.from, found.to);
      return true;
    }
    // Single settings are quoted without their section.
    const unit = /^\s{0,8}\[Service\]/m.test(lines) ? lines : `[Service]\n${lines}`;
    // A file that is not headed by its path is still all that was set, as far as the text tells: drop-ins stay open.
    const properties = propertiesOfUnitFiles(unit);
    const firstFile = /^\s{0,8}# (\/\S{1,300}\.(?:service|conf))$/m.exec(unit)?.[1];
    // Without its command line it is a part, such as a drop-in, or with braces what systemd shows; behind a path, what stands before the first drop-in.
    const own = properties.execStart?.startsWith('/') !== true || firstFile?.endsWith('.conf') === true ? undefined : fragmentVariables(unit);
    const bare = bareVariables(lines).filter((name) => mattersToInference(name) && !Object.hasOwn(properties.environment ?? {}, name));
    if (bare.length > 0) notSet.set(book, new Set([...(notSet.get(book) ?? []), ...bare]));
    // A single setting that is quoted below such a unit is what somebody answers that it should be.
    const answered = unit === lines ? undefined : notSet.get(book);
    claimUnit(book, found.place, answered === undefined ? properties : withoutVariables(properties, answered), context, own, bare);
    book.recognised('unit file', found.from, found.to);
    return true;
  },
};

/** The variables that a unit in the text has without Environment=. */
const notSet = new WeakMap<Book, ReadonlySet<string>>();

function withoutVariables({ environment, ...properties }: UnitProperties, names: ReadonlySet<string>): UnitProperties {
  const left = Object.entries(environment ?? {}).filter(([name]) => !names.has(name));
  return left.length === 0 ? properties : { ...properties, environment: Object.fromEntries(left) };
}

/** Where a drop-in begins: systemctl cat's heading, what the editor of systemctl edit shows, or the command that prints it. */
const dropInPath = '(/(?:etc|home/[^/\\s]{1,60}/\\.config)/systemd/(?:system|user)/([\\w@.-]{1,80}\\.service)\\.d/[\\w@.-]{1,80}\\.conf)';
const dropInBegins = new RegExp(`^\\s{0,8}(?:# |### Editing |(?:\\S{0,60}[$#>%] ?)?(?:sudo )?cat )${dropInPath}\\s{0,4}$`);
/** Where it ends: the next file, the editor's second comment, the next command. */
const dropInEnds = /^\s{0,8}(?:#{1,3} \/\S{1,300}\.(?:service|conf)\s{0,4}$|### (?:Lines|Edits) below |\S{0,60}[$%>] ?[a-z])/;

/** Drop-ins that are shown whole: which of them have settings above any section. */
function claimDropIns(book: Book, place: Place, text: string): boolean {
  const stray = new Map<string, string[]>();
  const lines = text.split('\n', 2_000);
  for (const [at, line] of lines.entries()) {
    const [, path, name] = dropInBegins.exec(line.slice(0, 400)) ?? [];
    if (path === undefined || name === undefined || !looksServing(name)) continue;
    const rest = lines.slice(at + 1);
    const end = rest.findIndex((each) => dropInEnds.test(each.slice(0, 400)));
    const own = rest.slice(0, end === -1 ? rest.length : end).join('\n');
    // What is cut to its heading tells nothing.
    if (!/^\s{0,8}[A-Z][A-Za-z]{2,40}\s{0,4}=/m.test(own)) continue;
    stray.set(name, [...(stray.get(name) ?? []), ...(hasStraySettings(own) ? [path] : [])]);
  }
  for (const [name, paths] of stray) unitItem(book, place, name)(services.item.strayDropIns, paths);
  return stray.size > 0;
}

export const systemctlShow: Recogniser = {
  kind: 'systemctl show',
  mark: /^\s{0,8}(?:Id=\S{1,80}\.service|ActiveState=|FragmentPath=|NRestarts=|ExecMainStatus=)/m,
  read(output, book, context) {
    const found = span(output, /^\s{0,8}[A-Z][A-Za-z]{2,40}=/, 'tool');
    const [unit] = parseSystemctlShow(output.text);
    if (found === undefined || unit === undefined) return false;
    claimUnit(book, found.place, unit, context);
    book.recognised('systemctl show', found.from, found.to);
    return true;
  },
};

export const systemctlStatus: Recogniser = {
  kind: 'systemctl status',
  mark: /^\s{0,20}Loaded: \w/m,
  read(output, book, context) {
    const found = span(output, /^\s{0,20}(?:Loaded|Active|Drop-In|Main PID|Process|Tasks|CGroup): |\.service - /, 'tool');
    if (found === undefined) return false;
    claimUnit(book, found.place, parseSystemctlStatus(output.lines.map(({ text }) => text).join('\n')), context);
    book.recognised('systemctl status', found.from, found.to);
    return true;
  },
};

/** The journal of a unit: that it exists, that systemd runs it, how it ended. */
export const journal: Recogniser = {
  kind: 'journal',
  mark: /\bsystemd\[\d{1,7}\]: /,
  read(output, book) {
    const found = span(output, /\bsystemd\[\d{1,7}\]: /, 'log');
    if (found === undefined) return false;
    for (const line of found.lines) {
      const name = /\b([\w@.-]{1,80}\.service): /.exec(line.text)?.[1];
      if (name === undefined || !looksServing(name)) continue;
      const place = at(line, 'log');
      const item = unitItem(book, place, name);
      if (/\bsystemd\[1\]: /.test(line.text)) item(services.item.kind, 'system');
      const status = /Main process exited, code=\w{1,10}, status=(\d{1,3})/.exec(line.text)?.[1];
      item(services.item.exitStatus, status === undefined ? undefined : Number(status));
      const result = /Failed with result '([a-z-]{1,30})'/.exec(line.text)?.[1];
      item(services.item.result, result);
      if (result !== undefined) item(services.item.activeState, 'failed');
    }
    if (!/^\s{0,8}Linger=yes\s{0,4}$/m.test(output.text)) claimUserManager(book, found);
    for (const line of output.lines) {
      // The child says it, newer ones under the program's name: "(lms)[812]: lms.service: …".
      const refused = /\b([\w@.-]{1,80}\.service): Failed at step EXEC spawning (\/\S{1,300}): Permission denied/.exec(line.text.slice(0, 600));
      const [, name, program] = refused ?? [];
      if (name === undefined || !looksServing(name)) continue;
      const item = unitItem(book, at(line, 'log'), name);
      item(services.item.exitStatus, 203);
      item(services.item.execStart, program);
      item(services.item.execExists, true);
    }
    book.fact(found.place, systemd.running, true);
    book.recognised('journal', found.from, found.to);
    return true;
  },
};

/** The manager of a user, and that it ended with the last session: with lingering it ends only with the machine. */
function claimUserManager(book: Book, { lines, place }: { lines: readonly PieceLine[]; place: Place }): void {
  for (const line of lines) {
    const name = /\bsystemd\[(?!1\])\d{1,7}\]: (?:Start|Stopp)(?:ing|ed) ([\w@.-]{1,80}\.service)\b/.exec(line.text)?.[1];
    if (name !== undefined && looksServing(name)) unitItem(book, at(line, 'log'), name)(services.item.kind, 'user');
  }
  const ended = lines.some(({ text }) => /\bsystemd\[1\]: Stopping (?:user@\d{1,7}\.service|User Manager for UID \d{1,7}\b)/.test(text));
  if (ended && !lines.some(({ text }) => /\b(?:Shutdown|Power-?Off|Reboot|Halt)\b/i.test(text))) book.fact(place, systemd.lingering, false);
}

/** A server that cannot start says why in one line and ends; its unit has failed then, whether or not systemd's own words are in the text. */
export const serverEnds: Recogniser = {
  kind: 'server error',
  mark: /\bError: (?:mkdir|could not create|open|listen tcp|permission denied)/,
  read(output, book, { speaksOf }) {
    const found = span(output, /(?:^|[:\s])Error: (?:mkdir \/|could not create |open \/|listen tcp |permission denied)/, 'log');
    if (found === undefined || !speaksOf.has('ollama')) return false;
    const item = unitItem(book, found.place, 'ollama.service');
    item(services.item.result, 'exit-code');
    item(services.item.activeState, 'failed');
    book.recognised('server error', found.from, found.to);
    return true;
  },
};

const runtimeOf: Readonly<Record<string, RuntimeKind>> = {
  ollama: 'ollama',
  'llama.cpp': 'llama.cpp',
  vllm: 'vllm',
  lemonade: 'lemonade',
  koboldcpp: 'koboldcpp',
  'lm-studio': 'lm-studio',
  sglang: 'sglang',
};

function unitItem(book: Book, place: Place, name: string) {
  const item = book.item(place, services, `unit:${name}`);
  item(services.item.name, name);
  if (/^ollama/i.test(name)) item(services.item.serves, 'ollama');
  if (/^llama[-_.]?(?:server|cpp)/i.test(name)) item(services.item.serves, 'llama.cpp');
  if (/^vllm/i.test(name)) item(services.item.serves, 'vllm');
  return item;
}

/** `own`: the variables of the unit file itself; what systemd shows has those of the drop-ins in it. `bare`: those that systemd does not take for such. */
export function claimUnit(
  book: Book,
  place: Place,
  unit: UnitProperties,
  { speaksOf }: TextContext,
  own?: Readonly<Record<string, string>>,
  bare: readonly string[] = [],
): void {
  const serves = unit.execStart === undefined ? undefined : servedBy(unit.execStart);
  const name =
    unit.name ??
    (serves === undefined ? (speaksOf.has('ollama') ? 'ollama.service' : undefined) : `${serves === 'llama.cpp' ? 'llama-server' : serves}.service`);
  if (name === undefined || (serves === undefined && !looksServing(name))) return;
  const item = unitItem(book, place, name);
  const { item: of } = services;
  item(of.serves, serves);
  item(of.fragment, unit.fragment);
  item(of.dropIns, unit.dropIns);
  item(of.execStart, unit.execStart);
  item(of.enabled, unit.enabled);
  item(of.activeState, unit.activeState);
  item(of.subState, unit.subState);
  item(of.result, unit.result);
  item(of.exitStatus, unit.exitStatus);
  item(of.restarts, unit.restarts);
  item(of.user, unit.user);
  item(of.group, unit.group);
  item(of.supplementaryGroups, unit.supplementaryGroups);
  item(of.dynamicUser, unit.dynamicUser);
  item(of.devicePolicy, unit.devicePolicy);
  item(of.deviceAllow, unit.deviceAllow);
  item(of.privateDevices, unit.privateDevices);
  item(of.protectHome, unit.protectHome);
  item(of.protectSystem, unit.protectSystem);
  item(of.readWritePaths, unit.readWritePaths);
  item(of.bindPaths, unit.bindPaths);
  item(of.privateTmp, unit.privateTmp);
  item(of.privateUsers, unit.privateUsers);
  item(of.memoryMax, unit.memoryMax);
  item(of.memoryHigh, unit.memoryHigh);
  item(of.limitMemlock, unit.limitMemlock);
  item(of.limitNofile, unit.limitNofile);
  item(of.noNewPrivileges, unit.noNewPrivileges);
  item(of.after, unit.after);
  item(of.wants, unit.wants);
  if (bare.length > 0) item(of.bareVariables, bare);
  if (unit.environment !== undefined) {
    const variables = variablesThatMatter(unit.environment);
    item(of.environment, variables);
    if (own !== undefined) item(of.fragmentEnvironment, variablesThatMatter(own));
    item(of.modelsDir, unit.environment.OLLAMA_MODELS);
    // A drop-in has no command line.
    if (serves === 'ollama' || (serves === undefined && /^ollama/.test(name))) {
      book.entries(place, ollama.environment, variables);
      book.fact(place, ollama.modelsFolder, unit.environment.OLLAMA_MODELS);
    }
  }
  const kind = serves === undefined ? undefined : runtimeOf[serves];
  if (kind !== undefined) claimRuntime(book, place, kind);
  book.fact(place, systemd.running, true);
}

/** `id`, `groups`. */
export const identity: Recogniser = {
  kind: 'id',
  mark: /\buid=\d{1,10}|^\s{0,8}\$? ?groups(?: \w+)?\s*$/m,
  read(output, book) {
    const found = span(output, /\buid=\d{1,10}\(?/, 'tool');
    if (found === undefined) return false;
    for (const each of parseIdOutput(found.lines.map(({ text }) => text).join('\n'))) {
      if (each.user !== undefined && /^(?:ollama|vllm|llama|lemonade)/.test(each.user)) {
        const item = unitItem(book, found.place, `${each.user}.service`);
        item(services.item.user, each.user);
        item(services.item.groups, each.groups);
        noteAccount(book, { user: each.user, uid: each.uid, groups: each.groups, unit: `${each.user}.service`, source: found.place.source });
      } else {
        noteAccount(book, { user: each.user, uid: each.uid, groups: each.groups, unit: undefined, source: found.place.source });
        book.fact(found.place, user.groups, each.groups);
        book.fact(found.place, user.uid, each.uid);
      }
    }
    book.recognised('id', found.from, found.to);
    return true;
  },
};
