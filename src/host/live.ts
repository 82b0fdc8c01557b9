import { constants } from 'node:fs';
import { access, open, readdir, readlink, stat, statfs } from 'node:fs/promises';
import type { GapReason } from '../logic/fact.ts';
import { type Answer, type AskOptions, commandWords, type Host, type Request } from './host.ts';
import { limited } from './limited.ts';

const defaultTimeoutMs = 1_500;
const defaultMaxBytes = 256 * 1024;

/** The machine that we run on. Nothing is written, nothing but loopback is connected to, no shell is used. */
export function liveHost(): Host {
  return {
    ask: (request, options = {}) => limited(options.timeoutMs ?? defaultTimeoutMs, options.signal, (signal) => answer(request, { ...options, signal })),
  };
}

async function answer(request: Request, options: AskOptions & { signal: AbortSignal }): Promise<Answer> {
  const { kind, subject } = request;
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  try {
    switch (kind) {
      case 'file':
        return await readText(subject, maxBytes, options.tail ?? false);
      case 'list':
        return { got: 'ok', text: lines((await readdir(subject)).sort()) };
      case 'link':
        return { got: 'ok', text: `${await readlink(subject)}\n` };
      case 'stat':
        return await describeStat(subject);
      case 'access':
        return await mayOpen(subject);
      case 'statfs': {
        const { type, bsize, blocks, bavail } = await statfs(subject);
        return { got: 'ok', text: `type=0x${type.toString(16)} bsize=${bsize} blocks=${blocks} bavail=${bavail}\n` };
      }
      case 'env': {
        const value = process.env[subject];
        return value === undefined ? { got: 'absent' } : { got: 'ok', text: value };
      }
      case 'command': {
        const { runCommand } = await import('./command.ts');
        return await runCommand(commandWords(subject), { ...options, maxBytes });
      }
      case 'http': {
        const { callLoopback } = await import('./loopback.ts');
        return await callLoopback(subject, { ...options, maxBytes });
      }
      case 'inventory': {
        const { takeInventory } = await import('./inventory.ts');
        return await takeInventory(subject, options);
      }
      case 'native': {
        const { askNative } = await import('./native/ask-native.ts');
        return await askNative(subject, options);
      }
    }
  } catch (error) {
    return refusal(error);
  }
}

/** An error of the file system in our words. ENOENT and its like are knowledge, not failure. */
function refusal(error: unknown): Answer {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENODEV' || code === 'ENXIO') return { got: 'absent' };
  const reason: GapReason = code === 'EACCES' || code === 'EPERM' ? 'denied' : 'unreadable';
  return { got: reason, detail: code ?? (error instanceof Error ? error.message : String(error)) };
}

/**
 * Reads at most `maxBytes`. Files of /proc and /sys say they are empty, so the size is not asked; a pipe is refused, since opening it would wait.
 * Invalid UTF-8 becomes U+FFFD here, so that a replay sees what the live run saw.
 */
async function readText(path: string, maxBytes: number, tail: boolean): Promise<Answer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  try {
    let from = 0;
    if (tail) {
      const { size } = await file.stat();
      from = Math.max(0, size - maxBytes);
    }
    const chunks: Buffer[] = [];
    let taken = 0;
    let cut = from > 0;
    while (true) {
      const chunk = Buffer.allocUnsafe(Math.min(16 * 1024, maxBytes + 1 - taken));
      const { bytesRead } = await file.read(chunk, 0, chunk.length, from > 0 ? from + taken : null);
      if (bytesRead === 0) break;
      chunks.push(chunk.subarray(0, bytesRead));
      taken += bytesRead;
      if (taken > maxBytes) {
        cut = true;
        break;
      }
    }
    const text = Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8');
    return cut ? { got: 'ok', text, cut: true } : { got: 'ok', text };
  } finally {
    await file.close();
  }
}

async function describeStat(path: string): Promise<Answer> {
  const [found, users, groups] = await Promise.all([stat(path), names('/etc/passwd'), names('/etc/group')]);
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
  const [major, minor] = [(found.rdev >> 8) & 0xfff, (found.rdev & 0xff) | ((found.rdev >> 12) & 0xfff00)];
  const words = {
    kind,
    mode: `0${(found.mode & 0o7777).toString(8)}`,
    uid: found.uid,
    gid: found.gid,
    user: users.get(found.uid) ?? found.uid,
    group: groups.get(found.gid) ?? found.gid,
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

const nameFiles = new Map<string, Promise<Map<number, string>>>();

/** Number → name, of /etc/passwd or /etc/group; read once a run. */
function names(path: string): Promise<Map<number, string>> {
  const known = nameFiles.get(path);
  if (known !== undefined) return known;
  const reading = readText(path, 1024 * 1024, false).then(
    (answer) =>
      new Map(
        (answer.got === 'ok' ? answer.text.split('\n') : []).flatMap((line) => {
          const [name, , id] = line.split(':');
          return name && id ? [[Number(id), name] as const] : [];
        }),
      ),
    () => new Map<number, string>(),
  );
  nameFiles.set(path, reading);
  return reading;
}

const accessModes: Record<string, number> = { r: constants.R_OK, w: constants.W_OK, rw: constants.R_OK | constants.W_OK, x: constants.X_OK };

async function mayOpen(subject: string): Promise<Answer> {
  const at = subject.lastIndexOf(' ');
  try {
    await access(subject.slice(0, at), accessModes[subject.slice(at + 1)] ?? constants.F_OK);
    return { got: 'ok', text: 'yes\n' };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { got: 'ok', text: `no ${code}\n` };
    throw error;
  }
}

function lines(of: readonly string[]): string {
  return of.map((line) => `${line.replaceAll('\n', '\\n')}\n`).join('');
}
