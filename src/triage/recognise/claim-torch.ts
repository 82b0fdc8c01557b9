import { torch } from '../../facts/torch.ts';
import { wheelVariant } from '../../parsers/python-packages.ts';
import type { Book, ItemNote, Place } from '../book.ts';
import { claimRuntime } from './claim-runtime.ts';

/**
 * PyTorch by its whole version, as it or a program on it prints it: `2.6.0+cu124`. An index of a Linux distribution or of conda may leave the local part out,
 * which tells nothing then.
 */
export function claimTorch(book: Book, place: Place, version: string): ItemNote {
  const item = book.item(place, torch, 'text:python');
  item(torch.item.version, version);
  item(torch.item.variant, wheelVariant(version) ?? undefined);
  claimRuntime(book, place, 'pytorch', { version });
  return item;
}
