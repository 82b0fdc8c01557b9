import { isOk } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';
import { ancestors, parseCgroup } from '../../parsers/cgroup.ts';
import type { Finding } from '../../witness/claim.ts';
import { from, gap, known } from '../define-probe.ts';

/** What a controller's limit is called in each version, and how it reads; the lowest of a cgroup and all above it is in force. */
export interface Limit {
  readonly controller: 'memory' | 'cpu';
  readonly unified: string;
  readonly parseUnified: (text: string) => number | null;
  /** The file in a v1 hierarchy. */
  readonly legacy: string;
  readonly parseLegacy: (text: string) => number | null;
}

/** The lowest limit on the way up; null where there is none. One level that cannot be read leaves it open. */
export async function readCgroupLimit(host: Door, limit: Limit): Promise<Finding<number>> {
  const place = from('file /proc/self/cgroup', await host.read('/proc/self/cgroup'), (text) => parseCgroup(text, limit.controller), { absent: 'gap' });
  if (!('value' in place)) return place;
  if (place.value === null) return gap('unsupported', place.source);
  const { version, path } = place.value;
  const [folder, file, parse] =
    version === 2 ? ['/sys/fs/cgroup', limit.unified, limit.parseUnified] : [`/sys/fs/cgroup/${limit.controller}`, limit.legacy, limit.parseLegacy];
  const paths = ancestors(path).map((each) => `${folder}${each}/${file}`);
  const answers = await Promise.all(paths.map((each) => host.read(each)));
  let lowest: { value: number; source: string } | undefined;
  for (const [at, answer] of answers.entries()) {
    const source = `file ${paths[at]}`;
    if (answer.got === 'absent') continue;
    if (!isOk(answer)) return gap(answer.got, source, answer.detail);
    const read = from(source, answer, parse);
    if (!('value' in read)) return read;
    if (read.value !== null && (lowest === undefined || read.value < lowest.value)) lowest = { value: read.value, source };
  }
  return lowest === undefined ? known<number>(null, 'file /proc/self/cgroup') : known(lowest.value, lowest.source);
}
