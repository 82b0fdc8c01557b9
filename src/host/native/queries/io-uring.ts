import { tryRing } from '../ring.ts';
import type { Query } from './query.ts';

/** The system call itself, where a filter might end the process that makes it. */
export const ask: Query = (koffi) => ({ library: null, ...tryRing(koffi) });
