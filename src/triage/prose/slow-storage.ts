import { told } from '../../facts/told.ts';
import type { Book } from '../book.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';

const slow =
  /\b(?:HDDs?|hard (?:disks?|drives?)|spinning (?:disks?|rust)|NFS|NAS|SMB|CIFS|sshfs|s3fs|gcsfuse|network (?:drive|share|mount|storage|file ?system)|(?:external|USB) (?:SSD|HDD|drive|disk|storage)|swap ?(?:file|partition|space)?|SD ?card|memory card)\b/i;

/** Models lie on storage that is slow to read, or the machine swaps while they load, as somebody tells it. */
export function readSlowStorage(lines: readonly ProseLine[], book: Book): void {
  const found = lines.find(({ text }) => {
    const match = slow.exec(text.slice(0, 2_000));
    return match !== null && meaningOf(text, match.index, match[0].length) === 'state';
  });
  if (found !== undefined) book.fact(proseAt(found.number), told.slowStorage, true);
}
