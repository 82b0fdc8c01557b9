import { accessSync, constants, readdirSync, readlinkSync, type Stats, statSync } from 'node:fs';
import type { GapReason } from '../logic/fact.ts';
import { type Answer, byteRangeOf, type Request } from './host.ts';
import { readBytes, readText, readTextNow } from './read-file.ts';
import { access, readdir, readlink, stat } from './threads.ts';

/** The kinds of request that the file system answers. */
export type FileRequest = Request & { readonly kind: 'file' | 'list' | 'link' | 'stat' | 'access' | 'bytes' };

export function isFileRequest(request: Request): request is FileRequest {
  return fileKinds.has(request.kind);
}

const fileKinds: ReadonlySet<string> = new Set(['file', 'list', 'link', 'stat', 'access', 'bytes'] satisfies FileRequest['kind'][]);

/**
 * May this be asked without a limit? Names and attributes below /proc, /sys and /dev are the kernel's own tables, and so are the files named
 * here; a file that a driver or another process answers (a GPU's sysfs, debugfs, /proc/driver, /proc/PID/maps) may hang and is read in a thread.
 * Folders of the system itself are looked into at once as well: if they hung, so would the loader that started us. WSL's are Windows' own.
 */
export function isAnsweredFromMemory(request: FileRequest): request is FileRequest & { readonly kind: Exclude<FileRequest['kind'], 'bytes'> } {
  const { kind, subject } = request;
  if (kind === 'bytes') return false;
  return kind === 'file' ? safeFiles.test(subject) : safePlaces.test(subject);
}

const safePlaces = /^\/(?:sys|dev)(?:\/|$)|^\/proc(?:\/(?:self|sys|bus)\b|$)|^\/(?:etc|usr\/(?:lib64|share|s?bin)|usr\/lib(?!\/wsl))(?:\/|$)/;
const safeFiles =
  /^\/proc\/(?:version|version_signature|cmdline|meminfo|cpuinfo|modules|stat|vmstat|uptime|devices|filesystems|bus\/pci\/devices|sys\/[\w/.-]+|self\/(?:status|limits|cgroup|mountinfo|uid_map|gid_map)|\d+\/comm|net\/tcp6?)$|^\/sys\/(?:module|kernel\/mm|devices\/system|class\/dmi|power|fs\/cgroup|fs\/selinux)\/|^\/etc\/(?:os-release|passwd|group)$/;

/** Answers in this thread: a wait for another one costs ten times the read. */
export function answerNow({ kind, subject }: FileRequest & { readonly kind: Exclude<FileRequest['kind'], 'bytes'> }, maxBytes: number): Answer {
  try {
    switch (kind) {
      case 'file':
        return readTextNow(subject, maxBytes);
      case 'list':
        return listed(readdirSync(subject));
      case 'link':
        return { got: 'ok', text: `${readlinkSync(subject)}\n` };
      case 'stat':
        return described(statSync(subject));
      case 'access':
        return mayOpen(subject, (path, mode) => accessSync(path, mode));
    }
  } catch (error) {
    return refusal(error);
  }
}

/** Answers from another thread, which a hung device may keep. */
export async function answerFromThread({ kind, subject }: FileRequest, maxBytes: number, tail: boolean): Promise<Answer> {
  try {
    switch (kind) {
      case 'file':
        return await readText(subject, maxBytes, tail);
      case 'bytes': {
        const range = byteRangeOf(subject);
        return range === undefined ? { got: 'unsupported', detail: 'no range of bytes' } : await readBytes(range.path, range.from, range.to);
      }
      case 'list':
        return listed(await readdir(subject));
      case 'link':
        return { got: 'ok', text: `${await readlink(subject)}\n` };
      case 'stat':
        return described(await stat(subject));
      case 'access': {
        const [path, mode] = splitAccess(subject);
        return await access(path, mode).then(
          () => yes,
          (error: unknown) => noOr(error),
        );
      }
    }
  } catch (error) {
    return refusal(error);
  }
}

/** An error of the file system in our words. ENOENT and its like are knowledge, not failure. */
export function refusal(error: unknown): Answer {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENODEV' || code === 'ENXIO') return { got: 'absent' };
  const reason: GapReason = code === 'EACCES' || code === 'EPERM' ? 'denied' : 'unreadable';
  return { got: reason, detail: code ?? (error instanceof Error ? error.message : String(error)) };
}

function listed(names: readonly string[]): Answer {
  return {
    got: 'ok',
    text: [...names]
      .sort()
      .map((name) => `${name.replaceAll('\n', '\\n')}\n`)
      .join(''),
  };
}

function described(found: Stats): Answer {
  const kind = found.isFile()
    ? 'file'
    : found.isDirectory()
      ? 'dir'
      : found.isCharacterDevice()
        ? 'char'
        : found.isBlockDevice()
          ? 'block'
          : found.isSocket()
            ? 'socket'
            : found.isFIFO()
              ? 'fifo'
              : 'other';
  // makedev(3): major and minor numbers are split over the word.
  const [major, minor] = [(found.rdev >> 8) & 0xfff, (found.rdev & 0xff) | ((found.rdev >> 12) & 0xfff00)];
  const words = {
    kind,
    mode: `0${(found.mode & 0o7777).toString(8)}`,
    uid: found.uid,
    gid: found.gid,
    user: nameOf('/etc/passwd', found.uid),
    group: nameOf('/etc/group', found.gid),
    size: found.size,
    rdev: `${major}:${minor}`,
  };
  return {
    got: 'ok',
    text: `${Object.entries(words)
      .map(([name, value]) => `${name}=${String(value).replace(/\s/g, '_')}`)
      .join(' ')}\n`,
  };
}

const nameFiles = new Map<string, Map<number, string>>();

/** The name of an account or group; its number where it has none. The files are read once a run. */
function nameOf(path: '/etc/passwd' | '/etc/group', id: number): string | number {
  let names = nameFiles.get(path);
  if (names === undefined) {
    names = new Map();
    try {
      const answer = readTextNow(path, 2 * 1024 * 1024);
      for (const line of (answer.got === 'ok' ? answer.text : '').split('\n')) {
        const [name, , number] = line.split(':');
        if (name && number) names.set(Number(number), name);
      }
    } catch {
      // Without the file every id is shown as its number.
    }
    nameFiles.set(path, names);
  }
  return names.get(id) ?? id;
}

const accessModes: Record<string, number> = { r: constants.R_OK, w: constants.W_OK, rw: constants.R_OK | constants.W_OK, x: constants.X_OK };
const yes: Answer = { got: 'ok', text: 'yes\n' };

function splitAccess(subject: string): [path: string, mode: number] {
  const at = subject.lastIndexOf(' ');
  return [subject.slice(0, at), accessModes[subject.slice(at + 1)] ?? constants.F_OK];
}

function mayOpen(subject: string, ask: (path: string, mode: number) => void): Answer {
  const [path, mode] = splitAccess(subject);
  try {
    ask(path, mode);
    return yes;
  } catch (error) {
    return noOr(error);
  }
}

/** A refusal is the answer "no"; anything else is none. */
function noOr(error: unknown): Answer {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? { got: 'ok', text: `no ${code}\n` } : refusal(error);
}
