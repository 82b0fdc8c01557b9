import type { Check, RuntimeName } from '../check/define-check.ts';
import { layers } from '../check/layers.ts';
import type { Facts } from '../logic/fact.ts';
import { machineTitle } from '../report/machine-title.ts';
import { makeReport, newestEvidence } from '../report/report.ts';
import { questionsOf } from './ask.ts';
import { isCutOff } from './ask-for-logs.ts';
import { generalQuestions, restFirst } from './ask-generally.ts';
import { checksForText } from './checks-for-text.ts';
import { findSignsInText } from './find-signs-in-text.ts';
import { foreignSystem } from './foreign-system.ts';
import { differencesOf, linesOfOther, sidesOf } from './machines.ts';
import { isManual } from './manual.ts';
import { withoutOvercome } from './overcome/overcome.ts';
import { tellsOfFailure } from './prose/complaint.ts';
import { readMachine, remedyLines } from './read-machine.ts';
import type { TextContext } from './recognise/recogniser.ts';
import { readBlock, withBlock } from './report-block.ts';
import { runtimesSpokenOf } from './speaks-of.ts';
import { cleanText } from './text/clean-text.ts';
import { htmlToText, isHtml } from './text/html.ts';
import { splitPieces, textOf } from './text/split-pieces.ts';
import type { TriageReport } from './triage-schema.ts';

export interface TriageOptions {
  readonly checks: readonly Check[];
  readonly version: string;
  readonly startedAt: string;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** What the maintainer cares about; without any, what the text speaks of. */
  readonly runtimes: readonly RuntimeName[];
  readonly clock: () => number;
  /** The newest date in the checks' evidence, where it is known. */
  readonly newestEvidence?: string;
  /** Bytes of the middle that were left out before. */
  readonly cutBytes?: number;
}

/** A pasted text in, a ranked report out. Pure; never looks at the machine that it runs on. */
export function triageText(text: string, options: TriageOptions): TriageReport {
  const started = options.clock();
  const clean = cleanText(text);
  const pieces = splitPieces(isHtml(clean) ? htmlToText(clean) : clean);
  const sides = sidesOf(pieces);
  const { pieces: mine, told: overcome } = withoutOvercome(
    pieces.filter((_, at) => sides[at] === 'here'),
    pieces,
  );
  const spoken = runtimesSpokenOf(mine);
  const context: TextContext = { speaksOf: new Set(spoken), remedyLines: remedyLines(pieces) };
  const { facts, kinds, words, complaints } = readMachine(mine, context, spoken);
  const theirs = pieces.filter((_, at) => sides[at] === 'other');
  const block = readBlock(mine);
  // What nobody claimed is not in the text.
  const known: Facts = { ...withBlock(facts, block), unasked: { gap: 'not-in-text' } };
  const other = theirs.length === 0 ? undefined : withBlock(readMachine(theirs, context, []).facts, readBlock(theirs));
  const found = isManual(clean) ? [] : findSignsInText(options.checks, mine, spoken, overcome);
  const signs = [...found, ...(block?.signs ?? [])];
  const foreign = block === undefined ? foreignSystem(theirs.length === 0 ? clean : textOf(mine), facts, words) : undefined;
  const judged = checksForText(options.checks, known, found);
  const report = makeReport(
    { facts: known, log: { signs }, source: 'paste', timings: [], crashedProbes: [] },
    {
      checks: judged,
      version: options.version,
      startedAt: options.startedAt,
      durationMs: options.clock() - started,
      only: options.only,
      // A machine without Linux is not judged at all.
      skip: foreign === undefined ? options.skip : layers,
      runtimes: options.runtimes.length > 0 ? options.runtimes : spoken,
      complaints,
      newestEvidence: options.newestEvidence ?? newestEvidence(options.checks),
    },
  );
  const whole = textOf(mine).slice(0, 200_000);
  const asked = foreign === undefined ? questionsOf(report, { checks: judged, facts: known, complaints, text: whole }) : [];
  const situation = {
    complaints,
    fails: tellsOfFailure(mine),
    facts: known,
    runtimes: spoken,
    kinds: new Set(kinds.map(({ kind }) => kind)),
    text: whole,
    cutOff: block === undefined && isCutOff(clean),
  };
  const settled = foreign !== undefined || report.findings.length > 0;
  const ask = settled ? asked : asked.length > 0 ? restFirst(situation, asked) : generalQuestions(situation);
  return {
    ...report,
    recognised: [...kinds, ...(block === undefined ? [] : [block.recognised])].map(({ kind, lines: [from, to] }) => ({
      kind,
      lines: [from, to] as [number, number],
    })),
    ask,
    complaints,
    ...(foreign === undefined ? {} : { foreign }),
    ...(other === undefined ? {} : { machines: { other: machineTitle(other), differences: differencesOf(known, other), lines: linesOfOther(pieces, sides) } }),
    ...(options.cutBytes === undefined ? {} : { cut: { bytes: options.cutBytes } }),
  };
}
