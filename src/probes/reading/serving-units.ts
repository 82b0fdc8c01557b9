import { isOk, type Unanswered } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';
import { looksServing, type ServedRuntime, servedBy } from '../../parsers/serving-command.ts';
import { parseUnitFiles, valuesOf } from '../../parsers/text/unit-files.ts';

/** A unit file that starts a program which serves models. */
export interface ServingUnit {
  readonly name: string;
  readonly kind: 'system' | 'user';
  readonly path: string;
  readonly serves: ServedRuntime;
  /** Its text. */
  readonly text: string;
}

export interface ServingUnits {
  readonly units: readonly ServingUnit[];
  /** The first thing that could not be read, so that the list may lack a unit. */
  readonly unread?: { readonly source: string; readonly answer: Unanswered };
}

/** Folders of unit files, those that win first. All files of the administrator's are looked into, of the distribution's those that are named so. */
const systemFolders = ['/etc/systemd/system', '/run/systemd/system', '/usr/local/lib/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system'];
const userFolders = ['/etc/systemd/user', '/usr/local/lib/systemd/user', '/usr/lib/systemd/user'];

/** What looking for them reads; for `reads` of the probes that do. */
export const servingUnitReads = [
  'stat /run/systemd/system',
  'env HOME',
  ...[...systemFolders, ...userFolders].flatMap((folder) => [`list ${folder}`, `file ${folder}/*.service`]),
  'list **/.config/systemd/user',
  'file **/.config/systemd/user/*.service',
];

const mostFiles = 80;

/** Finds the units that serve models, by their files. The caller has seen that systemd runs. */
export async function findServingUnits(host: Door): Promise<ServingUnits> {
  const home = await host.env('HOME');
  const own = isOk(home) && home.text.startsWith('/') ? [`${home.text.trim().replace(/\/+$/, '')}/.config/systemd/user`] : [];
  const [system, user] = await Promise.all([search(host, 'system', systemFolders), search(host, 'user', [...own, ...userFolders])]);
  // Without the name of the home directory the user's own units are not looked for.
  const homeless = isOk(home) || home.got === 'absent' ? undefined : { source: 'env HOME', answer: home };
  const unread = system.unread ?? user.unread ?? homeless;
  return { units: [...system.units, ...user.units], ...(unread === undefined ? {} : { unread }) };
}

async function search(host: Door, kind: 'system' | 'user', folders: readonly string[]): Promise<ServingUnits> {
  let unread: ServingUnits['unread'];
  const listed = await Promise.all(folders.map(async (folder) => ({ folder, answer: await host.list(folder) })));
  const wanted = new Map<string, string>();
  for (const { folder, answer } of listed) {
    if (isOk(answer)) {
      const looksAll = folder === '/etc/systemd/system' || folder.includes('/.config/');
      for (const name of answer.text.split('\n'))
        if (name.endsWith('.service') && !wanted.has(name) && (looksServing(name) || (looksAll && !ofTheSystem.test(name))))
          wanted.set(name, `${folder}/${name}`);
    } else if (answer.got !== 'absent') unread ??= { source: `list ${folder}`, answer };
  }
  const files = [...wanted].slice(0, mostFiles);
  if (wanted.size > mostFiles) unread ??= { source: `list ${folders[0]}`, answer: { got: 'too-large', detail: `more than ${mostFiles} unit files` } };
  const read = await Promise.all(files.map(async ([name, path]) => ({ name, path, answer: await host.read(path, { maxBytes: 32 * 1024 }) })));
  const units = read.flatMap(({ name, path, answer }): ServingUnit[] => {
    if (!isOk(answer)) {
      // A link into nowhere is a masked or removed unit.
      if (answer.got !== 'absent') unread ??= { source: `file ${path}`, answer };
      return [];
    }
    const serves = servesIn(name, answer.text);
    return serves === undefined ? [] : [{ name, kind, path, serves, text: answer.text }];
  });
  return { units, ...(unread === undefined ? {} : { unread }) };
}

/** Names that distributions link into /etc/systemd/system; they serve no models. */
const ofTheSystem =
  /^(?:dbus-|display-manager|getty|syslog|sshd?\.|cloud-|snap-|snap\.(?!ollama\.)|NetworkManager|autovt|vmtoolsd|iscsi|multipath|open-vm|systemd-|ctrl-alt-del|default\.)/;

function servesIn(name: string, text: string): ServedRuntime | undefined {
  // A snap's unit calls `snap run`.
  if (name.startsWith('snap.ollama.')) return 'ollama';
  try {
    const files = parseUnitFiles(text);
    return valuesOf(files, 'ExecStart')
      .map(servedBy)
      .find((serves) => serves !== undefined);
  } catch {
    // Masked units are empty files, and other texts are no units.
    return undefined;
  }
}
