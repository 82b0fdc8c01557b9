import { gpus } from '../../facts/gpus.ts';
import { nvidia } from '../../facts/nvidia.ts';
import { platform } from '../../facts/platform.ts';
import { rocm } from '../../facts/rocm.ts';
import { parseDeviceListing } from '../../parsers/device-listing.ts';
import type { Book, Place } from '../book.ts';
import { noteNodes } from '../node-access.ts';
import { type Recogniser, span } from './recogniser.ts';

/** `ls -l /dev/kfd /dev/dri /dev/nvidia*`. */
export const deviceListing: Recogniser = {
  kind: 'device listing',
  mark: /(?:^|\s)c[r-][w-][x-][r-][w-][x-][r-][w-][xtT-]/m,
  read(output, book) {
    const found = span(output, /(?:^|\s)c[r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-]|^\s{0,8}\/dev\/\w{1,20}:\s*$/, 'tool');
    if (found === undefined) return false;
    const nodes = parseDeviceListing(output.lines.map(({ text }) => text).join('\n'));
    const { place } = found;
    noteNodes(book, nodes, place.source);
    const kfd = nodes.find(({ path }) => path === '/dev/kfd');
    if (kfd !== undefined) {
      book.fact(place, rocm.kfdDevice, `${kfd.user}:${kfd.group} ${kfd.mode.toString(8).padStart(4, '0')}`);
      book.fact(place, rocm.kfdGroup, kfd.group);
      // WSL2 has /dev/dxg in its place.
      book.fact({ ...place, standing: 'prose' }, platform.system, 'native');
    }
    const nvidiaNodes = nodes.filter(({ path }) => path.startsWith('/dev/nvidia')).map(({ path }) => path);
    if (nvidiaNodes.length > 1) book.fact(place, nvidia.nodes, nvidiaNodes);
    book.recognised('device listing', found.from, found.to);
    return true;
  },
};

/** A device node that is looked for and not there: KFD's, or all those of the GPUs. */
export function claimMissingNode(book: Book, place: Place, node: string): void {
  if (node === '/dev/kfd') book.fact(place, rocm.kfdDevice, null);
  else book.item(place, gpus, 'every:render-node')(gpus.item.renderNode, null);
}

/** `ls: cannot access '/dev/dri': No such file or directory`, on the machine itself. */
export const missingNode: Recogniser = {
  kind: 'missing device node',
  mark: /cannot access '?\/dev\/(?:kfd|dri)/,
  read(output, book) {
    const found = span(output, /cannot access '?\/dev\/(?:kfd|dri)\/?'?: No such file/, 'tool');
    if (found === undefined || /^\s{0,8}root@[0-9a-f]{12}:|docker exec|\bin the container\b/m.test(output.text)) return false;
    for (const { text } of found.lines) claimMissingNode(book, found.place, /\/dev\/(?:kfd|dri)/.exec(text)?.[0] ?? '/dev/kfd');
    book.recognised('missing device node', found.from, found.to);
    return true;
  },
};
