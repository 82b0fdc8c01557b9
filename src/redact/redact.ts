import type { PrivateValues } from './private-values.ts';
import { isVocabulary } from './vocabulary.ts';

export const kinds = ['user', 'host', 'address', 'mac', 'uuid', 'serial', 'token', 'email', 'network'] as const;
export type Kind = (typeof kinds)[number];

/** Replaces private values by stable placeholders, `[user-1]`, the same value by the same one wherever it stands. */
export interface Redactor {
  text(text: string): string;
  /** Every string in a JSON value, keys included. */
  value<T>(value: T): T;
  /** How many different values of each kind were replaced. */
  counts(): Partial<Record<Kind, number>>;
}

export function makeRedactor(known: PrivateValues): Redactor {
  const given = new Map<string, string>();
  const numbers: Partial<Record<Kind, number>> = {};
  const place = (kind: Kind, secret: string): string => {
    const key = `${kind} ${kind === 'user' || kind === 'token' ? secret : secret.toLowerCase()}`;
    const before = given.get(key);
    if (before !== undefined) return before;
    numbers[kind] = (numbers[kind] ?? 0) + 1;
    const made = `[${kind}-${numbers[kind]}]`;
    given.set(key, made);
    return made;
  };
  const [forms, names] = [formRules(place), knownRules(known, place)];
  const cache = new Map<string, string>();
  const text = (original: string): string => {
    if (original === '') return original;
    const done = cache.get(original);
    if (done !== undefined) return done;
    const formed = mayHoldForm.test(original) ? forms.reduce((current, rule) => rule(current), original) : original;
    const redacted = names.reduce((current, rule) => rule(current), formed);
    if (original.length < 500) cache.set(original, redacted);
    return redacted;
  };
  const value = <T>(of: T): T => {
    if (typeof of === 'string') return text(of) as T;
    if (Array.isArray(of)) return of.map((each) => value(each)) as T;
    if (typeof of === 'object' && of !== null)
      return Object.fromEntries(
        Object.entries(of).map(([key, each]) => [text(key), isSecretName(key) && typeof each === 'string' && each !== '' ? place('token', each) : value(each)]),
      ) as T;
    return of;
  };
  return { text, value, counts: () => ({ ...numbers }) };
}

type Place = (kind: Kind, secret: string) => string;
type Rule = (text: string) => string;

/** Names of variables and fields whose values are secrets, whatever they look like. */
function isSecretName(name: string): boolean {
  let secret = secretNames.get(name);
  if (secret === undefined) {
    secret = looksSecret(name);
    // Most names are those of our own fields, which come again and again.
    if (secretNames.size < 1_000) secretNames.set(name, secret);
  }
  return secret;
}

const secretNames = new Map<string, boolean>();

function looksSecret(name: string): boolean {
  return (
    /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?|AUTH|COOKIE)(?:_|$)/i.test(name) &&
    !/TOKENIZERS?_|MAX_TOKENS|TOKENS$/i.test(name)
  );
}

const secretValue =
  /((?:^|[^A-Za-z0-9_])[A-Za-z0-9_-]{0,60}(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|API[_-]?KEY|ACCESS[_-]?KEY|PRIVATE[_-]?KEY)["']?\s{0,3}[=:]\s{0,3}["']?)([^\s"',;]{4,400})/gi;

/** Every form below holds one of these; most texts of a report are a word or a number. */
const mayHoldForm = /[-:=@.\\/#"']|hf_|gh|npm_|A[KI]|B(?:earer|asic)|serial|SSID/i;

/** EFI_GLOBAL_VARIABLE of the UEFI specification (3.3): the same on every machine, and part of the name by which Secure Boot is asked for. */
const efiGlobalVariable = '8be4df61-93ca-11d2-aa0d-00e098032b8c';

/** What is private by its form alone. Order matters: what holds other forms (a URL with a password) comes first. */
function formRules(place: Place): Rule[] {
  // `needle` is what a text must hold for the pattern to match at all; most texts do not, and looking for it is cheap.
  const swap =
    (needle: RegExp, pattern: RegExp, kind: Kind, pick?: (match: string, ...groups: string[]) => string): Rule =>
    (text) =>
      needle.test(text)
        ? text.replace(pattern, (match: string, ...groups: string[]) => (pick === undefined ? place(kind, match) : pick(match, ...groups)))
        : text;
  return [
    // https://user:password@host
    swap(
      /:\/\//,
      /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)([^\s/@:]{1,200}:[^\s/@]{1,200}|[A-Za-z0-9_-]{16,200})@/gi,
      'token',
      (_, scheme = '', secret = '') => `${scheme}${place('token', secret)}@`,
    ),
    swap(
      /hf_|sk-|gh|gl|npm_|A[KI]|xox|nvapi|eyJ/,
      /\b(?:hf_[A-Za-z0-9]{20,}|sk-[A-Za-z0-9_-]{20,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|npm_[A-Za-z0-9]{20,}|AKIA[0-9A-Z]{16}|AIza[A-Za-z0-9_-]{30,}|xox[abprs]-[A-Za-z0-9-]{10,}|nvapi-[A-Za-z0-9_-]{20,}|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,})/g,
      'token',
    ),
    swap(/B(?:earer|asic)/, /(\b(?:Bearer|Basic)\s+)([A-Za-z0-9._~+/=-]{8,})/g, 'token', (_, lead = '', secret = '') => `${lead}${place('token', secret)}`),
    swap(/[=:]/, secretValue, 'token', (match, lead = '', secret = '') =>
      /^\[token-\d+\]$/.test(secret) || /^(?:true|false|null|none|\d{1,9}|map\[.*|<.*>|\*+)$/i.test(secret) ? match : `${lead}${place('token', secret)}`,
    ),
    swap(/-/, /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, 'uuid', (match) =>
      match.toLowerCase() === efiGlobalVariable ? match : place('uuid', match),
    ),
    // AMD's own form, as in ROCR_VISIBLE_DEVICES.
    swap(/GPU-/, /(\bGPU-)([0-9a-f]{16})\b/gi, 'uuid', (_, lead = '', id = '') => `${lead}${place('uuid', id)}`),
    swap(/:/, /(?<![0-9a-f:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![0-9a-f:])/gi, 'mac'),
    swap(/@/, /\b[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9])?@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}\b/g, 'email', (match) =>
      isUnitName(match) ? match : place('email', match),
    ),
    swap(/serial/i, /(\bserial(?:[ _-]?(?:number|no))?["']?\s{0,40}[:=#]\s{0,3}["']?)([A-Za-z0-9-]{5,40})/gi, 'serial', (match, lead = '', serial = '') =>
      /^(?:unknown|none|default|system|notspecified|[a-z]+)$/i.test(serial) ? match : `${lead}${place('serial', serial)}`,
    ),
    swap(/SSID/, /(\bE?SSID\s{0,3}[:=]\s{0,3}"?)([^\s"]{1,64})/g, 'network', (_, lead = '', name = '') => `${lead}${place('network', name)}`),
    // Users under the folders where homes lie, on Linux and on a Windows drive that WSL mounts.
    swap(
      /home|Users|users/,
      /((?:^|[^A-Za-z0-9])\/(?:var\/)?home\/|\/Users\/|\/mnt\/[a-z]\/[Uu]sers\/|\b[A-Za-z]:[\\/]{1,2}Users[\\/]{1,2})([^\s/\\:"'`,;)\]}<>|*[]{1,64})/g,
      'user',
      (match, lead = '', name = '') => (sharedFolders.has(name) ? match : `${lead}${place('user', name)}`),
    ),
    swap(/id=/, /(\b[ug]id=\d{4,6}\()([^)\s]{1,64})(\))/g, 'user', (match, lead = '', name = '', tail = '') =>
      name.startsWith('[') ? match : `${lead}${place('user', name)}${tail}`,
    ),
    swap(/:/, /(?<![0-9A-Za-z:.])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![0-9A-Za-z:.])/gi, 'address'),
    swap(
      /::/,
      /(?<![0-9A-Za-z:.])(?:f[cde][0-9a-f]{2}|2[0-9a-f]{3})(?::[0-9a-f]{1,4}){0,6}::(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4}(?![0-9A-Za-z:])/gi,
      'address',
    ),
    ipv4Rule(place),
  ];
}

const sharedFolders = new Set(['linuxbrew', 'Public', 'Default', 'All', 'Shared', '.']);

/** `getty@tty1.service` looks like an address of mail and is none. */
function isUnitName(text: string): boolean {
  return /\.(?:service|socket|target|mount|slice|scope|timer|device|path|swap)$/.test(text);
}

/**
 * Dotted quads are versions as often as addresses. Private ranges count as addresses unless a version's surroundings say otherwise, any other
 * quad only where it stands like an address: after `//`, `@`, `inet `, or before a port.
 */
function ipv4Rule(place: Place): Rule {
  const quad = /(?<![\w.-])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\w-]|\.\d)/g;
  return (text) =>
    !text.includes('.')
      ? text
      : text.replace(quad, (match: string, a: string, b: string, c: string, d: string, at: number, whole: string) => {
          const [first, second] = [Number(a), Number(b)];
          if ([a, b, c, d].some((part) => Number(part) > 255 || (part.length > 1 && part.startsWith('0')))) return match;
          if (first === 127 || first === 0 || match === '255.255.255.255') return match;
          const [before, after] = [whole.slice(Math.max(0, at - 24), at), whole.slice(at + match.length, at + match.length + 8)];
          if (/(?:version|ver\.?|release|driver|==|>=|<=|~=|wsl|kernel|windows|build|cudnn|cublas|cuda)\W{0,3}$/i.test(before)) return match;
          const inPrivateRange =
            first === 10 ||
            (first === 192 && second === 168) ||
            (first === 172 && second >= 16 && second <= 31) ||
            (first === 169 && second === 254) ||
            (first === 100 && second >= 64 && second <= 127);
          const placed =
            /(?:\/\/|@|\binet\s|\baddr(?:ess)?[ =:]{1,3}|\bhost[ =:]{1,3}|\bfrom\s|\bto\s|\bip[ =:]{1,3}|HOST[=:]["']?)$/i.test(before) ||
            /^:\d{2,5}\b/.test(after) ||
            /^\/\d{1,2}\b/.test(after);
          return inPrivateRange || placed ? place('address', match) : match;
        });
}

/** Values that are known to be private. A name that is also a word of the trade is replaced only where it stands as a name. */
function knownRules({ users, hosts, homes, addresses, ids }: PrivateValues, place: Place): Rule[] {
  const whole = (value: string): RegExp => new RegExp(`(?<![A-Za-z0-9_])${literally(value)}(?![A-Za-z0-9_])`, 'g');
  const simple =
    (kind: Kind) =>
    (value: string): Rule =>
    (text) =>
      text.includes(value) ? text.replace(whole(value), () => place(kind, value)) : text;
  const named =
    (kind: 'user' | 'host') =>
    (value: string): Rule => {
      if (!isVocabulary(value) && value.length > 2) return simple(kind)(value);
      const name = literally(value);
      const positions =
        kind === 'user'
          ? [
              `(\\b(?:user(?:name)?|logname|login|owner|account)["']?\\s{0,2}[=:]\\s{0,2}["']?)(${name})(?![A-Za-z0-9_-])`,
              `(^|[\\s"'(=])(${name})(?=@[A-Za-z0-9[])`,
            ]
          : [`(@)(${name})(?![A-Za-z0-9_-])`, `(\\bhost(?:name)?["']?\\s{0,2}[=:]\\s{0,2}["']?)(${name})(?![A-Za-z0-9_-])`];
      const patterns = positions.map((position) => new RegExp(position, 'gi'));
      return (text) =>
        text.toLowerCase().includes(value.toLowerCase())
          ? patterns.reduce((current, pattern) => current.replace(pattern, (_, lead: string) => `${lead}${place(kind, value)}`), text)
          : text;
    };
  const home = (value: string): Rule => {
    const name = value.split('/').at(-1) ?? '';
    return (text) =>
      text.includes(value)
        ? text.replace(new RegExp(`${literally(value)}(?![A-Za-z0-9_-])`, 'g'), () => `${value.slice(0, value.length - name.length)}${place('user', name)}`)
        : text;
  };
  return [
    ...homes.filter((value) => !/^\/(?:var\/)?home\//.test(value)).map(home),
    ...addresses.map(simple('address')),
    ...ids.map(simple('serial')),
    ...[...hosts].sort((a, b) => b.length - a.length).map(named('host')),
    ...users.map(named('user')),
  ];
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
