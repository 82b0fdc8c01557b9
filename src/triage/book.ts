import type { AnyHandle, ListHandle, ValueOf } from '../logic/words.ts';
import type { Claims, FactClaim, Finding, ListClaim, Standing, SubjectClaim, SubjectHints } from '../witness/claim.ts';

/** A piece of a text that was understood as the output of something. */
export interface Recognised {
  readonly kind: string;
  /** First and last line, 1-based. */
  readonly lines: readonly [number, number];
}

/** Where something stands in the text, and how much it is worth. */
export interface Place {
  /** `line 12`, `lines 12–80`. */
  readonly source: string;
  readonly standing: Standing;
}

export type ItemNote = <H extends AnyHandle>(handle: H, value: ValueOf<H> | null | undefined) => void;

/** Collects what a text claims. A value of undefined was not said and is not claimed. */
export interface Book {
  fact<H extends AnyHandle>(place: Place, handle: H, value: ValueOf<H> | null | undefined): void;
  item<G extends Record<string, AnyHandle>>(place: Place, list: ListHandle<G>, subject: string, hints?: SubjectHints): ItemNote;
  complete(list: { readonly id: string }): void;
  recognised(kind: string, from: number, to: number): void;
  /** Words of several places in one text (a kernel command line told in parts). */
  words(place: Place, handle: AnyHandle, words: string): void;
  /** Entries of several places in one fact (variables, module parameters) are gathered before they are claimed. */
  entries(place: Place, handle: AnyHandle, entries: Readonly<Record<string, string>>): void;
}

export interface OpenBook extends Book {
  readonly claims: { readonly facts: FactClaim[]; readonly subjects: SubjectClaim[]; readonly lists: ListClaim[] };
  readonly kinds: Recognised[];
  /** Does the work; what it noted is taken back where it throws. */
  attempt(work: () => void): void;
  /** Claims the gathered entries; to be called once, at the end. */
  close(): Claims;
}

const mostItems = 64;

export function openBook(): OpenBook {
  const facts: FactClaim[] = [];
  const subjects: SubjectClaim[] = [];
  const lists: ListClaim[] = [];
  const kinds: Recognised[] = [];
  const introduced = new Set<string>();
  const opened = new Set<string>();
  const sizes = new Map<string, number>();
  const gathered = new Map<string, { place: Place; entries: Record<string, string>; sources: Set<string> }>();
  /** False for what was introduced before in the same words, and where the list is full. */
  const introduce = (list: string, subject: string, { name = '', pci = '', pciId = '' }: SubjectHints): boolean => {
    const words = `${list} ${subject} ${name} ${pci} ${pciId}`;
    const size = sizes.get(list) ?? 0;
    // A log of a month repeats its devices; a text with more of them than this holds no machine any more.
    if (introduced.has(words) || size >= mostItems) return false;
    introduced.add(words);
    opened.add(`${list} ${subject}`);
    sizes.set(list, size + 1);
    return true;
  };
  const finding = (value: unknown, { source }: Place): Finding<unknown> => ({ value, source });
  return {
    claims: { facts, subjects, lists },
    kinds,
    fact: (place, handle, value) => {
      if (value !== undefined) facts.push({ fact: handle.id, finding: finding(value, place), standing: place.standing });
    },
    item: (place, list, subject, hints = {}) => {
      if (introduce(list.id, subject, hints)) subjects.push({ list: list.id, subject, hints });
      if (!opened.has(`${list.id} ${subject}`)) return () => {};
      return (handle, value) => {
        if (value !== undefined) facts.push({ fact: handle.id, subject, finding: finding(value, place), standing: place.standing });
      };
    },
    complete: ({ id }) => lists.push({ list: id, complete: true }),
    recognised: (kind, from, to) => kinds.push({ kind, lines: [from, to] }),
    entries: (place, handle, entries) => {
      if (Object.keys(entries).length === 0) return;
      const before = gathered.get(`${handle.id} ${place.standing}`);
      if (before === undefined) gathered.set(`${handle.id} ${place.standing}`, { place, entries: { ...entries }, sources: new Set([place.source]) });
      else {
        Object.assign(before.entries, entries);
        if (before.sources.size < 6) before.sources.add(place.source);
      }
    },
    words: (place, handle, words) => {
      const before = facts.findIndex((claim) => claim.fact === handle.id && claim.standing === place.standing);
      const said = facts[before]?.finding;
      if (said === undefined || !('value' in said)) facts.push({ fact: handle.id, finding: finding(words, place), standing: place.standing });
      else
        facts[before] = { fact: handle.id, finding: { value: `${said.value} ${words}`, source: `${said.source}, ${place.source}` }, standing: place.standing };
    },
    attempt: (work) => {
      const before = { facts: facts.length, subjects: subjects.length, lists: lists.length, kinds: kinds.length };
      try {
        work();
      } catch {
        facts.length = before.facts;
        subjects.length = before.subjects;
        lists.length = before.lists;
        kinds.length = before.kinds;
        introduced.clear();
        opened.clear();
        sizes.clear();
        for (const { list, subject, hints } of subjects) introduce(list, subject, hints);
      }
    },
    close: () => {
      for (const [key, { place, entries, sources }] of gathered) {
        facts.push({ fact: key.slice(0, key.indexOf(' ')), finding: { value: entries, source: [...sources].join(', ') }, standing: place.standing });
      }
      gathered.clear();
      return { facts, subjects, lists };
    },
  };
}
