import { platform } from '../../facts/platform.ts';
import { findTegraRelease } from '../../parsers/tegra-release.ts';
import type { Book, Place } from '../book.ts';
import { at, type Recogniser } from './recogniser.ts';

/**
 * What boards of NVIDIA's say of themselves: /etc/nv_tegra_release, jetson_release of jetson-stats, and its packages in dpkg's list
 * (`nvidia-l4t-core  36.4.7-20250918154033`).
 */
export const jetson: Recogniser = {
  kind: 'Jetson release',
  mark: /REVISION: |\[L4T |nvidia-l4t-core/,
  read(output, book) {
    let read = false;
    for (const line of output.lines) {
      const text = line.message.slice(0, 500);
      const place = at(line, 'tool');
      const release = findTegraRelease(text);
      if (release !== undefined) claimBoard(book, place, undefined, release);
      else {
        const [, board, ofBoard] = /\bModel: (NVIDIA [\w ()-]{3,80}) - Jetpack .{1,40}\[L4T (\d{2}\.\d{1,2}(?:\.\d{1,2})?)\]/.exec(text) ?? [];
        const core = /\bnvidia-l4t-core(?::arm64)?\s{1,40}(\d{2}\.\d{1,2}\.\d{1,2})-\d{14}\b/.exec(text)?.[1];
        if (board === undefined && core === undefined) continue;
        claimBoard(book, place, board, ofBoard ?? core);
      }
      book.recognised('Jetson release', line.number, line.number);
      read = true;
    }
    return read;
  },
};

function claimBoard(book: Book, place: Place, board: string | undefined, release: string | undefined): void {
  book.fact(place, platform.board, board);
  book.fact(place, platform.jetsonLinux, release);
  book.fact(place, platform.arch, 'aarch64');
  book.fact(place, platform.system, 'native');
}
