import { type Answer, isOk } from '../../host/host.ts';
import type { Gap, GapReason } from '../../logic/fact.ts';

/** A gap that says where it was met. */
export type Unread = Gap & { readonly source: string };

export function unread(reason: GapReason, source: string, detail?: string): Unread {
  return { gap: reason, source, ...(detail === undefined ? {} : { detail }) };
}

/** The first answer that is neither text nor "not there", as a gap: what rests on all of the answers is then not known. */
export function unreadOf(answers: readonly (readonly [source: string, answer: Answer])[]): Unread | undefined {
  for (const [source, answer] of answers) if (!isOk(answer) && answer.got !== 'absent') return unread(answer.got, source, answer.detail);
  return undefined;
}

/** A library as its links show it: the path that the loader would take, and the last name behind it. */
export interface LinkedLibrary {
  readonly path: string;
  readonly target: string;
}

interface LinkReader {
  link(path: string): Promise<Answer>;
}

/**
 * Finds a library in the first folder that has it and follows its links until a name fits `named`.
 * Undefined where no folder has it; a gap where one that comes first could not be looked at.
 */
export async function findLinkedLibrary(
  host: LinkReader,
  { name, folders, named, follow }: { name: string; folders: readonly string[]; named: RegExp; follow: RegExp },
): Promise<LinkedLibrary | Unread | undefined> {
  const answers = await Promise.all(folders.map(async (folder) => [`${folder}/${name}`, await host.link(`${folder}/${name}`)] as const));
  for (const [path, first] of answers) {
    if (first.got === 'absent') continue;
    // A plain file is no link, which the kernel calls an invalid argument: it is there.
    if (first.got === 'unreadable' && first.detail === 'EINVAL') return { path, target: path };
    if (!isOk(first)) return unread(first.got, `link ${path}`, first.detail);
    let at: string = path;
    let answer: Answer = first;
    for (let hops = 0; hops < 6 && isOk(answer); hops++) {
      const target = answer.text.trim();
      at = target.startsWith('/') ? target : `${at.slice(0, at.lastIndexOf('/'))}/${target}`;
      if (named.test(at) || !follow.test(at)) break;
      answer = await host.link(at);
    }
    return { path, target: at };
  }
  return undefined;
}
