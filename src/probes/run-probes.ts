import { openEnding } from '../host/ending.ts';
import type { Host } from '../host/host.ts';
import { startsChild } from '../host/native/in-process.ts';
import { narrow } from '../host/reads.ts';
import { splitItemId } from '../logic/handle.ts';
import type { Claims, FactClaim, Finding, ListClaim, Standing, SubjectClaim, SubjectHints } from '../witness/claim.ts';
import type { Claim, LogLine, Probe } from './define-probe.ts';

const defaultLimitMs = 1_500;

export interface Gathered extends Claims {
  readonly log: readonly LogLine[];
  readonly timings: readonly { readonly probe: string; readonly ms: number }[];
  /** Probes that threw: our own bugs, listed in the report. */
  readonly crashed: readonly { readonly id: string; readonly error: string }[];
}

export interface RunOptions {
  readonly timeoutMs: number;
  readonly wake: boolean;
  readonly model?: string | undefined;
  /** Milliseconds since anything; the clock belongs to the caller. */
  readonly clock: () => number;
  readonly onStart?: (probe: string) => void;
  readonly onEnd?: (probe: string, ms: number) => void;
}

/** Runs all probes at once, each limited to its declared reads and its time. One that crashes or hangs costs its own facts. */
export async function runProbes(probes: readonly Probe[], host: Host, options: RunOptions): Promise<Gathered> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), options.timeoutMs);
  });
  try {
    const [askers, others] = byWait(probes);
    const early = askers.map((probe) => {
      const { host: told, asked } = tellNative(host);
      return { asked, run: runProbe(probe, told, over, options) };
    });
    await headStart(Promise.all(early.map(({ asked, run }) => Promise.race([asked, run]))));
    const each = await Promise.all([...early.map(({ run }) => run), ...others.map((probe) => runProbe(probe, host, over, options))]);
    return {
      facts: each.flatMap(({ facts }) => facts),
      subjects: each.flatMap(({ subjects }) => subjects),
      lists: each.flatMap(({ lists }) => lists),
      log: each.flatMap(({ log }) => log),
      timings: each.map(({ id, ms }) => ({ probe: id, ms })),
      crashed: each.flatMap(({ crashed }) => crashed ?? []),
    };
  } finally {
    clearTimeout(timer);
  }
}

/** Probes that ask drivers, and the others: those that wait for a command first, so that it works while the rest read. */
function byWait(probes: readonly Probe[]): [askers: Probe[], others: Probe[]] {
  const askers = probes.filter(({ reads }) => reads.some((read) => read.startsWith('native ') && startsChild(read.slice('native '.length))));
  const others = probes.filter((probe) => !askers.includes(probe));
  const waits = ({ reads }: Probe): boolean => reads.some((read) => read.startsWith('command '));
  return [askers, [...others.filter(waits), ...others.filter((probe) => !waits(probe))]];
}

/** The host, and when its first driver is asked. */
function tellNative(host: Host): { host: Host; asked: Promise<void> } {
  let tell = (): void => {};
  const asked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    asked,
    host: {
      ask(request, options) {
        if (request.kind === 'native' && startsChild(request.subject)) tell();
        return host.ask(request, options);
      },
    },
  };
}

const headStartMs = 10;

/** A driver's child process takes as long as all other probes together; it is worth some idle milliseconds to start it before them. */
async function headStart(asked: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, headStartMs);
  });
  await Promise.race([asked, late]);
  clearTimeout(timer);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

interface OneRun {
  readonly id: string;
  readonly facts: FactClaim[];
  readonly subjects: SubjectClaim[];
  readonly lists: ListClaim[];
  readonly log: LogLine[];
  readonly ms: number;
  readonly crashed?: { readonly id: string; readonly error: string };
}

async function runProbe(probe: Probe, host: Host, over: Promise<'timeout'>, options: RunOptions): Promise<OneRun> {
  const started = options.clock();
  options.onStart?.(probe.id);
  const own = openEnding();
  const book = takeClaims();
  const limit = Math.min(probe.limitMs ?? defaultLimitMs, options.timeoutMs);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ why: 'timeout' }>((resolve) => {
    timer = setTimeout(() => resolve({ why: 'timeout' }), limit);
    over.then(() => resolve({ why: 'timeout' }));
  });
  const done = probe.gather(narrow(host, probe, own), book.claim, { wake: options.wake, model: options.model }).then(
    () => ({ why: 'done' as const }),
    (error: unknown) => ({ why: 'crashed' as const, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  const end = await Promise.race([done, late]);
  clearTimeout(timer);
  own.end();
  book.close();
  const ms = options.clock() - started;
  options.onEnd?.(probe.id, ms);
  const taken = book.taken;
  if (end.why === 'done') {
    // A list that was looked for and of which nothing was said: what there is was not found, and more may be there.
    for (const given of probe.gives)
      if ('item' in given && !taken.lists.some(({ list }) => list === given.id)) taken.lists.push({ list: given.id, complete: false });
    return { id: probe.id, ...taken, ms };
  }
  const filled = { ...taken, ...fillGaps(probe, taken, end.why === 'timeout' ? `no end in ${limit} ms` : (end.error.split('\n', 1)[0] ?? ''), end.why) };
  return { id: probe.id, ...filled, ms, ...(end.why === 'crashed' ? { crashed: { id: probe.id, error: end.error } } : {}) };
}

/** What a probe owed and did not say becomes a gap with the reason why it ended. */
function fillGaps(
  probe: Probe,
  taken: { facts: FactClaim[]; subjects: SubjectClaim[]; lists: ListClaim[] },
  detail: string,
  reason: 'timeout' | 'crashed',
): { facts: FactClaim[]; lists: ListClaim[] } {
  const said = new Set(taken.facts.map(({ fact, subject }) => `${subject ?? ''} ${fact}`));
  const finding = { gap: reason, source: `probe ${probe.id}`, detail };
  const facts: FactClaim[] = [...taken.facts];
  const lists: ListClaim[] = [...taken.lists];
  for (const given of probe.gives) {
    if ('item' in given) {
      if (!taken.lists.some(({ list }) => list === given.id)) lists.push({ list: given.id, complete: finding });
      for (const { list, subject } of taken.subjects) {
        if (list !== given.id) continue;
        for (const handle of Object.values(given.item))
          if (!said.has(`${subject} ${handle.id}`)) facts.push({ fact: handle.id, subject, finding, standing: 'prose' });
      }
    } else if (splitItemId(given.id) === undefined && !said.has(` ${given.id}`)) facts.push({ fact: given.id, finding, standing: 'prose' });
  }
  return { facts, lists };
}

function takeClaims(): { claim: Claim; taken: { facts: FactClaim[]; subjects: SubjectClaim[]; lists: ListClaim[]; log: LogLine[] }; close(): void } {
  const taken = { facts: [] as FactClaim[], subjects: [] as SubjectClaim[], lists: [] as ListClaim[], log: [] as LogLine[] };
  let open = true;
  const say = (fact: string, finding: Finding<unknown>, standing: Standing, subject?: string): void => {
    if (open) taken.facts.push({ fact, finding, standing, ...(subject === undefined ? {} : { subject }) });
  };
  const claim: Claim = Object.assign((handle: { id: string }, finding: Finding<unknown>, standing: Standing = 'kernel') => say(handle.id, finding, standing), {
    item: (list: { id: string }, key: string, hints: SubjectHints = {}) => {
      if (open) taken.subjects.push({ list: list.id, subject: key, hints });
      return (handle: { id: string }, finding: Finding<unknown>, standing: Standing = 'kernel') => say(handle.id, finding, standing, key);
    },
    complete: (list: { id: string }) => {
      if (open) taken.lists.push({ list: list.id, complete: true });
    },
    gap: (list: { id: string }, reason: never, source: string, detail?: string) => {
      if (open) taken.lists.push({ list: list.id, complete: { gap: reason, source, ...(detail === undefined ? {} : { detail }) } });
    },
    log: (lines: readonly LogLine[]) => {
      if (open) for (const line of lines) taken.log.push(line);
    },
  }) as Claim;
  return {
    claim,
    taken,
    close: () => {
      open = false;
    },
  };
}
