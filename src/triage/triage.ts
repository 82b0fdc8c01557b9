import type { Check, RuntimeName } from '../check/define-check.ts';
import { layers } from '../check/layers.ts';
import { evidenceFromReport, parseReport } from '../evidence/from-report.ts';
import { gpus } from '../facts/gpus.ts';
import { told } from '../facts/told.ts';
import { type Facts, isGap } from '../logic/fact.ts';
import type { Complaint } from '../report/complaint.ts';
import { machineTitle } from '../report/machine-title.ts';
import { makeReport, newestEvidence } from '../report/report.ts';
import type { Sign } from '../report/signs.ts';
import { settle } from '../witness/settle.ts';
import { questionsOf } from './ask.ts';
import { generalQuestions } from './ask-generally.ts';
import { type OpenBook, openBook, type Recognised } from './book.ts';
import { checksForText } from './checks-for-text.ts';
import { findSignsInText } from './find-signs-in-text.ts';
import { finishBook } from './finish.ts';
import { sameName } from './gpu-names.ts';
import { claimInstructionSets } from './instruction-sets.ts';
import { differencesOf, linesOfOther, sidesOf } from './machines.ts';
import { isManual } from './manual.ts';
import { claimOrdinary } from './ordinary-machine.ts';
import { withoutOvercome } from './overcome/overcome.ts';
import { readBoard } from './prose/board.ts';
import { readBootOrder } from './prose/boot-order.ts';
import { readBuildMemory } from './prose/build-memory.ts';
import { meaningOf } from './prose/clause.ts';
import { readComplaints, tellsOfFailure } from './prose/complaint.ts';
import { readDockerDesktop } from './prose/docker-desktop.ts';
import { readEvents } from './prose/events.ts';
import { readHardware } from './prose/hardware.ts';
import { readKilled } from './prose/killed.ts';
import { readLackingInstructions } from './prose/lacking.ts';
import { readMemory } from './prose/memory.ts';
import { readModuleReload } from './prose/module-reload.ts';
import { type PlatformWords, readPlatform } from './prose/platform.ts';
import { readSeveralGpus } from './prose/several-gpus.ts';
import { readSlowStorage } from './prose/slow-storage.ts';
import { readTroubles } from './prose/troubles.ts';
import { readVariables } from './prose/variables.ts';
import { type ProseLine, readVersions } from './prose/versions.ts';
import { readWindowsDrive } from './prose/windows-drive.ts';
import { readWslStates } from './prose/wsl-states.ts';
import { claimRuntime } from './recognise/claim-runtime.ts';
import type { Output, TextContext } from './recognise/recogniser.ts';
import { recognisersOf } from './recognisers.ts';
import { saidOfWindows } from './said-of-windows.ts';
import { runtimesSpokenOf } from './speaks-of.ts';
import { cleanText } from './text/clean-text.ts';
import { htmlToText, isHtml } from './text/html.ts';
import { type Piece, splitPieces, textOf } from './text/split-pieces.ts';
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
  const report = makeReport(
    { facts: known, log: { signs }, source: 'paste', timings: [], crashedProbes: [] },
    {
      checks: checksForText(options.checks, known, found),
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
  const asked = foreign === undefined ? questionsOf(report) : [];
  const ask =
    asked.length > 0 || foreign !== undefined || report.findings.length > 0
      ? asked
      : generalQuestions({
          complaints,
          fails: tellsOfFailure(mine),
          facts: known,
          runtimes: spoken,
          kinds: new Set(kinds.map(({ kind }) => kind)),
          text: textOf(mine).slice(0, 200_000),
        });
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

interface Machine {
  readonly facts: Facts;
  readonly kinds: readonly Recognised[];
  readonly words: PlatformWords;
  readonly complaints: Complaint[];
}

function readMachine(pieces: readonly Piece[], context: TextContext, spoken: readonly RuntimeName[]): Machine {
  const book = openBook();
  for (const piece of pieces) if (piece.kind === 'output') readOutput(piece, book, context);
  const prose = pieces.filter(({ kind }) => kind === 'prose').flatMap(proseLines);
  readVersions([...prose, ...spansOfProse(pieces)], book);
  readVariables(prose, book, context.remedyLines);
  readHardware(prose, book);
  readEvents(prose, book, context.speaksOf);
  readSeveralGpus(prose, book);
  readModuleReload(pieces, book);
  if (context.speaksOf.size > 0) readBootOrder(prose, book);
  readSlowStorage(prose, book);
  readBuildMemory(prose, book);
  readKilled(prose, book, context.speaksOf);
  readTroubles(pieces, book, context.speaksOf);
  const all = pieces.flatMap((piece) => piece.lines);
  readBoard(prose, all, book);
  const words = readPlatform(prose, all, book);
  readDockerDesktop(prose, all, book, words);
  // What Windows or a hypervisor's host has is not what Linux got.
  if (!words.wsl && !words.guest) readMemory(prose, book);
  readWslStates(prose, all, book);
  readWindowsDrive(prose, all, book);
  claimOrdinary(pieces, book, words);
  claimInstructionSets(book);
  readLackingInstructions(prose, book);
  // A text that speaks of a runtime is about one, whether or not it tells the version.
  const [first] = spoken;
  const place = { source: `line ${pieces[0]?.lines[0]?.number ?? 1} (prose)`, standing: 'prose' as const };
  const complaints = readComplaints(pieces);
  if (complaints.length > 0) book.fact(place, told.complaints, complaints);
  if (first !== undefined) claimRuntime(book, place, first);
  claimVendor(pieces, book);
  finishBook(book, words);
  return { facts: settle(book.close(), sameName), kinds: merged(book.kinds), words, complaints };
}

function readOutput(piece: Piece, book: OpenBook, context: TextContext): void {
  const output: Output = { piece, lines: piece.lines, text: piece.lines.map(({ message }) => message).join('\n') };
  // The mark was there, the output may not be: what a parser refuses is left alone.
  for (const recogniser of recognisersOf(output)) book.attempt(() => recogniser.read(output, book, context));
}

/** What helped, was tried or is advised; a setting in such a sentence is not that of the machine that fails. */
function remedyLines(pieces: readonly Piece[]): ReadonlySet<number> {
  const tells =
    /\b(?:faster|works?|worked|helps?|helped|fix(?:es|ed)?|solve[sd]?|cure[sd]?|work-?arounds?|gets? (?:a)?round|instead|try|tried|tested with|should|could|no longer|goes away)\b/i;
  return new Set(
    pieces.filter(({ kind }) => kind === 'prose').flatMap(({ lines }) => lines.filter(({ text }) => tells.test(text)).map(({ number }) => number)),
  );
}

/** Lines of prose; a short answer below a heading of an issue form reads "heading: answer". */
function proseLines({ heading, lines }: Piece): ProseLine[] {
  const field =
    /^(?:OS|GPU|CPU|Ollama version|Operating systems?(?: and version)?|ROCm version|Hardware|Kernel(?: release| version)?|WSL version|Windows version|Distro version|vLLM version|LM Studio version|Lemonade version|Driver version|NVIDIA driver version|Platform|GGML backends|Name and Version|NVIDIA Open GPU Kernel Modules Version)\b/i.test(
      heading,
    )
      ? heading
      : undefined;
  // A box of a form that is not ticked says nothing.
  const told = lines.filter(({ text }) => !/^\s{0,8}[-*] \[ \]/.test(text));
  return told.map(({ number, text }) => ({
    number,
    text: field === undefined || text === heading || text.trim() === '' || text.length > 160 ? text : `${field}: ${text}`,
  }));
}

/** Short spans of code name versions within sentences: "`0.17.0-rocm` seems to be fine". The line around them was read; commands in fences were not. */
function spansOfProse(pieces: readonly Piece[]): ProseLine[] {
  return pieces
    .filter(({ kind, info, lines }) => kind === 'output' && info !== '`' && lines.length <= 40)
    .flatMap(({ lines }) =>
      lines
        .filter(
          ({ text }) =>
            text.length < 200 &&
            /^\s{0,8}(?:OS|Kernel|Driver|GPU|CPU|ROCm|CUDA|Mesa|Ollama|vLLM|linux|bash \.\/NVIDIA|NVIDIA)[\w .-]{0,24}(?:[:=]| \d)|NVIDIA-Linux-|ollama version is/i.test(
              text,
            ),
        )
        .map(({ number, text }) => ({ number, text })),
    );
}

const vendors: readonly (readonly ['amd' | 'nvidia', RegExp])[] = [
  ['amd', /\bamdgpu\b|\brock-dkms\b|\brocblas|\bhipblas|\bROCm\b/i],
  // PyTorch for CUDA misses NVIDIA's driver beside a Radeon as well.
  ['nvidia', /(?<!\bno )\bnvidia[-_ ]?(?:smi|uvm|driver|modprobe|persistenced)|\blibcuda|\bNVRM\b|\bcud(?:art|a error|nn)\b/i],
];

/** A machine that is said to have no GPU at all; none that fails to show the one it has. */
const withoutGpu =
  /\b(?:(?:servers?|machines?|laptops?|VPS|VMs?|PCs?|computers?|hosts?) (?:without|with no|that has no|has no) (?:a |any |an? (?:dedicated|discrete) )?(?:GPUs?|graphics cards?)\b(?! (?:access|support|pass|accel|driver|is|are|detect|found|visible|usage|use|used))|CPU[- ]only (?:servers?|machines?|VPS|VMs?|box|hosts?)\b)/i;

function saysWithoutGpu(text: string): boolean {
  const found = withoutGpu.exec(text);
  return found !== null && meaningOf(text, found.index, found[0].length) === 'state';
}

/** Where no GPU is named at all, the tools that the text speaks of tell whose it is, if they are one vendor's. */
function claimVendor(pieces: readonly Piece[], book: OpenBook): void {
  if (book.claims.subjects.some(({ list }) => list === gpus.id)) return;
  const lines = pieces.flatMap((piece) => piece.lines);
  const found = vendors.flatMap(([vendor, pattern]) => {
    const line = lines.find(({ text }) => pattern.test(text.slice(0, 1_000)));
    return line === undefined ? [] : [{ vendor, line }];
  });
  const prose = pieces.filter(({ kind }) => kind === 'prose').flatMap((piece) => piece.lines);
  if (found.length === 0 && prose.some(({ text }) => saysWithoutGpu(text.slice(0, 1_000)))) book.complete(gpus);
  const [only] = found;
  if (found.length !== 1 || only === undefined) return;
  book.item({ source: `line ${only.line.number} (prose)`, standing: 'prose' }, gpus, `vendor:${only.vendor}`)(gpus.item.vendor, only.vendor);
}

/** Windows or macOS without any sign of Linux. */
function foreignSystem(text: string, facts: Facts, { foreign }: PlatformWords): TriageReport['foreign'] {
  const known = (id: string): boolean => facts.scalars[id] !== undefined;
  if (known('kernel.release') || known('platform.system') || /\bWSL/i.test(text)) return undefined;
  const head = text.slice(0, 200_000);
  const paths = head.match(/\b[A-Z]:\\{1,2}(?:Users|Windows|Program|ProgramData|llama|ai)\b/g)?.length ?? 0;
  if (paths >= 2 || (paths === 1 && foreign?.system === 'Windows'))
    return { system: 'Windows', source: foreign === undefined ? 'paths of Windows' : `line ${foreign.number}` };
  if (/\bDarwin Kernel Version|ggml_metal_init|\bmacOS \d{2}\.\d/.test(head) && !/\blinux\b/i.test(head)) return { system: 'macOS', source: 'words of macOS' };
  if (known('distro.id')) return undefined;
  if (foreign !== undefined) return { system: foreign.system, source: `line ${foreign.number}` };
  const windows = saidOfWindows(head);
  return windows === undefined ? undefined : { system: 'Windows', source: windows };
}

interface Block {
  readonly facts: Facts;
  readonly signs: readonly Sign[];
  readonly recognised: Recognised;
}

function withBlock(facts: Facts, block: Block | undefined): Facts {
  if (block === undefined) return facts;
  return { scalars: { ...facts.scalars, ...valuesOf(block.facts.scalars) }, lists: { ...facts.lists, ...valuesOf(block.facts.lists) } };
}

/** The block of one of ai-doctor's own reports. A block that does not read is only text. */
function readBlock(pieces: readonly Piece[]): Block | undefined {
  for (const piece of pieces) {
    const [first, last] = [piece.lines[0], piece.lines.at(-1)];
    if (piece.info !== 'json ai-doctor/1' || first === undefined || last === undefined) continue;
    try {
      const { facts, log } = evidenceFromReport(parseReport(piece.lines.map(({ text }) => text).join('\n')));
      return { facts, signs: 'signs' in log ? log.signs : [], recognised: { kind: 'ai-doctor report', lines: [first.number, last.number] } };
    } catch {
      // Cut or edited: the rest of the text is still worth reading.
    }
  }
  return undefined;
}

function valuesOf<T extends object>(of: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(of).filter(([, fact]) => !isGap(fact as never)));
}

/** Pieces of one kind that follow each other are told as one. */
function merged(kinds: readonly Recognised[]): Recognised[] {
  const sorted = [...kinds].sort((a, b) => a.lines[0] - b.lines[0] || a.lines[1] - b.lines[1]);
  const kept: { kind: string; lines: [number, number] }[] = [];
  for (const { kind, lines } of sorted) {
    const last = kept.findLast((each) => each.kind === kind);
    if (last !== undefined && lines[0] <= last.lines[1] + 2) last.lines[1] = Math.max(last.lines[1], lines[1]);
    else kept.push({ kind, lines: [lines[0], lines[1]] });
  }
  return kept;
}
