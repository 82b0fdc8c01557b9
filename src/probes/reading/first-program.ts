import { isOk } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';

/** A program that was found. */
export interface Found {
  readonly path: string;
  /** Where a symbolic link leads, one step. */
  readonly real: string;
  readonly source: string;
  readonly name?: string;
}

/** The first of these folders that holds the program; `unread` where none could be looked into. */
export async function firstOf(host: Door, folders: readonly string[], program: string): Promise<Found | 'unread' | undefined> {
  const answers = await Promise.all(
    folders.map(async (folder) => ({ path: `${folder.replace(/\/$/, '')}/${program}`, answer: await host.stat(`${folder.replace(/\/$/, '')}/${program}`) })),
  );
  const there = answers.find(({ answer }) => isOk(answer) && !/\bkind=dir\b/.test(answer.text));
  if (there === undefined) return answers.length > 0 && answers.every(({ answer }) => answer.got !== 'absent' && !isOk(answer)) ? 'unread' : undefined;
  const target = await host.link(there.path);
  const real = isOk(target) ? resolve(there.path, target.text.trim()) : there.path;
  return { path: there.path, real, source: `stat ${there.path}` };
}

function resolve(link: string, target: string): string {
  if (target.startsWith('/')) return target;
  const parts = link.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
